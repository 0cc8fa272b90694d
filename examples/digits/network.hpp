// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "data.hpp"
#include "layer_activation.hpp"
#include "matrix.hpp"
#include "random.hpp"

/// The weights and biases of a layer, or the gradient with respect to them.
struct parameters {
    matrix weights;
    std::vector<float> bias;

    double squared_norm() const {
        double sum = 0;
        for (const float w : weights.values) sum += double{w} * double{w};
        for (const float b : bias) sum += double{b} * double{b};
        return sum;
    }
};

/// z = x weights + bias, the bias added to every row.
struct linear : parameters {
    /// Weights of variance 1 / inputs (LeCun), which is what SELU asks for; every activation starts
    /// from the same ones.
    linear(std::size_t inputs, std::size_t outputs, random_source& random)
        : parameters{normal_matrix(inputs, outputs, 1.0 / static_cast<double>(inputs), random),
                     std::vector<float>(outputs)} {}

    matrix forward(const matrix& x) const {
        matrix z = product(x, weights);
        for (std::size_t i = 0; i < z.rows; ++i)
            for (std::size_t j = 0; j < z.columns; ++j) z.row(i)[j] += bias[j];
        return z;
    }

    /// The gradient with respect to x, from the one with respect to z.
    matrix backward(const matrix& dz) const { return product(dz, transposed(weights)); }

    /// The gradient with respect to weights and bias, from the one with respect to z.
    parameters gradient(const matrix& x, const matrix& dz) const {
        parameters result{product(transposed(x), dz), std::vector<float>(dz.columns)};
        for (std::size_t i = 0; i < dz.rows; ++i)
            for (std::size_t j = 0; j < dz.columns; ++j) result.bias[j] += dz.row(i)[j];
        return result;
    }

    void subtract(const parameters& gradient, float factor) {
        for (std::size_t i = 0; i < bias.size(); ++i) bias[i] -= factor * gradient.bias[i];
        for (std::size_t i = 0; i < weights.values.size(); ++i)
            weights.values[i] -= factor * gradient.weights.values[i];
    }
};

inline constexpr std::size_t hidden_units = 64; // in each of two layers

/// Two hidden layers, the same activation after each, and a softmax.
class network {
public:
    network(const layer_activation& activation, std::uint32_t seed)
        : network(activation, random_source(seed)) {}

    /// What one pass computes. z is what goes into an activation, y what comes out of it.
    struct pass {
        std::array<matrix, 2> z, y;
        matrix scores;
    };

    pass forward(const matrix& images) const {
        pass p;
        const matrix* x = &images;
        for (std::size_t i = 0; i < 2; ++i) {
            p.z[i] = hidden_[i].forward(*x);
            p.y[i] = matrix(p.z[i].rows, p.z[i].columns);
            activations_[i].forward(p.z[i].values, p.y[i].values);
            x = &p.y[i];
        }
        p.scores = output_.forward(*x);
        return p;
    }

    /// One step of gradient descent on one minibatch, its gradient shortened to norm 1 where it is
    /// longer. Returns the mean loss before the step: -log of the probability that softmax gives to
    /// the right class.
    double step(const digits& batch, double learning_rate) {
        const pass p = forward(batch.images);
        double loss = 0;
        const matrix dscores = softmax_gradient(p.scores, batch.labels, loss);

        std::array<parameters, 3> gradients;
        std::array<std::vector<float>, 2> dslopes;
        gradients[2] = output_.gradient(p.y[1], dscores);
        matrix gradient = output_.backward(dscores);
        for (std::size_t i = 2; i-- > 0;) {
            // From the gradient with respect to y to the one with respect to z, in place.
            dslopes[i] = activations_[i].backward(p.z[i].values, gradient.values, gradient.values);
            gradients[i] = hidden_[i].gradient(i == 0 ? batch.images : p.y[i - 1], gradient);
            if (i > 0) gradient = hidden_[i].backward(gradient);
        }

        double squared_norm = 0;
        for (const auto& of_layer : dslopes)
            for (const float d : of_layer) squared_norm += double{d} * double{d};
        for (const parameters& g : gradients) squared_norm += g.squared_norm();
        const double factor = learning_rate / std::max(1.0, std::sqrt(squared_norm));

        for (std::size_t i = 0; i < 2; ++i) {
            hidden_[i].subtract(gradients[i], static_cast<float>(factor));
            for (std::size_t j = 0; j < dslopes[i].size(); ++j)
                activations_[i].slopes[j] -= static_cast<float>(factor) * dslopes[i][j];
        }
        output_.subtract(gradients[2], static_cast<float>(factor));
        return loss;
    }

    /// One for each hidden layer, for the slopes of a PReLU are trained like weights, at the same rate
    /// (He et al. 2015). Each unit has its own: one for a whole layer gets the gradients of all its
    /// units and takes steps so long that it ends far above 1.
    const std::array<layer_activation, 2>& activations() const { return activations_; }

private:
    network(const layer_activation& activation, random_source random)
        : hidden_{linear(pixels, hidden_units, random), linear(hidden_units, hidden_units, random)},
          output_(hidden_units, classes, random), activations_{activation.of_units(hidden_units),
                                                               activation.of_units(hidden_units)} {}

    static matrix softmax_gradient(const matrix& scores, const std::vector<std::size_t>& labels,
                                   double& loss) {
        matrix gradient(scores.rows, scores.columns);
        const double n = static_cast<double>(scores.rows);
        for (std::size_t i = 0; i < scores.rows; ++i) {
            const auto row = scores.row(i);
            const double top = *std::max_element(row.begin(), row.end());
            std::array<double, classes> e;
            double sum = 0;
            for (std::size_t j = 0; j < classes; ++j) sum += e[j] = std::exp(double{row[j]} - top);
            for (std::size_t j = 0; j < classes; ++j) {
                const double target = j == labels[i] ? 1 : 0;
                gradient.row(i)[j] = static_cast<float>((e[j] / sum - target) / n);
            }
            loss += (top + std::log(sum) - double{row[labels[i]]}) / n;
        }
        return gradient;
    }

    std::array<linear, 2> hidden_;
    linear output_;
    std::array<layer_activation, 2> activations_;
};
