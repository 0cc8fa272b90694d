// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <type_traits>

#include <hinge/core/isa.hpp>

/// Vectors of Hinge's own, on the compiler's vector extensions, for files that have no xsimd::batch.
/// They have the part of its interface that simd/ uses, and no more.
#if HINGE_HAS_VECTORS
namespace hinge::inline HINGE_TARGET::simd {

template <class T>
struct vector_registers;
template <>
struct vector_registers<float> {
    typedef float values __attribute__((__vector_size__(HINGE_VECTOR_BYTES)));
    typedef std::int32_t mask __attribute__((__vector_size__(HINGE_VECTOR_BYTES)));
    typedef std::uint32_t encodings __attribute__((__vector_size__(HINGE_VECTOR_BYTES)));
};
template <>
struct vector_registers<double> {
    typedef double values __attribute__((__vector_size__(HINGE_VECTOR_BYTES)));
    typedef std::int64_t mask __attribute__((__vector_size__(HINGE_VECTOR_BYTES)));
    typedef std::uint64_t encodings __attribute__((__vector_size__(HINGE_VECTOR_BYTES)));
};

/// A truth value in each lane: all bits or none.
template <class T>
struct vector_mask {
    typename vector_registers<T>::mask lanes;
};

template <class T>
struct vector {
    using register_type = typename vector_registers<T>::values;
    using encodings = typename vector_registers<T>::encodings;
    static constexpr std::size_t size = HINGE_VECTOR_BYTES / sizeof(T);

    register_type lanes;

    vector() = default;
    HINGE_INLINE vector(register_type x) noexcept : lanes(x) {}
    /// x in every lane; by its encoding, for x - 0 depends on the rounding mode.
    template <class U>
    requires std::is_arithmetic_v<U> HINGE_INLINE vector(U x)
    noexcept {
        using bits = std::conditional_t<sizeof(T) == 4, std::uint32_t, std::uint64_t>;
        *this = decoded(__builtin_bit_cast(bits, static_cast<T>(x)) - encodings{});
    }
    HINGE_INLINE operator register_type() const noexcept { return lanes; }
    HINGE_INLINE encodings encoded() const noexcept { return __builtin_bit_cast(encodings, lanes); }
    HINGE_INLINE static vector decoded(encodings x) noexcept {
        return __builtin_bit_cast(register_type, x);
    }

    HINGE_INLINE static vector load_unaligned(const T* from) noexcept {
        register_type x;
        __builtin_memcpy(&x, from, sizeof x);
        return x;
    }
    HINGE_INLINE void store_unaligned(T* to) const noexcept {
        __builtin_memcpy(to, &lanes, sizeof lanes);
    }
    HINGE_INLINE T get(std::size_t i) const noexcept { return lanes[i]; }

    HINGE_INLINE vector operator-() const noexcept { return -lanes; }
    friend HINGE_INLINE vector operator+(const vector& a, const vector& b) noexcept {
        return a.lanes + b.lanes;
    }
    friend HINGE_INLINE vector operator-(const vector& a, const vector& b) noexcept {
        return a.lanes - b.lanes;
    }
    friend HINGE_INLINE vector operator*(const vector& a, const vector& b) noexcept {
        return a.lanes * b.lanes;
    }
    friend HINGE_INLINE vector operator/(const vector& a, const vector& b) noexcept {
        return a.lanes / b.lanes;
    }
    friend HINGE_INLINE vector operator&(const vector& a, const vector& b) noexcept {
        return decoded(a.encoded() & b.encoded());
    }
    friend HINGE_INLINE vector operator|(const vector& a, const vector& b) noexcept {
        return decoded(a.encoded() | b.encoded());
    }
    friend HINGE_INLINE vector_mask<T> operator<(const vector& a, const vector& b) noexcept {
        return {a.lanes < b.lanes};
    }
    friend HINGE_INLINE vector_mask<T> operator<=(const vector& a, const vector& b) noexcept {
        return {a.lanes <= b.lanes};
    }
    friend HINGE_INLINE vector_mask<T> operator>(const vector& a, const vector& b) noexcept {
        return {a.lanes > b.lanes};
    }
    friend HINGE_INLINE vector_mask<T> operator>=(const vector& a, const vector& b) noexcept {
        return {a.lanes >= b.lanes};
    }
    HINGE_BEGIN_EXACT_COMPARISON
    friend HINGE_INLINE vector_mask<T> operator==(const vector& a, const vector& b) noexcept {
        return {a.lanes == b.lanes};
    }
    HINGE_END_EXACT_COMPARISON
};

} // namespace hinge::inline HINGE_TARGET::simd
#endif
