// SPDX-License-Identifier: MIT
#pragma once

#include <hinge/core/activation.hpp>
#include <hinge/math/where.hpp>

namespace hinge {

/// thresholded_relu(x) = x > theta ? x : value.
///
/// Shape   V is float, double or a batch of them; the result has the same type.
/// Domain  every input, every theta and value, negative ones included. NaN -> NaN, for the derivative
///         too; derivative 0 at theta, the left one.
///         backward(x, dy) is a selection, not a product: a dead unit gives +0 for an infinite dy too.
/// Method  f: the comparison is x <= theta, so that a NaN is passed on.
/// Error   `claim`: exact.
/// Source  Konda et al. 2014, arXiv:1402.3337: TRec.
struct thresholded_relu {
    static constexpr std::string_view name = "thresholded_relu";
    static constexpr accuracy claim{0, 0, 0, 0};
    static constexpr bool is_short = true;
    static constexpr bool has_step_slope = true;

    double theta = 1.0; ///< any; the threshold
    double value = 0.0; ///< any; f(x) for x <= theta

    template <float_double_or_batch V>
    HINGE_INLINE V operator()(V x) const noexcept {
        using T = element_t<V>;
        return simd::select(x <= V(static_cast<T>(theta)), V(static_cast<T>(value)), x);
    }
    template <float_double_or_batch V>
    HINGE_INLINE V derivative(V x) const noexcept {
        return backward(x, V(1));
    }
    template <float_double_or_batch V>
    HINGE_INLINE V backward(V x, V dy) const noexcept {
        return math::if_above(x, V(static_cast<element_t<V>>(theta)), dy);
    }
    /// With the value 0 there is nothing to choose from.
    template <class T, class Run>
    HINGE_INLINE void with_kernel(const Run& run) const {
        if (simd::encoding(static_cast<T>(value)) == 0) return run(to_0{theta});
        run(*this);
    }

private:
    struct to_0 {
        static constexpr bool is_short = true;
        static constexpr bool is_selection = true;
        static constexpr bool has_step_slope = true;

        double theta;

        template <float_double_or_batch V>
        HINGE_INLINE V operator()(V x) const noexcept {
            return simd::keep_unless(x <= V(static_cast<element_t<V>>(theta)), x);
        }
        template <float_double_or_batch V>
        HINGE_INLINE V derivative(V x) const noexcept {
            return thresholded_relu{theta}.derivative(x);
        }
        template <float_double_or_batch V>
        HINGE_INLINE V backward(V x, V dy) const noexcept {
            return thresholded_relu{theta}.backward(x, dy);
        }
    };
};

} // namespace hinge
