// SPDX-License-Identifier: MIT
#pragma once

#include <concepts>

#include <hinge/core/format.hpp>
#include <hinge/simd/evaluate.hpp>

/// What the loops over an array are made of, where that is not the activation itself. An activation hands out its
/// kernel for elements T in with_kernel<T>(run): where its parameters decide which, or where there is a shorter
/// one for bfloat16.
namespace hinge::inline HINGE_TARGET::simd {

/// Two bodies as an activation.
template <class Forward, class Derivative, class To = void>
struct kernel {
    Forward forward_body;
    Derivative derivative_body;

    template <float_double_or_batch V>
    HINGE_INLINE V operator()(const V& x) const noexcept {
        return simd::evaluate<To>(forward_body, x);
    }
    template <float_double_or_batch V>
    HINGE_INLINE V derivative(const V& x) const noexcept {
        return simd::evaluate<To>(derivative_body, x);
    }
};
template <class Forward, class Derivative>
kernel(Forward, Derivative) -> kernel<Forward, Derivative>;

/// The same with every evaluation out of line: long to compile and rarely run, it is there once for all
/// loops.
template <class Forward, class Derivative>
struct rare_kernel {
    Forward forward_body;
    Derivative derivative_body;

    template <float_double_or_batch V>
    HINGE_INLINE V operator()(const V& x) const noexcept {
        V y;
        simd::evaluate_out_of_line(forward_body, x, y);
        return y;
    }
    template <float_double_or_batch V>
    HINGE_INLINE V derivative(const V& x) const noexcept {
        V y;
        simd::evaluate_out_of_line(derivative_body, x, y);
        return y;
    }
};
template <class Forward, class Derivative>
rare_kernel(Forward, Derivative) -> rare_kernel<Forward, Derivative>;

/// The kernel for results that are rounded to E; a rare one is not compiled once more for that.
template <class E, class Kernel>
HINGE_INLINE const Kernel& rounded_to(const Kernel& k) noexcept {
    return k;
}
template <std::same_as<bfloat16> E, class Forward, class Derivative>
HINGE_INLINE auto rounded_to(const kernel<Forward, Derivative>& k) noexcept {
    return kernel<Forward, Derivative, E>{k.forward_body, k.derivative_body};
}

/// Calls run with the kernel for T that the parameters ask for, `general` being the rare one where
/// there are two.
template <class T, class Standard, class General, class Run>
HINGE_INLINE void run_either(bool is_standard, const Standard& standard, const General& general,
                             const Run& run) {
    if constexpr (has_standard_body<decltype(standard.forward_body), T>) {
        if (is_standard) return run(standard);
        run(rare_kernel{general.forward_body, general.derivative_body});
    } else {
        run(general);
    }
}

} // namespace hinge::inline HINGE_TARGET::simd
