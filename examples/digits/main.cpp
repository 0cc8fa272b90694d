// SPDX-License-Identifier: MIT
//
// Trains one small network on handwritten digits with every activation, then shows two things they
// differ in: what a large learning rate does to them, and what depth does. Hinge is called in
// layer_activation.hpp.
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdio>
#include <exception>
#include <string>
#include <utility>
#include <vector>

#include "data.hpp"
#include "depth.hpp"
#include "layer_activation.hpp"
#include "pictures.hpp"
#include "training.hpp"

namespace {

constexpr char usage[] =
    R"(usage: digits [--quick] [DATA.csv [OUTPUT_DIR]]

Trains a network on handwritten digits with each of Hinge's activations and prints what came of it.

  DATA.csv     the digits; examples/data/digits.csv of Hinge's source tree if not given
  OUTPUT_DIR   where the pictures go; digits-output in the current directory if not given
  --quick      two epochs each, to see that it works
  --help       this text
)";

/// One network for each activation.
std::vector<training_result> train_each(const std::vector<layer_activation>& activations,
                                        const train_test& data, const training_options& options) {
    std::vector<training_result> results;
    for (const layer_activation& a : activations) results.push_back(train(a, data, options));
    return results;
}

/// With the identity all layers together are one linear map: the baseline for the others.
void compare_with_linear(const std::vector<training_result>& results) {
    const auto linear = std::ranges::find(results, "identity", &training_result::activation);
    if (linear == results.end()) return;
    const auto print = [&](const char* what, auto value) {
        std::printf("%s:", what);
        int found = 0;
        for (const training_result& r : results)
            if (value(r) > value(*linear))
                std::printf("%s %s", found++ ? "," : "", r.activation.c_str());
        std::printf("%s\n", found ? "" : " none");
    };
    std::printf("With identity the network is a linear classifier.");
    print(" More test errors than that", [](auto& r) { return -r.accuracy(); });
    print("A higher training loss", [](auto& r) { return r.loss(); });
}

/// The best first.
std::vector<training_result> compare(const std::vector<layer_activation>& activations,
                                     const train_test& data, const training_options& options) {
    std::printf(
        "A %zu-%zu-%zu-%zu network with softmax: %zu handwritten digits to train, %zu to test.\n"
        "Minibatches of %zu, learning rate %g, gradients clipped to norm 1, %zu epochs.\n\n",
        pixels, hidden_units, hidden_units, classes, data.train.labels.size(),
        data.test.labels.size(), options.batch, options.learning_rate, options.epochs);
    auto results = train_each(activations, data, options);
    std::ranges::stable_sort(results, [](auto& a, auto& b) {
        return std::pair(-a.accuracy(), a.loss()) < std::pair(-b.accuracy(), b.loss());
    });

    std::size_t longest = 12;
    for (const training_result& r : results) longest = std::max(longest, r.activation.size());
    const int width = static_cast<int>(longest);
    std::printf("%-*s test accuracy   training loss   dead units   mean activation   seconds\n",
                width, "activation");
    for (const training_result& r : results)
        std::printf("%-*s %11.1f %% %15.5f %10.1f %% %17.3f %9.2f\n", width, r.activation.c_str(),
                    100 * r.accuracy(), r.loss(), 100 * r.dead_units, r.mean_activation, r.seconds);

    const double high = results.front().accuracy(), low = results.back().accuracy(),
                 n = static_cast<double>(data.test.labels.size());
    std::printf(
        "\nA unit is dead if the derivative of its activation is 0 on every training digit.\n"
        "Accuracies: %.1f to %.1f %%; the standard error of the lowest, on %.0f digits, is %.1f.\n",
        100 * low, 100 * high, n, 100 * std::sqrt(low * (1 - low) / n));
    compare_with_linear(results);
    for (const training_result& r : results) {
        for (std::size_t i = 0; i < r.learned_slopes.size(); ++i) {
            const auto [lowest, highest] = std::ranges::minmax(r.learned_slopes[i]);
            std::printf("%s learned slopes from %.2f to %.2f in hidden layer %zu.\n",
                        r.activation.c_str(), double{lowest}, double{highest}, i + 1);
        }
    }
    return results;
}

void raise_learning_rate(const train_test& data, training_options options, pictures& drawings) {
    const std::vector<layer_activation> shown{
        layer_activation::of<hinge::relu>(), layer_activation::of<hinge::leaky_relu>(),
        layer_activation::of<hinge::gelu>(), layer_activation::of<hinge::silu>(),
        layer_activation::of<hinge::elu>()};
    const std::vector<double> rates{0.5, 1, 1.5, 2, 2.5, 3};

    std::printf(
        "\nLarger and larger learning rates, %zu epochs: dead units and test accuracy in %%\n\n",
        options.epochs);
    std::vector<std::vector<training_result>> results;
    for (const double rate : rates) {
        options.learning_rate = rate;
        results.push_back(train_each(shown, data, options));
        if (results.size() == 1) {
            std::printf("rate");
            for (const training_result& r : results[0]) std::printf("%15s", r.activation.c_str());
            std::printf("\n");
        }
        std::printf("%4.2f", rate);
        for (const training_result& r : results.back())
            std::printf("%8.1f %5.1f%c", 100 * r.dead_units, 100 * r.accuracy(),
                        r.constant_answer ? '*' : ' ');
        std::printf("\n");
    }

    std::printf(
        "\n* The same answer for every test digit. The first rate at which that happens:\n ");
    for (std::size_t k = 0; k < results[0].size(); ++k) {
        const auto first = std::find_if(results.begin(), results.end(),
                                        [=](auto& r) { return r[k].constant_answer; });
        std::printf("%s %s ", k == 0 ? "" : ",", results[0][k].activation.c_str());
        if (first == results.end()) {
            std::printf("(none)");
        } else {
            std::printf("%g", rates[static_cast<std::size_t>(first - results.begin())]);
        }
    }
    std::printf("\n");
    drawings.add_learning_rates(rates, results);
}

void go_deep(pictures& drawings) {
    const std::size_t layers = 32;
    const auto selu = signal_by_depth(layer_activation::of<hinge::selu>(), layers),
               relu = signal_by_depth(layer_activation::of<hinge::relu>(), layers);

    std::printf("\nRandom inputs of mean 0 and variance 1 through %zu layers of random weights, "
                "256 units each\n\n"
                "layer    selu mean   variance     relu mean   variance\n",
                layers);
    for (std::size_t layer = 1; layer <= layers; layer *= 2) {
        const moments s = selu[layer - 1], r = relu[layer - 1];
        std::printf("%5zu %12.3f %10.3f %13.2g %10.2g\n", layer, s.mean, s.variance, r.mean,
                    r.variance);
    }
    std::printf("\n");
    drawings.add_depth(selu, relu);
}

} // namespace

int main(int argc, char** argv) {
    std::vector<std::string> paths;
    training_options normal{}, short_runs{.epochs = 20};
    for (int i = 1; i < argc; ++i) {
        const std::string argument = argv[i];
        if (argument == "--help") {
            std::printf("%s", usage);
            return 0;
        } else if (argument == "--quick") {
            normal.epochs = short_runs.epochs = 2;
        } else if (argument.starts_with("-")) {
            std::fprintf(stderr, "digits: unknown option '%s'\n\n%s", argument.c_str(), usage);
            return 2;
        } else {
            paths.push_back(argument);
        }
    }
    if (paths.size() > 2) {
        std::fprintf(stderr, "digits: '%s' is one argument too many\n\n%s", paths[2].c_str(),
                     usage);
        return 2;
    }

    try {
        const std::string path = paths.empty() ? DIGITS_CSV : paths[0];
        const train_test data = split(read_digits(path));
        pictures drawings(paths.size() < 2 ? "digits-output" : paths[1]);

        const std::vector<layer_activation> activations = every_activation();
        drawings.add_functions(activations);
        drawings.add_training(compare(activations, data, normal));
        raise_learning_rate(data, short_runs, drawings);
        go_deep(drawings);
        drawings.draw();
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}
