// SPDX-License-Identifier: MIT
#include <type_traits>

#include <hinge/hinge.hpp>

#include "catch.hpp"

// What makes a struct an activation, and what Hinge's own are beyond that.

namespace {

/// The kinds of values an activation is asked for, numbered.
enum : int { in_float, in_double, in_floats, in_doubles };

template <class V>
constexpr int kind = std::is_same_v<V, float>                     ? in_float
                     : std::is_same_v<V, double>                  ? in_double
                     : std::is_same_v<hinge::element_t<V>, float> ? in_floats
                                                                  : in_doubles;
constexpr int kinds = HINGE_HAS_BATCHES ? 4 : 2;

/// The identity without function number `Missing`: forward on every kind of value, then the derivative.
template <int Missing>
struct all_but {
    template <class V>
    requires(kind<V> != Missing) V operator()(V x) const { return x; }
    template <class V>
    requires(kinds + kind<V> != Missing) V derivative(V)
    const { return V(1); }
};

/// Becomes a V, but is none.
template <class V>
struct nearly {
    V value;
    operator V() const { return value; }
};

/// The identity whose function number `Other` returns another type.
template <int Other>
struct all_but_type {
    template <class V>
    auto operator()(V x) const {
        return std::conditional_t<kind<V> == Other, nearly<V>, V>{x};
    }
    template <class V>
    auto derivative(V) const {
        return std::conditional_t<kinds + kind<V> == Other, nearly<V>, V>{V(1)};
    }
};

template <int... Number>
constexpr bool each_is_asked_for(std::integer_sequence<int, Number...>) {
    return (!hinge::activation<all_but<Number>> && ...) &&
           (!hinge::activation<all_but_type<Number>> && ...);
}
constexpr auto all_numbers = std::make_integer_sequence<int, 2 * kinds>();

static_assert(hinge::activation<all_but<2 * kinds>>, "nothing missing");
static_assert(hinge::activation<all_but_type<2 * kinds>>, "no other type");
static_assert(each_is_asked_for(all_numbers));

struct cannot_be_copied : all_but<2 * kinds> {
    cannot_be_copied() = default;
    cannot_be_copied(const cannot_be_copied&) = delete;
};
static_assert(!hinge::activation<cannot_be_copied>);
static_assert(!hinge::activation<int>);

/// The members of a call, each asked for where the call uses it and nowhere else.
constexpr auto square_of = [](auto x) { return x * x; };
using lambda = decltype(square_of);
using without_forward_on_float = all_but<in_float>;
using without_derivative_on_float = all_but<kinds + in_float>;
namespace call = hinge::call;

static_assert(call::forward::takes<lambda, float> && call::forward::takes<lambda, double>);
static_assert(!call::derivative::takes<lambda, float>);
static_assert(!call::backward::takes<lambda, float>);
static_assert(!call::forward_with_derivative::takes<lambda, float>);
static_assert(!call::forward::takes<without_forward_on_float, float>);
static_assert(call::forward::takes<without_forward_on_float, double>);
static_assert(call::forward::takes<without_derivative_on_float, float>);
static_assert(call::derivative::takes<without_forward_on_float, float>);
static_assert(!call::derivative::takes<without_derivative_on_float, float>);
static_assert(call::derivative::takes<without_derivative_on_float, double>);
static_assert(call::backward::takes<without_forward_on_float, float>);
static_assert(!call::backward::takes<without_derivative_on_float, float>);
static_assert(call::gated_forward::takes<lambda, float>);
static_assert(call::gated_forward::takes<without_derivative_on_float, float>);
static_assert(!call::gated_forward::takes<without_forward_on_float, float>);
static_assert(!call::gated_backward::takes<lambda, float>);
static_assert(!call::gated_backward::takes<without_forward_on_float, float>);
static_assert(!call::gated_backward::takes<without_derivative_on_float, float>);
static_assert(call::gated_backward::takes<without_derivative_on_float, double>);
static_assert(!call::forward_with_derivative::takes<without_forward_on_float, float>);
static_assert(!call::forward_with_derivative::takes<without_derivative_on_float, float>);
static_assert(call::forward_with_derivative::takes<without_derivative_on_float, double>);
static_assert(!call::forward::takes<all_but_type<in_float>, float>);
static_assert(!call::derivative::takes<all_but_type<kinds + in_float>, float>);

} // namespace

TEST_CASE("an activation is a constexpr aggregate with its defaults and takes floats, doubles and "
          "batches only") {
    std::size_t count = 0;
    hinge::activations::for_each([&]<class F>() {
        STATIC_REQUIRE(hinge::activation<F>);
        STATIC_REQUIRE(std::is_aggregate_v<F>);
        STATIC_REQUIRE(std::is_trivially_copyable_v<F>);
        STATIC_REQUIRE(noexcept(F{}(1.0f)));
        STATIC_REQUIRE(noexcept(F{}.derivative(1.0)));
        STATIC_REQUIRE(!std::is_invocable_v<F, int>);
        STATIC_REQUIRE(!std::is_invocable_v<F, long double>);
#if HINGE_HAS_BATCHES
        STATIC_REQUIRE(noexcept(F{}(xsimd::batch<float>(1.0f))));
        STATIC_REQUIRE(!std::is_invocable_v<F, xsimd::batch<int>>);
#endif
        constexpr F f{};
        INFO(F::name);
        CHECK(f(0.0f) == static_cast<float>(f(0.0)));
        ++count;
    });
    CHECK(count == hinge::activations::size);
    CHECK(count >= 28);
}

TEST_CASE("default parameters are those of the papers") {
    CHECK(hinge::leaky_relu{}.negative_slope == 0.01);
    CHECK(hinge::prelu{}.slope == 0.25);
    CHECK(hinge::softplus{}.beta == 1.0);
    CHECK(hinge::elu{}.alpha == 1.0);
    CHECK(hinge::squareplus{}.b == 4.0);
    CHECK((hinge::hard_tanh{}.min == -1.0 && hinge::hard_tanh{}.max == 1.0));
    CHECK((hinge::hard_shrink{}.lambda == 0.5 && hinge::soft_shrink{}.lambda == 0.5));
    CHECK((hinge::thresholded_relu{}.theta == 1.0 && hinge::thresholded_relu{}.value == 0.0));
    CHECK(hinge::leaky_relu{.negative_slope = 0.2}(-1.0) == -0.2);
}
