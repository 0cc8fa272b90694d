// SPDX-License-Identifier: MIT
#pragma once

#include <limits>

namespace hinge {

/// The error bounds of an activation, in ULP: |got - exact| divided by the spacing of the element
/// type at |exact|, the spacing below the normal range being the subnormal one. Final rounding
/// included, so a correctly rounded result is at most 0.5. Infinity promises nothing. They hold for
/// default parameters, for every input, on every ISA; for other parameters a float's bound is
/// other_parameters_f32 if that is looser. A parameter is converted to the element type first: for a
/// float, leaky_relu{} has the slope 0.01f.
struct accuracy {
    static constexpr double other_parameters_f32 = 2; ///< ULP of a float, other parameters

    double forward_f32 = std::numeric_limits<double>::infinity();    ///< f, float
    double derivative_f32 = std::numeric_limits<double>::infinity(); ///< f', float
    double forward_f64 = std::numeric_limits<double>::infinity();    ///< f, double
    double derivative_f64 = std::numeric_limits<double>::infinity(); ///< f', double
};

} // namespace hinge
