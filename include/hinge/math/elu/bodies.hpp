// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/math/elu/in_float.hpp>
#include <hinge/math/elu/of_double.hpp>

/// x > 0 ? x : alpha (e^x - 1) and its derivative: elu, and celu where its alpha is 1.
namespace hinge::inline HINGE_TARGET::math::elu {

struct forward {
    double alpha;

    template <class To = float, float_value V>
    HINGE_INLINE V in_float(const V& x) const noexcept {
        return math::in_float::elu<To>(x, static_cast<float>(alpha), 0);
    }
    template <double_value V>
    HINGE_INLINE V of_double(const V& x) const noexcept {
        return math::of_double::elu(x, alpha, 1.0);
    }
};
struct slope {
    double alpha;

    template <class To = float, float_value V>
    HINGE_INLINE V in_float(const V& x) const noexcept {
        return math::in_float::elu_derivative<To>(x, static_cast<float>(alpha), 1);
    }
    template <double_value V>
    HINGE_INLINE V of_double(const V& x) const noexcept {
        return math::of_double::elu_derivative(x, alpha, 1.0);
    }
};

} // namespace hinge::inline HINGE_TARGET::math::elu
