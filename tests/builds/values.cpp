// SPDX-License-Identifier: MIT
// A checksum for each activation, element type and way to call it, for run.sh to compare between builds. It needs
// Hinge's headers and standard ones alone, and decides by bits, so that no flag changes what it prints of the same results.
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <vector>

#include "../third.hpp"

// The functions that stand for a user's: with an attribute that his may have.
#if !defined(ATTRIBUTE)
#define ATTRIBUTE
#endif

namespace {

template <class T>
using bits_of = std::conditional_t<sizeof(T) == 4, std::uint32_t, std::uint64_t>;

/// Encodings in even steps, so that there is everything from subnormals to NaN, and numbers near 1.
template <class T>
std::vector<T> inputs() {
    constexpr std::size_t count = 40003;
    constexpr bits_of<T> one = sizeof(T) == 4 ? bits_of<T>{0x3f800000} : bits_of<T>(0x3ffull << 52);
    constexpr bits_of<T> octave = sizeof(T) == 4 ? bits_of<T>{1} << 23 : bits_of<T>(1ull << 52);
    constexpr bits_of<T> sign = bits_of<T>{1} << (8 * sizeof(T) - 1);
    std::vector<T> x(3 * count);
    bits_of<T> bits = 0;
    const auto put = [&](std::size_t i) { std::memcpy(&x[i], &bits, sizeof bits); };
    for (std::size_t i = 0; i < count; ++i) {
        bits = bits_of<T>(~bits_of<T>{0} / count * i);
        put(i);
        bits = bits_of<T>(one - 9 * octave + 15 * octave / count * i);
        put(count + i);
        bits |= sign;
        put(2 * count + i);
    }
    return x;
}

/// That of x, the same for every NaN.
template <class T>
bits_of<T> encoding(const T& x) {
    constexpr bits_of<T> infinity =
        sizeof(T) == 4 ? bits_of<T>(0x7f800000u) : bits_of<T>(0x7ffull << 52);
    bits_of<T> bits;
    std::memcpy(&bits, &x, sizeof bits);
    const bool is_nan = (bits & ~(bits_of<T>{1} << (8 * sizeof(T) - 1))) > infinity;
    return is_nan ? bits_of<T>(infinity + 1) : bits;
}

template <class T>
std::uint64_t checksum(const std::vector<T>& y) {
    std::uint64_t sum = 0;
    for (const T& each : y) {
        const bits_of<T> bits = encoding(each);
        sum = (sum ^ bits) * 0x9e3779b97f4a7c15u;
        sum ^= sum >> 29;
    }
    return sum;
}

/// How many steps of the element type a is from b, at most.
template <class T>
std::uint64_t distance(const std::vector<T>& a, const std::vector<T>& b) {
    std::uint64_t worst = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const bits_of<T> x = encoding(a[i]), y = encoding(b[i]);
        const std::uint64_t steps = x < y ? y - x : x - y;
        if (steps > worst) worst = steps;
    }
    return worst;
}

/// What users write, their attributes with it.
template <class F, class T>
ATTRIBUTE __attribute__((__noinline__)) void scalars(const F& f, const T* x, T* y, T* d,
                                                     std::size_t n) {
    for (std::size_t i = 0; i < n; ++i) y[i] = f(x[i]);
    for (std::size_t i = 0; i < n; ++i) d[i] = f.derivative(x[i]);
}
#if HINGE_HAS_BATCHES
template <class F, class T>
ATTRIBUTE __attribute__((__noinline__)) void batches(const F& f, const T* x, T* y, T* d,
                                                     std::size_t n) {
    using V = xsimd::batch<T>;
    for (std::size_t i = 0; i + V::size <= n; i += V::size) {
        const V v = V::load_unaligned(x + i);
        f(v).store_unaligned(y + i);
        f.derivative(v).store_unaligned(d + i);
    }
}
#endif
template <class F, class T>
ATTRIBUTE __attribute__((__noinline__)) void arrays(const F& f, const std::vector<T>& x,
                                                    std::vector<T>& y, std::vector<T>& d) {
    hinge::forward(f, x, y);
    hinge::backward(f, x, x, d);
}

template <class F, class T>
void print(const F& f, const char* type) {
    const std::vector<T> x = inputs<T>();
    std::vector<T> y(x.size()), d(x.size());
    const auto line = [&](const char* way) {
        std::printf("%s %s %s %016llx %016llx\n", F::name.data(), type, way,
                    static_cast<unsigned long long>(checksum(y)),
                    static_cast<unsigned long long>(checksum(d)));
    };
    scalars(f, x.data(), y.data(), d.data(), x.size());
    line("scalars");
#if HINGE_HAS_BATCHES
    // In a function with target("fma") they have other last bits.
    std::vector<T> by = y, bd = d;
    batches(f, x.data(), by.data(), bd.data(), x.size());
    const bool near = distance(by, y) <= 4 && distance(bd, d) <= 4;
    std::printf("%s %s batches %s\n", F::name.data(), type, near ? "as scalars" : "differ");
#endif
    arrays(f, x, y, d);
    line("arrays");
}

template <class F>
void print_both(const F& f) {
    print<F, float>(f, "float");
    print<F, double>(f, "double");
}

} // namespace

int main() {
    for_each_activation([]<class F>() { print_both(F{}); });
    print_both(hinge::softplus{.beta = 3});
}
