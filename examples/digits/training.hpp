// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <numeric>
#include <span>
#include <string>
#include <vector>

#include "layer_activation.hpp"
#include "network.hpp"
#include "progress.hpp"

struct training_options {
    std::size_t epochs = 40;
    std::size_t batch = 32;
    double learning_rate = 0.2;
};

struct epoch {
    double loss;     // mean over the epoch's training batches
    double accuracy; // on the test digits
};

struct training_result {
    std::string activation;
    std::vector<epoch> epochs;
    double dead_units;      // share of hidden units whose derivative is 0 on every training digit
    double mean_activation; // over hidden units and training digits
    bool constant_answer;   // the same class for every test digit
    double seconds;
    std::vector<std::vector<float>> learned_slopes; // by layer; prelu only

    double accuracy() const { return epochs.back().accuracy; }
    double loss() const { return epochs.back().loss; }
};

inline std::vector<std::size_t> answers(const network& net, const digits& data) {
    const matrix scores = net.forward(data.images).scores;
    std::vector<std::size_t> result(scores.rows);
    for (std::size_t i = 0; i < scores.rows; ++i) {
        const auto row = scores.row(i);
        result[i] =
            static_cast<std::size_t>(std::max_element(row.begin(), row.end()) - row.begin());
    }
    return result;
}

inline double share_of_equal(const std::vector<std::size_t>& a, const std::vector<std::size_t>& b) {
    std::size_t equal = 0;
    for (std::size_t i = 0; i < a.size(); ++i) equal += a[i] == b[i];
    return static_cast<double>(equal) / static_cast<double>(a.size());
}

/// Fills in what only the trained network on all training digits can tell.
inline void measure_units(const network& net, const digits& train, training_result& result) {
    const auto p = net.forward(train.images);
    std::size_t dead = 0, all = 0;
    double sum = 0;
    for (std::size_t i = 0; i < 2; ++i) {
        const matrix& z = p.z[i];
        matrix d(z.rows, z.columns);
        net.activations()[i].derivative(z.values, d.values);
        for (std::size_t unit = 0; unit < d.columns; ++unit) {
            bool is_dead = true;
            for (std::size_t image = 0; image < d.rows && is_dead; ++image)
                is_dead = d.row(image)[unit] == 0.0f;
            dead += is_dead;
        }
        all += d.columns;
        for (const float y : p.y[i].values)
            sum += double{y} / static_cast<double>(2 * p.y[i].values.size());
    }
    result.dead_units = static_cast<double>(dead) / static_cast<double>(all);
    result.mean_activation = sum;
}

/// Trains one network by minibatch gradient descent. Weights and the order of the digits come from
/// fixed seeds, the same for every activation.
inline training_result train(const layer_activation& activation, const train_test& data,
                             const training_options& options) {
    const auto start = std::chrono::steady_clock::now();
    training_result result{};
    result.activation = activation.name;

    network net(activation, 2);
    random_source random(3);
    std::vector<std::size_t> order(data.train.labels.size());
    std::iota(order.begin(), order.end(), std::size_t{0});

    progress bar("training with " + result.activation, options.epochs);
    for (std::size_t e = 0; e < options.epochs; ++e) {
        random.shuffle(order);
        double loss = 0;
        for (std::size_t first = 0; first < order.size(); first += options.batch) {
            const std::size_t n = std::min(options.batch, order.size() - first);
            const digits batch = subset(data.train, std::span(order).subspan(first, n));
            loss += net.step(batch, options.learning_rate) * static_cast<double>(n);
        }
        const std::vector<std::size_t> given = answers(net, data.test);
        result.epochs.push_back(
            {loss / static_cast<double>(order.size()), share_of_equal(given, data.test.labels)});
        result.constant_answer =
            std::all_of(given.begin(), given.end(), [&](auto a) { return a == given[0]; });
        bar.step();
    }
    measure_units(net, data.train, result);
    for (const layer_activation& a : net.activations())
        if (!a.slopes.empty()) result.learned_slopes.push_back(a.slopes);
    result.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return result;
}
