// SPDX-License-Identifier: MIT
#pragma once

#include <concepts>
#include <cstddef>
#include <string>
#include <vector>

#include <hinge/hinge.hpp>

/// An activation as a network needs it, whichever it is: Hinge's array calls behind pointers, so
/// that only these, and not the network and its training, are compiled once for each activation.
class layer_activation {
public:
    using floats = std::vector<float>;

    std::string name;
    floats slopes; // of a PReLU, which learns them: one, or one for each unit

    template <hinge::activation F>
    static layer_activation of() {
        layer_activation a;
        a.name = F::name;
        if constexpr (std::same_as<F, hinge::prelu>) {
            a.slopes.assign(1, static_cast<float>(F{}.slope));
            a.forward_ = [](const floats& its, const floats& x, floats& y) {
                hinge::prelu_forward(its, x, y);
            };
            a.backward_ = [](const floats& its, const floats& x, const floats& dy, floats& dx,
                             floats& dslopes) {
                dslopes.resize(its.size());
                hinge::prelu_backward(its, x, dy, dx, dslopes);
            };
        } else {
            a.forward_ = [](const floats&, const floats& x, floats& y) {
                hinge::forward(F{}, x, y);
            };
            a.backward_ = [](const floats&, const floats& x, const floats& dy, floats& dx,
                             floats&) { hinge::backward(F{}, x, dy, dx); };
        }
        return a;
    }

    /// y = f(x). Here and below a result may be stored over an argument.
    void forward(const floats& x, floats& y) const { forward_(slopes, x, y); }
    /// dx = dy f'(x), the gradient with respect to x from the one with respect to y. Returns the one
    /// with respect to the slopes, if there are any.
    floats backward(const floats& x, const floats& dy, floats& dx) const {
        floats dslopes;
        backward_(slopes, x, dy, dx, dslopes);
        return dslopes;
    }
    /// d = f'(x), which is dx for dy = 1. hinge::derivative gives the same bits, but would be a
    /// third loop to compile for each activation.
    void derivative(const floats& x, floats& d) const { backward(x, floats(x.size(), 1.0f), d); }

    /// The activation of a layer: with slopes of each unit's own, if it has slopes.
    layer_activation of_units(std::size_t units) const {
        layer_activation result = *this;
        if (!slopes.empty()) result.slopes.assign(units, slopes.front());
        return result;
    }

private:
    layer_activation() = default;

    void (*forward_)(const floats& slopes, const floats&, floats&);
    void (*backward_)(const floats& slopes, const floats&, const floats&, floats&, floats& dslopes);
};

/// All that Hinge has.
inline std::vector<layer_activation> every_activation() {
    std::vector<layer_activation> all;
    hinge::activations::for_each([&]<class F>() { all.push_back(layer_activation::of<F>()); });
    return all;
}
