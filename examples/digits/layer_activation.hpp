// SPDX-License-Identifier: MIT
#pragma once

#include <concepts>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include <hinge/hinge.hpp>

/// An activation as a network needs it, whichever it is: Hinge's array calls behind pointers, so
/// that only these, and not the network and its training, are compiled once for each activation.
class layer_activation {
public:
    using floats = std::vector<float>;

    std::string name;
    std::optional<double> slope; // of a PReLU, which learns it; nothing for the others

    template <hinge::activation F>
    static layer_activation of() {
        layer_activation a;
        a.name = F::name;
        if constexpr (std::same_as<F, hinge::prelu>) a.slope = F{}.slope;
        a.forward_ = [](const layer_activation& self, const floats& x, floats& y) {
            hinge::forward(self.as<F>(), x, y);
        };
        a.backward_ = [](const layer_activation& self, const floats& x, const floats& dy,
                         floats& dx) { hinge::backward(self.as<F>(), x, dy, dx); };
        return a;
    }

    /// y = f(x). Here and below a result may be stored over an argument.
    void forward(const floats& x, floats& y) const { forward_(*this, x, y); }
    /// dx = dy f'(x), the gradient with respect to x from the one with respect to y.
    void backward(const floats& x, const floats& dy, floats& dx) const {
        backward_(*this, x, dy, dx);
    }
    /// d = f'(x), which is dx for dy = 1. hinge::derivative gives the same bits, but would be a
    /// third loop to compile for each activation.
    void derivative(const floats& x, floats& d) const { backward(x, floats(x.size(), 1.0f), d); }
    /// The gradient with respect to the slope; 0 where there is none.
    double slope_gradient(const floats& x, const floats& dy) const {
        double sum = 0;
        if (!slope) return sum;
        for (std::size_t i = 0; i < x.size(); ++i)
            if (x[i] <= 0) sum += double{dy[i]} * double{x[i]};
        return sum;
    }

private:
    layer_activation() = default;

    /// The activation with what it has learned.
    template <hinge::activation F>
    F as() const {
        if constexpr (std::same_as<F, hinge::prelu>) {
            return {*slope};
        } else {
            return {};
        }
    }

    void (*forward_)(const layer_activation&, const floats&, floats&);
    void (*backward_)(const layer_activation&, const floats&, const floats&, floats&);
};

/// All that Hinge has.
inline std::vector<layer_activation> every_activation() {
    std::vector<layer_activation> all;
    hinge::activations::for_each([&]<class F>() { all.push_back(layer_activation::of<F>()); });
    return all;
}
