// SPDX-License-Identifier: MIT
#pragma once

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

/// Pictures, drawn by gnuplot: each is a NAME.dat with the numbers and a NAME.gp with the commands
/// that make NAME.svg.
class gnuplot {
public:
    explicit gnuplot(std::filesystem::path directory) : directory_(std::move(directory)) {
        std::filesystem::create_directories(directory_);
    }

    /// size: width and height in pixels, "960,860".
    void add(const std::string& name, const std::string& data, const std::string& size,
             const std::string& commands) {
        write_file(name + ".dat", data);
        write_file(name + ".gp", "reset\nset terminal svg size " + size +
                                     R"( font 'sans-serif,13' background '#ffffff'
set termoption noenhanced
set output ')" + name + R"(.svg'
set border 3 lc rgb '#808080'
set tics nomirror
set grid lc rgb '#e4e4e4' lt 1 lw 1
blue = '#1f5fa8'
orange = '#d9541e'
grey = '#d0d0d0'
)" + commands);
        names_.push_back(name);
    }

    /// Draws what was added and says where it is.
    void draw() const {
        const std::string log = "gnuplot.log", place = directory_.string();
        std::filesystem::current_path(directory_); // the shell then sees no path of the user's
        if (std::system(("gnuplot --version > " + log + " 2>&1").c_str()) != 0) {
            std::printf(
                "No pictures: gnuplot is missing. The numbers and commands for them are in %s;\n"
                "once gnuplot is installed, run there: gnuplot *.gp\n",
                place.c_str());
            return;
        }
        std::printf("Pictures in %s:", place.c_str());
        for (const std::string& name : names_) {
            const std::string command = "gnuplot " + name + ".gp >> " + log + " 2>&1";
            const bool drawn = std::system(command.c_str()) == 0;
            std::printf(" %s%s", name.c_str(), drawn ? ".svg" : " (failed, see gnuplot.log)");
        }
        std::printf("\n");
    }

private:
    void write_file(const std::string& name, const std::string& text) const {
        std::ofstream file(directory_ / name);
        if (!(file << text) || !file.flush())
            throw std::runtime_error((directory_ / name).string() + ": cannot be written");
    }

    std::filesystem::path directory_;
    std::vector<std::string> names_;
};
