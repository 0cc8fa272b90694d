// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <filesystem>
#include <iomanip>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "depth.hpp"
#include "gnuplot.hpp"
#include "layer_activation.hpp"
#include "training.hpp"

/// Panels of one picture, in rows that are all full but for the last. As many columns as rows, but
/// at most four: in narrower panels the titles meet.
class grid {
public:
    explicit grid(std::size_t panels) {
        while (columns_ < 4 && columns_ * columns_ < panels) ++columns_;
        rows_ = (panels + columns_ - 1) / columns_;
    }

    /// 190 pixels for every row, and 40 for the title above them.
    std::string size() const { return "960," + std::to_string(40 + 190 * rows_); }
    /// The command, with a title above the panels.
    std::string begin(const std::string& title) const {
        return "set multiplot layout " + std::to_string(rows_) + ',' + std::to_string(columns_) +
               " title \"" + title + R"(" font ',18'
set lmargin 4
set rmargin 1
set tmargin 2.4
set bmargin 1.6
)";
    }

private:
    std::size_t columns_ = 1, rows_;
};

/// What the demo draws.
class pictures {
public:
    explicit pictures(std::filesystem::path directory) : gnuplot_(std::move(directory)) {}

    /// Every function and its derivative.
    void add_functions(const std::vector<layer_activation>& activations) {
        std::ostringstream data, titles, from;
        for (const layer_activation& f : activations) {
            const float left = f.name == "relu6" ? -1.0f : -4.0f; // or 6 would not be seen
            std::vector<float> x(161), y(x.size()), d(x.size());
            for (std::size_t i = 0; i < x.size(); ++i) x[i] = left + static_cast<float>(i) / 20.0f;
            f.forward(x, y);
            f.derivative(x, d);
            for (std::size_t i = 0; i < x.size(); ++i)
                data << x[i] << ' ' << y[i] << ' ' << d[i] << '\n';
            data << end_of_set;
            titles << f.name << ' ';
            from << left << ' ';
        }

        const grid panels(activations.size());
        gnuplot_.add(
            "functions", data.str(), panels.size(),
            "titles = '" + titles.str() + "'\nfrom = '" + from.str() + "'\n" +
                panels.begin("The activations f (blue) and their derivatives f' (orange)") +
                R"(
set xtics 2
set ytics 2
unset key
do for [i=1:words(titles)] {
    left = real(word(from, i))
    set xrange [left:left+8]
    set yrange [left+1:left+7]
    set title word(titles, i) font ',15' offset 0,-0.5
    plot 'functions.dat' index i-1 using 1:2 with lines lw 2.5 lc rgb blue, \
         '' index i-1 using 1:3 with lines lw 2 dt (8,5) lc rgb orange
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

        const grid panels(results.size());
        gnuplot_.add("training", data.str(), panels.size(),
                     "titles = '" + titles.str() + "'\n" +
                         panels.begin("Training loss by epoch, and test accuracy in the end") +
                         R"(
set lmargin 7
set logscale y
set format y '%g'
set ytics (1, 0.01, 0.0001)
unset mytics
set xtics 20
unset key
do for [i=1:words(titles)] {
    set title word(titles, i) font ',15' offset 0,-0.5
    plot for [k=1:words(titles)] 'training.dat' index k-1 using 1:2 with lines lw 1.5 lc rgb grey, \
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

        gnuplot_.add("learning_rates", data.str(), wide, "titles = '" + titles.str() + R"('
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

        gnuplot_.add("selu_depth", data.str(), wide, "layers = " + std::to_string(selu.size()) + R"(
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
    void draw() const { gnuplot_.draw(); }

private:
    static constexpr char wide[] = "1100,480";
    static constexpr char end_of_set[] = "\n\n"; // what gnuplot's `index` counts

    gnuplot gnuplot_;
};
