// SPDX-License-Identifier: MIT
//
// A multilayer perceptron on Eigen matrices learns XOR: a hidden layer of 8 GELU units, one sigmoid unit.
// A matrix goes into the array calls by data() and size(). (A block of one has gaps: copy it first.)
//
//     g++ -std=c++20 -O2 -march=native -I hinge/include -I /usr/include/eigen3 mlp_eigen.cpp
#include <cstdio>
#include <random>

#include <Eigen/Dense>
#include <hinge/hinge.hpp>

using Eigen::MatrixXf;

/// z = W x + b, where each column of x and of z is a sample.
struct linear {
    MatrixXf W;
    Eigen::VectorXf b;

    MatrixXf forward(const MatrixXf& x) const { return (W * x).colwise() + b; }

    /// From dz, the gradient with respect to z: the one with respect to x, and a step of descent.
    MatrixXf step(const MatrixXf& x, const MatrixXf& dz, float rate) {
        const MatrixXf dx = W.transpose() * dz;
        W -= rate * dz * x.transpose();
        b -= rate * dz.rowwise().sum();
        return dx;
    }
};

int main() {
    MatrixXf x(2, 4), target(1, 4);
    x << 0, 0, 1, 1, /**/ 0, 1, 0, 1;
    target << 0, 1, 1, 0;

    std::mt19937 random(1); // Eigen's Random() and std's distributions differ between systems
    const auto weight = [&] { return static_cast<float>(random()) * 0x1p-31f - 1; };
    linear hidden{MatrixXf::NullaryExpr(8, 2, weight), Eigen::VectorXf::Zero(8)};
    linear output{MatrixXf::NullaryExpr(1, 8, weight), Eigen::VectorXf::Zero(1)};

    MatrixXf y(8, 4), p(1, 4);
    for (int step = 0; step <= 100; ++step) {
        const MatrixXf z = hidden.forward(x);
        hinge::forward(hinge::gelu{}, z.data(), y.data(), z.size());
        const MatrixXf logits = output.forward(y);
        hinge::forward(hinge::sigmoid{}, logits.data(), p.data(), p.size());
        if (step % 20 == 0)
            std::printf("step %3d  mean squared error %.3f\n", step,
                        static_cast<double>((p - target).squaredNorm() / 4));

        const MatrixXf dlogits = (p - target) / 4; // of the mean cross-entropy of p
        MatrixXf dz =
            output.step(y, dlogits, 1); // the gradient with respect to y, and in place to z
        hinge::backward(hinge::gelu{}, z.data(), dz.data(), dz.data(), dz.size());
        hidden.step(x, dz, 1);
    }
    for (int i = 0; i < 4; ++i)
        std::printf("%g xor %g: %.1f\n", x(0, i), x(1, i), static_cast<double>(p(0, i)));
    return (p - target).cwiseAbs().maxCoeff() < 0.1f ? 0 : 1;
}
