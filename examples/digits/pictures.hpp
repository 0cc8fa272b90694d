// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iomanip>
#include <sstream>
#include <stdexcept>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include <hinge/hinge.hpp>

#include "depth.hpp"
#include "training.hpp"

/// Pictures, drawn by gnuplot: each is a NAME.dat with the numbers and a NAME.gp with the commands
/// that make NAME.svg.
class pictures {
public:
    explicit pictures(std::filesystem::path directory) : directory_(std::move(directory)) {
        std::filesystem::create_directories(directory_);
    }

    /// Every function and its derivative.
    template <class... F>
    void add_functions(const std::tuple<F...>& activations) {
        std::vector<float> x;
        for (int i = -100; i <= 100; ++i) x.push_back(static_cast<float>(i) / 25.0f);

        std::ostringstream data, titles;
        const auto add = [&](const auto& f) {
            std::vector<float> y(x.size()), d(x.size());
            hinge::forward_with_derivative(f, x, y, d);
            for (std::size_t i = 0; i < x.size(); ++i)
                data << x[i] << ' ' << y[i] << ' ' << d[i] << '\n';
            data << end_of_set;
            titles << f.name << ' ';
        };
        std::apply([&](const auto&... f) { (add(f), ...); }, activations);

        write("functions", data, square, "titles = '" + titles.str() + R"('
set multiplot layout 3,3 title 'The activations and their derivatives' font ',18'
set xrange [-4:4]
set yrange [-2:4]
set xtics 2
set ytics 1
set key at graph 0.05,0.95 left top Left reverse samplen 2
do for [i=1:9] {
    set title word(titles, i) font ',15' offset 0,-0.5
    plot 'functions.dat' index i-1 using 1:2 with lines lw 2.5 lc rgb blue title 'f', \
         '' index i-1 using 1:3 with lines lw 2 dt (8,5) lc rgb orange title "f'"
}
unset multiplot
)");
    }

    /// The loss by epoch: a panel for each activation, with the others in grey behind it.
    void add_training(const std::vector<training_result>& results) {
        std::ostringstream data, titles;
        titles << std::fixed << std::setprecision(1);
        for (const training_result& result : results) {
            for (std::size_t i = 0; i < result.epochs.size(); ++i)
                data << i + 1 << ' ' << result.epochs[i].loss << '\n';
            data << end_of_set;
            titles << '"' << result.activation << ", " << 100 * result.accuracy() << " %\" ";
        }

        write("training", data, square, "titles = '" + titles.str() + R"('
set multiplot layout 3,3 title 'Training loss by epoch, and test accuracy in the end' font ',18'
set logscale y
set format y '%g'
set xtics 10
unset key
do for [i=1:9] {
    set title word(titles, i) font ',15' offset 0,-0.5
    plot for [k=0:8] 'training.dat' index k using 1:2 with lines lw 1.5 lc rgb grey, \
         'training.dat' index i-1 using 1:2 with lines lw 2.5 lc rgb blue
}
unset multiplot
)");
    }

    /// Dead units and accuracy by learning rate; results[i] belong to rates[i].
    void add_learning_rates(const std::vector<double>& rates,
                            const std::vector<std::vector<training_result>>& results) {
        std::ostringstream data, titles;
        for (std::size_t k = 0; k < results.front().size(); ++k) {
            for (std::size_t i = 0; i < rates.size(); ++i)
                data << rates[i] << ' ' << 100 * results[i][k].dead_units << ' '
                     << 100 * results[i][k].accuracy() << '\n';
            data << end_of_set;
            titles << results.front()[k].activation << ' ';
        }

        write("learning_rates", data, wide, "titles = '" + titles.str() + R"('
colors = "'#d9541e' '#1f5fa8' '#2a9d5c' '#8a5fbf' '#c99700'"
set multiplot layout 1,2 margins 0.06,0.83,0.14,0.88 spacing 0.07
set xlabel 'learning rate'
set yrange [-3:103]
set title 'Dead units, %' font ',15'
unset key
plot for [i=1:words(titles)] 'learning_rates.dat' index i-1 using 1:2 \
     with linespoints lw 2 pt 7 ps 0.6 lc rgb word(colors, i)
set title 'Test accuracy, %' font ',15'
set key at screen 0.985,0.86 right top Left reverse samplen 2 spacing 1.4
plot for [i=1:words(titles)] 'learning_rates.dat' index i-1 using 1:3 \
     with linespoints lw 2 pt 7 ps 0.6 lc rgb word(colors, i) title word(titles, i)
unset multiplot
)");
    }

    /// Mean and variance by layer.
    void add_depth(const std::vector<moments>& selu, const std::vector<moments>& relu) {
        std::ostringstream data;
        for (std::size_t i = 0; i < selu.size(); ++i)
            data << i + 1 << ' ' << selu[i].mean << ' ' << selu[i].variance << ' ' << relu[i].mean
                 << ' ' << relu[i].variance << '\n';

        write("selu_depth", data, wide, "layers = " + std::to_string(selu.size()) + R"(
set multiplot layout 1,2 margins 0.07,0.97,0.14,0.88 spacing 0.1
set xlabel 'layer'
set xrange [1:layers]
set xtics 4
set title 'Mean of the activations' font ',15'
set yrange [-0.5:0.5]
set key top right Left reverse samplen 2
plot 'selu_depth.dat' using 1:2 with lines lw 2.5 lc rgb blue title 'selu', \
     '' using 1:4 with lines lw 2.5 lc rgb orange title 'relu'
set title 'Variance of the activations' font ',15'
set logscale y
set format y '%g'
set yrange [*:10]
set key bottom left
plot 'selu_depth.dat' using 1:3 with lines lw 2.5 lc rgb blue title 'selu', \
     '' using 1:5 with lines lw 2.5 lc rgb orange title 'relu'
unset multiplot
)");
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
    static constexpr char square[] = "960,860", wide[] = "1100,480";
    static constexpr char end_of_set[] = "\n\n"; // what gnuplot's `index` counts

    void write(const std::string& name, const std::ostringstream& data, const std::string& size,
               const std::string& commands) {
        write_file(name + ".dat", data.str());
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

    void write_file(const std::string& name, const std::string& text) const {
        std::ofstream file(directory_ / name);
        if (!(file << text) || !file.flush())
            throw std::runtime_error((directory_ / name).string() + ": cannot be written");
    }

    std::filesystem::path directory_;
    std::vector<std::string> names_;
};
