// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <atomic>
#include <bit>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <limits>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "catalogue.hpp"
#include "mpfr_number.hpp"

/// Measures errors in ULP: every float (or every stride-th) against a reference in double, doubles
/// against MPFR.
namespace accuracy {

template <class T>
using encoding = std::conditional_t<sizeof(T) == 4, std::uint32_t, std::uint64_t>;

enum class member { forward, derivative };

inline const char* name_of(member m) { return m == member::forward ? "forward" : "derivative"; }

template <class F>
double claim(member m, bool is_float) {
    const hinge::accuracy& c = F::claim;
    if (m == member::forward) return is_float ? c.forward_f32 : c.forward_f64;
    return is_float ? c.derivative_f32 : c.derivative_f64;
}

/// One over the spacing of T at |want|.
template <class T, class W>
W spacings_per_unit(const W& want) {
    using limits = std::numeric_limits<T>;
    using std::ilogb, std::ldexp;
    const int exponent =
        std::clamp(ilogb(want), limits::min_exponent - 1, limits::max_exponent - 1);
    return ldexp(W(1), limits::digits - 1 - exponent);
}
/// The same for a float judged in double, 2^32 times a run: by exponent fields.
template <>
inline double spacings_per_unit<float, double>(const double& want) {
    constexpr std::uint64_t bias = 1023, smallest = bias - 126, largest = bias + 127;
    const std::uint64_t exponent = std::bit_cast<std::uint64_t>(want) >> 52 & 0x7ff;
    return std::bit_cast<double>((2 * bias + 23 - std::clamp(exponent, smallest, largest)) << 52);
}

/// |got - want| in units of the spacing of T at |want|. An infinite result counts as the power of
/// two that would come after the largest finite number, unless want rounds to infinity: then it is
/// right.
template <class T, class W>
double ulp_error(T got, const W& want) {
    using std::abs;
    using limits = std::numeric_limits<T>;
    if (std::isnan(got)) return std::numeric_limits<double>::infinity();
    W value = W(static_cast<double>(got));
    if (std::isinf(got)) {
        using std::ldexp;
        const W overflow = ldexp(W(1), limits::max_exponent);
        const bool rounds_to_infinity =
            !(abs(want) < (W(static_cast<double>(limits::max())) + overflow) / W(2));
        if (rounds_to_infinity && (got > 0) == (want > W(0))) return 0;
        value = got > 0 ? overflow : -overflow;
    }
    return static_cast<double>(W(abs(W(value - want))) * spacings_per_unit<T>(want));
}

/// What a sweep of one function found.
struct result {
    double worst = -1;               ///< largest error in ULP
    double x = 0, got = 0, want = 0; ///< where
    std::uint64_t inputs = 0;
    std::uint64_t wrong = 0; ///< NaN, infinity or zero with the wrong encoding
    double wrong_x = 0;

    void see(double error, double at, double value, double reference) {
        ++inputs;
        if (error > worst) worst = error, x = at, got = value, want = reference;
    }
    void see_wrong(double at) {
        if (wrong++ == 0) wrong_x = at;
    }
    void merge(const result& other) {
        if (other.worst > worst)
            worst = other.worst, x = other.x, got = other.got, want = other.want;
        if (wrong == 0) wrong_x = other.wrong_x;
        inputs += other.inputs;
        wrong += other.wrong;
    }
};

/// "gelu forward float: 0.627 ULP at 0xc0b0a3d7 (-5.5199), got 0x..., want ...".
template <class T>
std::string describe(std::string_view function, member m, double parameter, const result& r) {
    const auto bits = [](double v) {
        return static_cast<unsigned long long>(std::bit_cast<encoding<T>>(static_cast<T>(v)));
    };
    char line[400];
    std::snprintf(line, sizeof line,
                  "%.*s(%g) %s %s: %.4f ULP at 0x%0*llx (%.9g), got 0x%0*llx, want %.17g; %llu "
                  "inputs, %llu wrong",
                  static_cast<int>(function.size()), function.data(), parameter, name_of(m),
                  sizeof(T) == 4 ? "float" : "double", r.worst, static_cast<int>(2 * sizeof(T)),
                  bits(r.x), r.x, static_cast<int>(2 * sizeof(T)), bits(r.got), r.want,
                  static_cast<unsigned long long>(r.inputs),
                  static_cast<unsigned long long>(r.wrong));
    std::string text = line;
    if (r.wrong != 0) {
        std::snprintf(line, sizeof line, ", the first at 0x%0*llx (%.9g)",
                      static_cast<int>(2 * sizeof(T)), bits(r.wrong_x), r.wrong_x);
        text += line;
    }
    return text;
}

/// f or f' on n elements, by the array calls: every lane gets another input.
template <class F, class T>
void evaluate(const F& f, member m, const T* x, T* y, std::size_t n) {
    if (m == member::forward) {
        hinge::forward(f, x, y, n);
    } else {
        hinge::derivative(f, x, y, n);
    }
}

template <class Row, class W>
W reference(member m, const W& x, const W& p) {
    return m == member::forward ? Row::template forward<W>(x, p)
                                : Row::template derivative<W>(x, p);
}

/// One result against its reference. `want` is for a finite x; a NaN and the infinities are looked
/// up.
template <class T, class W>
void judge(result& r, T x, T got, const W& want, const catalogue::limits<T>& limits, member m) {
    const auto same = [](T a, T b) {
        return std::bit_cast<encoding<T>>(a) == std::bit_cast<encoding<T>>(b);
    };
    const auto at_limit = [&](std::size_t i) {
        return m == member::forward ? limits[i].forward : limits[i].derivative;
    };
    using std::signbit;
    if (std::isnan(x)) {
        if (!std::isnan(got)) r.see_wrong(x);
    } else if (std::isinf(x)) {
        if (!same(got, at_limit(x < 0 ? 0 : 1))) r.see_wrong(x);
    } else {
        r.see(ulp_error(got, want), x, got, static_cast<double>(want));
        // A zero has the sign of what it stands for; where the reference is 0 itself far out, that
        // of the limit, unless it is the NaN of a slope 0, whose sign depends on the CPU.
        const T limit = at_limit(x < 0 ? 0 : 1);
        const bool underflowed = want == W(0) && std::abs(x) > 1 && !std::isnan(limit);
        const bool negative = underflowed ? std::signbit(limit) : signbit(want);
        if (got == 0 && std::signbit(got) != negative) r.see_wrong(x);
    }
}

/// Every stride-th float, beginning with the first-th encoding, over all threads. progress(done) is
/// called now and then with the number of encodings passed.
template <class Row, class Progress>
result sweep_f32(const Row&, const typename Row::activation& f, member m, std::uint64_t stride,
                 std::uint64_t first, Progress progress) {
    constexpr std::uint64_t all = std::uint64_t{1} << 32, chunk = 1 << 14;
    const float p = static_cast<float>(Row::parameter(f));
    const auto limits = Row::at_limits(p);
    std::atomic<std::uint64_t> next{first};
    const auto work = [&](result& r) {
        std::vector<float> x(chunk), y(chunk);
        while (true) {
            const std::uint64_t begin = next.fetch_add(chunk * stride);
            if (begin >= all) return;
            const std::size_t n =
                static_cast<std::size_t>(std::min(chunk, (all - begin + stride - 1) / stride));
            for (std::size_t i = 0; i < n; ++i)
                x[i] = std::bit_cast<float>(static_cast<std::uint32_t>(begin + i * stride));
            evaluate(f, m, x.data(), y.data(), n);
            for (std::size_t i = 0; i < n; ++i) {
                // Next to the derivative's root a double reference cancels; nowhere is a NaN, and
                // no x is near that.
                if (m == member::derivative && std::abs(x[i] - Row::root) < 0.02) {
                    judge(r, x[i], y[i], reference<Row, long double>(m, x[i], p), limits, m);
                } else {
                    judge(r, x[i], y[i], reference<Row, double>(m, x[i], p), limits, m);
                }
            }
            progress(std::min(begin + chunk * stride, all));
        }
    };
    std::vector<result> results(std::max(1u, std::thread::hardware_concurrency()));
    std::vector<std::thread> threads;
    for (std::size_t i = 1; i < results.size(); ++i)
        threads.emplace_back(work, std::ref(results[i]));
    work(results[0]);
    for (auto& thread : threads) thread.join();
    for (std::size_t i = 1; i < results.size(); ++i) results[0].merge(results[i]);
    return results[0];
}

/// Doubles for one function: first those that are known to be hard, then random ones without end.
class doubles {
public:
    doubles(double root, double parameter, std::uint64_t seed = 20261123)
        : root_(root), parameter_(parameter), random_(seed) {}

    /// Both zeros and the root of the derivative at steps of an ulp, the limits of the exponential
    /// and of double, every binade.
    std::vector<double> hard() const {
        using limits = std::numeric_limits<double>;
        std::vector<double> x;
        const auto around = [&](double centre, int steps) {
            double up = centre, down = centre;
            for (int i = 0; i < steps; ++i) {
                x.insert(x.end(), {up, down});
                up = std::nextafter(up, catalogue::inf<double>);
                down = std::nextafter(down, -catalogue::inf<double>);
            }
        };
        const auto around_both = [&](double centre, int steps) {
            around(centre, steps);
            around(-centre, steps);
        };
        around(0.0, 200);
        for (double v : {limits::min(), limits::max(), 1.0, 0.5}) around_both(v, 20);
        // Where e^x, e^(-x^2/2) and e^(-v), v as in gelu_tanh, and their multiples by x become
        // subnormal and 0; where SELU overflows.
        for (double v : {708.396, 709.783, 745.133, 751.5, 37.52, 38.49, 38.58, 21.16, 21.58, 21.63,
                         limits::max() / 1.0507009873554805})
            around_both(v, 20);
        if (parameter_ != 0) // the same for e^(beta x)
            for (double v : {0.35, 36.7, 708.396, 709.783, 745.133})
                around_both(v / parameter_, 20);
        if (!std::isnan(root_)) {
            around(root_, 300);
            for (int e = 2; e < 50; ++e)
                around(root_ + std::ldexp(1.0, -e), 2), around(root_ - std::ldexp(1.0, -e), 2);
        }
        for (int e = limits::min_exponent - limits::digits; e < limits::max_exponent; ++e)
            x.insert(x.end(), {std::ldexp(1.37, e), std::ldexp(-1.37, e)});
        return x;
    }

    /// n more, or a few above: over all encodings, over every binade alike, over the ranges where
    /// the functions bend, and over those where they become subnormal.
    void add_random(std::vector<double>& x, std::size_t n) {
        for (const std::size_t size = x.size() + n; x.size() < size;) {
            const double any = std::bit_cast<double>(random_());
            if (std::isfinite(any)) x.push_back(any);
            const double binade = std::ldexp(uniform(1, 2), static_cast<int>(uniform(-60, 12)));
            x.insert(x.end(), {binade, -binade});
            for (double range : {1.0, 3.0, 10.0, 40.0}) x.push_back(uniform(-range, range));
            for (auto [low, high] : {std::pair{-760.0, 40.0},
                                     {-752.0, -707.0},
                                     {-40.0, -20.0},
                                     {-38.7, -37.4},
                                     {-22.0, -5.0},
                                     {-21.7, -21.0}})
                x.push_back(uniform(low, high));
            if (parameter_ != 0) x.push_back(uniform(-750, 750) / parameter_);
            if (!std::isnan(root_)) x.push_back(root_ + uniform(-0.1, 0.1));
        }
    }

private:
    double uniform(double low, double high) {
        return low + (high - low) * static_cast<double>(random_() >> 11) * 0x1p-53;
    }

    double root_, parameter_;
    std::mt19937_64 random_;
};

/// Judges doubles with MPFR, which takes about 10 us for one.
template <class Row>
class mpfr_judge {
public:
    mpfr_judge(const typename Row::activation& f, member m)
        : m_(m), p_(Row::parameter(f)), limits_(Row::at_limits(p_)) {
        reference<Row, mpfr_number>(m_, mpfr_number(1), mpfr_number(p_)); // its shared constants
    }
    void operator()(result& r, double x, double got) const {
        const mpfr_number want =
            std::isfinite(x) ? reference<Row, mpfr_number>(m_, x, p_) : mpfr_number(0);
        judge(r, x, got, want, limits_, m_);
    }

protected:
    member m_;
    double p_;
    catalogue::limits<double> limits_;
};

/// The same verdict, a hundred times faster where long double has 64 bits: MPFR is asked only about
/// inputs whose error in long double, plus what that itself may be off, is not below the worst that
/// MPFR has confirmed. `inputs` counts all of them.
///
/// The reference in long double is off by a few of its own spacings, 2^-11 ULP, times the condition
/// of what it computes: for e^v that is |v|, at most |log2| of a result in the tail (twice that for
/// erfc); where the derivative crosses zero at a distance d, 1/d. A result below the range of long
/// double is 0 for double anyway. checked_judge is the test of this.
template <class Row>
class fast_judge : public mpfr_judge<Row> {
public:
    using mpfr_judge<Row>::mpfr_judge;
    static constexpr bool is_fast = std::numeric_limits<long double>::digits == 64;

    void operator()(result& r, double x, double got) const {
        if (is_fast && std::isfinite(x)) {
            const auto [seen, doubt] = estimate(x, got);
            if (seen.wrong == 0 && seen.worst + doubt < r.worst) {
                ++r.inputs;
                return;
            }
        }
        mpfr_judge<Row>::operator()(r, x, got);
    }

protected:
    struct estimated {
        result seen;
        double doubt; ///< how far seen.worst may be off
    };
    estimated estimate(double x, double got) const {
        const long double want = reference<Row, long double>(this->m_, x, this->p_);
        double condition = want == 0 ? 0 : std::abs(std::ilogb(want));
        if (this->m_ == member::derivative && !std::isnan(Row::root))
            condition += 1 / std::abs(x - Row::root);
        result seen;
        judge(seen, x, got, want, this->limits_, this->m_);
        double doubt = 0x1p-11 * (8 + 4 * condition);
        // Next to a power of two the true result may lie on the side of the smaller spacing.
        const long double significand = std::abs(want) / std::scalbn(1.0L, std::ilogb(want));
        if (!(significand > 1 + 0x1p-49 && significand < 2 - 0x1p-49)) doubt += seen.worst + doubt;
        return {seen, doubt};
    }
};

/// MPFR's verdict; where the fast judge would be further off than it thinks, it counts as wrong.
template <class Row>
class checked_judge : public fast_judge<Row> {
public:
    using fast_judge<Row>::fast_judge;

    void operator()(result& r, double x, double got) const {
        result exact;
        mpfr_judge<Row>::operator()(exact, x, got);
        if (fast_judge<Row>::is_fast && std::isfinite(x)) {
            const auto [seen, doubt] = this->estimate(x, got);
            if (!(std::abs(seen.worst - exact.worst) <= doubt) || seen.wrong < exact.wrong)
                exact.see_wrong(x);
        }
        r.merge(exact);
    }
};

/// Calls judge(r, x, f(x)) for every x, over all threads.
template <class Row, class Judge>
void check_all(result& r, const typename Row::activation& f, member m, const std::vector<double>& x,
               const Judge& judge) {
    std::vector<double> y(x.size());
    evaluate(f, m, x.data(), y.data(), x.size());
    std::vector<result> results(std::max(1u, std::thread::hardware_concurrency()));
    const auto work = [&](std::size_t first) {
        result& mine = results[first];
        mine.worst = r.worst; // what a fast judge has to beat
        for (std::size_t i = first; i < x.size(); i += results.size()) judge(mine, x[i], y[i]);
        mpfr_free_cache();
    };
    std::vector<std::thread> threads;
    for (std::size_t i = 1; i < results.size(); ++i) threads.emplace_back(work, i);
    work(0);
    for (auto& thread : threads) thread.join();
    for (const result& one : results) r.merge(one);
}

/// The hard doubles, the infinities and a NaN, and random doubles up to n in all.
template <template <class> class Judge = fast_judge, class Row>
result check_f64(const Row&, const typename Row::activation& f, member m, std::size_t n) {
    constexpr std::size_t chunk = 1 << 18;
    doubles source(Row::root, Row::parameter(f));
    const Judge<Row> judge(f, m);
    std::vector<double> x = source.hard();
    x.insert(x.end(), {catalogue::inf<double>, -catalogue::inf<double>,
                       std::numeric_limits<double>::quiet_NaN()});
    if (x.size() < n) source.add_random(x, std::min(n - x.size(), chunk));
    result r;
    for (std::size_t done = 0;;) {
        check_all<Row>(r, f, m, x, judge);
        if ((done += x.size()) >= n) return r;
        x.clear();
        source.add_random(x, std::min(n - done, chunk));
    }
}

} // namespace accuracy
