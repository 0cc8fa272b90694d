// SPDX-License-Identifier: MIT
#include "harness/result.hpp"

#include <cstdio>

namespace harness {

namespace {

template <class... Arguments>
std::string printed(const char* format, Arguments... arguments) {
    char text[400];
    std::snprintf(text, sizeof text, format, arguments...);
    return text;
}

} // namespace

void result::merge(const result& other) {
    if (other.worst > worst) worst = other.worst, x = other.x, got = other.got, want = other.want;
    if (wrong == 0) wrong_x = other.wrong_x;
    inputs += other.inputs;
    wrong += other.wrong;
}

template <class T>
std::string tested<T>::name() const {
    const std::string type = is_float ? " float" : " double";
    if (is_default()) return of.name + type;
    const std::string second = at.second_parameter == 0 ? "" : printed(", %g", at.second_parameter);
    return of.name + printed("(%g%s)", at.parameter, second.c_str()) + type;
}

template <class T>
std::string describe(const tested<T>& f, member m, const result& r, double bound) {
    std::string text =
        printed("%-22s %-10s  %6.4f ULP, claim %-5g at %a, got %a, want %.17g; %llu inputs",
                f.name().c_str(), name_of(m), r.worst, bound, r.x, r.got, r.want,
                static_cast<unsigned long long>(r.inputs));
    if (r.wrong != 0)
        text += printed("; %llu WRONG, the first at %a", static_cast<unsigned long long>(r.wrong),
                        r.wrong_x);
    return text;
}

template <class T>
std::string as_comment(const tested<T>& f, const result& forward, const result& derivative) {
    return printed("// %s: %.4f ULP at %a, derivative %.4f at %a\n",
                   tested<T>::is_float ? f.of.f32_kind : f.of.f64_kind, forward.worst, forward.x,
                   derivative.worst, derivative.x);
}

template std::string tested<float>::name() const;
template std::string tested<double>::name() const;
template std::string describe(const tested<float>&, member, const result&, double);
template std::string describe(const tested<double>&, member, const result&, double);
template std::string as_comment(const tested<float>&, const result&, const result&);
template std::string as_comment(const tested<double>&, const result&, const result&);

} // namespace harness
