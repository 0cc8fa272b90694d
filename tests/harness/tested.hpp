// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <type_traits>

#include "harness/subject.hpp"

namespace harness {

/// One instance of a subject on elements of type T.
template <class T>
struct tested {
    const subject& of;
    const instance& at;

    static constexpr bool is_float = std::is_same_v<T, float>;

    const harness::calls<T>& calls() const {
        if constexpr (is_float) {
            return of.f32;
        } else {
            return of.f64;
        }
    }
    /// As the element type has it.
    T parameter() const { return static_cast<T>(at.parameter); }
    T second_parameter() const { return static_cast<T>(at.second_parameter); }
    harness::limits<T> limits() const { return calls().at_limits(parameter(), second_parameter()); }
    bool is_default() const { return &at == &of.instances.front(); }
    double root() const { return of.root_of(static_cast<double>(parameter())); }
    harness::terrain terrain() const { return of.terrain_of(at.parameter, at.second_parameter); }
    double claim(member m) const {
        return is_float ? of.claim.f32[index(m)] : of.claim.f64[index(m)];
    }

    /// f or f' on an array.
    void evaluate(member m, const T* x, T* y, std::size_t n) const {
        std::vector<T> other(n);
        if (m == member::forward) {
            calls().both(at.f, x, y, other.data(), n);
        } else {
            calls().both(at.f, x, other.data(), y, n);
        }
    }
    T scalar(member m, T x) const { return calls().scalar[index(m)](at.f, x); }

    template <class W>
    W reference(member m, const W& x) const {
        return std::get<formulas<W>>(of.formula)
            .of[index(m)](x, W(double(parameter())), W(double(second_parameter())));
    }
    std::string name() const;
};

/// Whether T holds the parameters: 1e-300 is 0 as float, another function, and 1e300 is none.
template <class T>
bool holds(const instance& one) {
    const auto is_held = [](double parameter) {
        const double size = parameter < 0 ? -parameter : parameter;
        return size == 0 || (size >= static_cast<double>(std::numeric_limits<T>::min()) &&
                             size <= static_cast<double>(std::numeric_limits<T>::max()));
    };
    return is_held(one.parameter) && is_held(one.second_parameter);
}

/// Parameters with which nothing overflows on the way.
inline bool is_ordinary(const instance& one) {
    const auto is_of_size = [](double parameter) {
        const double size = parameter < 0 ? -parameter : parameter;
        return size == 0 || (size > 1e-10 && size < 1e10);
    };
    return is_of_size(one.parameter) && is_of_size(one.second_parameter);
}

/// Calls visit(tested<T>) for every instance that T has.
template <class T, class Visitor>
void for_each_instance(const subject& s, Visitor visit) {
    for (const instance& one : s.instances)
        if (holds<T>(one)) visit(tested<T>{s, one});
}

} // namespace harness
