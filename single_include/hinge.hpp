// SPDX-License-Identifier: MIT
//
// Hinge in one file, made by cmake/single_header.py: edit include/hinge instead.
//
// MIT License
//
// Copyright (c) 2026 The Hinge authors
//
// Permission is hereby granted, free of charge, to any person obtaining a copy
// of this software and associated documentation files (the "Software"), to deal
// in the Software without restriction, including without limitation the rights
// to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
// copies of the Software, and to permit persons to whom the Software is
// furnished to do so, subject to the following conditions:
//
// The above copyright notice and this permission notice shall be included in all
// copies or substantial portions of the Software.
//
// THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
// IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
// FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
// AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
// LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
// OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
// SOFTWARE.
#pragma once
// --- hinge/core/accuracy.hpp

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
// --- hinge/core/compiler.hpp

/// What differs between compilers; no other file asks which one is at work.

#if defined(HINGE_INLINE)
#error "hinge: two copies of Hinge in one file; is one the single header, and one <hinge/...>?"
#endif

// The last three are what g++ says of the parts of -ffast-math, _M_FP_FAST is cl's. clang has no macro for
// them, but does not take "except" beside any of them but two. -fno-honor-nans it tells where it has the
// warning below, outside of system headers; -fno-honor-infinities does no harm alone. For 32-bit Arm and
// WebAssembly, in clang 14 for AArch64 and RISC-V too, that pragma is passed over.
#if !defined(HINGE_ALLOW_FAST_MATH)
#if defined(__FAST_MATH__) || defined(_M_FP_FAST) ||                                               \
    (defined(__FINITE_MATH_ONLY__) && __FINITE_MATH_ONLY__ > 0) ||                                 \
    defined(__ASSOCIATIVE_MATH__) || defined(__NO_SIGNED_ZEROS__) || defined(__RECIPROCAL_MATH__)
#error "hinge: no -ffast-math, it breaks NaN and every bound; or define HINGE_ALLOW_FAST_MATH"
#elif defined(__clang__)
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wignored-pragmas"
#pragma float_control(push)
#pragma float_control(except, on) // hinge: no -ffast-math, nor a part of it (HINGE_ALLOW_FAST_MATH)
#pragma float_control(pop)
#if __has_warning("-Wnan-infinity-disabled")
#pragma clang diagnostic error "-Wnan-infinity-disabled"
static_assert(!(__builtin_nanf("") > 0), "hinge: no -fno-honor-nans");
#endif
#pragma clang diagnostic pop
#endif
#endif

// Coefficients of doubles would be floats.
static_assert(sizeof(1.0) == sizeof(double), "hinge: no -fsingle-precision-constant");

// Sums and products that are rounded twice are not those that kernels are written for: with x87's
// registers elu(-1) is -0.5. 16 is for _Float16 only.
#if !defined(HINGE_ALLOW_FAST_MATH) && defined(__FLT_EVAL_METHOD__)
#if __FLT_EVAL_METHOD__ != 0 && __FLT_EVAL_METHOD__ != 16
#error "hinge: float and double must be evaluated as such; on 32-bit x86 by -msse2 -mfpmath=sse"
#endif
#endif

/// Microsoft's cl; clang-cl, which takes its options, is clang.
#if defined(_MSC_VER) && !defined(__clang__)
#define HINGE_IS_CL 1
#else
#define HINGE_IS_CL 0
#endif
/// g++, but neither clang nor another that says it is g++ 4.2.
#if defined(__GNUC__) && !defined(__clang__)
#define HINGE_IS_GCC 1
#else
#define HINGE_IS_GCC 0
#endif

/// HINGE_INLINE: the public types stand outside HINGE_TARGET, so their members must never be emitted as
/// functions of their own, not even at -O0: the attribute is what keeps them out of the object file, not a
/// hint about speed. (cl without optimization inlines nothing.) HINGE_INLINE_LAMBDA is the same for a
/// lambda's call operator and stands where its attributes belong, after the parameter list.
///
/// HINGE_NOINLINE: for what would take registers from the loop around it. Not marked as cold: g++ would
/// compile it for size.
///
/// HINGE_LIKE_PRINTF: for a function like printf, whose format is its first argument. On MinGW `printf` is
/// that of an old C library, which has no %zu; libstdc++ and the newer library have.
#if HINGE_IS_CL
#define HINGE_INLINE __forceinline
#define HINGE_INLINE_LAMBDA [[msvc::forceinline]]
#define HINGE_NOINLINE __declspec(noinline)
#define HINGE_LIKE_PRINTF
#else
#define HINGE_INLINE inline __attribute__((__always_inline__))
#define HINGE_INLINE_LAMBDA __attribute__((__always_inline__))
#define HINGE_NOINLINE __attribute__((__noinline__))
#if defined(__MINGW32__)
#define HINGE_LIKE_PRINTF __attribute__((__format__(__gnu_printf__, 1, 2)))
#else
#define HINGE_LIKE_PRINTF __attribute__((__format__(__printf__, 1, 2)))
#endif
#endif

/// Keeps the product in the variable x as it was rounded: g++ would otherwise fuse it with the sum that it
/// goes into, even without fma in a function that has target("fma"). It costs nothing, and loops of scalars are
/// still vectorized. Of vectors g++ 12 takes the builtin apart. clang fuses within a statement only.
#if !HINGE_IS_GCC
#define HINGE_ROUNDED(x)
#define HINGE_ROUNDED_VECTOR(x)
#else
#if __GNUC__ >= 12
#define HINGE_ROUNDED(x) x = __builtin_assoc_barrier(x)
#elif defined(__SSE2__)
#define HINGE_ROUNDED(x) __asm__("" : "+x"(x))
#else
#define HINGE_ROUNDED(x)
#endif
#if defined(__SSE2__)
#define HINGE_ROUNDED_VECTOR(x)                                                                    \
    if (!__builtin_constant_p((x)[0])) __asm__("" : "+x"(x))
#elif defined(__aarch64__)
#define HINGE_ROUNDED_VECTOR(x) __asm__("" : "+w"(x))
#elif defined(__VSX__)
#define HINGE_ROUNDED_VECTOR(x) __asm__("" : "+wa"(x))
#else
#define HINGE_ROUNDED_VECTOR(x)
#endif
#endif

/// Around a == b of floating-point numbers that is meant: users may have -Wfloat-equal.
#if defined(__GNUC__)
#define HINGE_BEGIN_EXACT_COMPARISON                                                               \
    _Pragma("GCC diagnostic push") _Pragma("GCC diagnostic ignored \"-Wfloat-equal\"")
#define HINGE_END_EXACT_COMPARISON _Pragma("GCC diagnostic pop")
#else
#define HINGE_BEGIN_EXACT_COMPARISON
#define HINGE_END_EXACT_COMPARISON
#endif

/// HINGE_INDEPENDENT_ITERATIONS: before a loop whose iterations do not depend on one another though its
/// arrays may be the same: g++ and cl then vectorize it in place too. (clang's counterpart warns where it
/// cannot.)
///
/// HINGE_UNROLLED: before a loop that four iterations are to be made one of; clang does so of short ones by
/// itself.
#if HINGE_IS_GCC
#define HINGE_INDEPENDENT_ITERATIONS _Pragma("GCC ivdep")
#define HINGE_UNROLLED _Pragma("GCC unroll 4")
#elif HINGE_IS_CL
#define HINGE_INDEPENDENT_ITERATIONS __pragma(loop(ivdep))
#define HINGE_UNROLLED
#else
#define HINGE_INDEPENDENT_ITERATIONS
#define HINGE_UNROLLED
#endif

/// Whether there are vector types with operators, __attribute__((__vector_size__(bytes))), and assembly in
/// __asm__. Vectors of clang on POWER raise warnings, and clang 22 makes illegal instructions of them (dmmr
/// for POWER8).
#if HINGE_IS_GCC || (defined(__clang__) && !defined(__powerpc__))
#define HINGE_COMPILES_VECTORS 1
#else
#define HINGE_COMPILES_VECTORS 0
#endif

/// Whether a bad argument can be thrown.
#if defined(__cpp_exceptions) || defined(_CPPUNWIND)
#define HINGE_HAS_EXCEPTIONS 1
#else
#define HINGE_HAS_EXCEPTIONS 0
#endif
// --- hinge/core/instructions.hpp

/// What this file has to compute with: batches, vectors or scalars, and which instructions.

/// What cl does not name: /arch:AVX2 has fused multiply-add, x64 has SSE2. On Arm64 it has one type for all
/// registers, on which overloads cannot be told apart, so there only scalars know of NEON.
#if defined(__SSE2__) || (HINGE_IS_CL && defined(_M_X64)) ||                                       \
    (HINGE_IS_CL && defined(_M_IX86_FP) && _M_IX86_FP >= 2)
#define HINGE_X86_HAS_SSE2 1
#else
#define HINGE_X86_HAS_SSE2 0
#endif
#if defined(__FMA__) || (HINGE_IS_CL && defined(__AVX2__))
#define HINGE_X86_HAS_FMA 1
#else
#define HINGE_X86_HAS_FMA 0
#endif
#if defined(__aarch64__) || defined(_M_ARM64)
#define HINGE_IS_ARM64 1
#else
#define HINGE_IS_ARM64 0
#endif

/// HINGE_HAS_BATCHES: whether there are xsimd::batch values in this file. Not without xsimd on the
/// include path, with HINGE_NO_XSIMD defined, in a .cu file, since nvcc does not compile xsimd, on an ISA
/// that xsimd has nothing for, or on 32-bit NEON, where it has no doubles.
#if !defined(HINGE_NO_XSIMD) && !defined(__CUDACC__) && __has_include(<xsimd/xsimd.hpp>)
#include <xsimd/xsimd.hpp>
#if XSIMD_VERSION_MAJOR < 13
#error "hinge: xsimd 13.0 or newer is required; or define HINGE_NO_XSIMD to do without it"
#endif
#if defined(XSIMD_NO_SUPPORTED_ARCHITECTURE) || (defined(__ARM_NEON) && !HINGE_IS_ARM64)
#define HINGE_HAS_BATCHES 0
#else
#define HINGE_HAS_BATCHES 1
#endif
#else
#define HINGE_HAS_BATCHES 0
// What hinge.pc defines, which asks for xsimd: its own file may say where it was, not where it is.
#if defined(HINGE_NAMES_XSIMD) && !defined(HINGE_NO_XSIMD) && !defined(__CUDACC__)
#error "hinge: pkg-config names a folder for xsimd where there is none; mend the prefix in xsimd.pc"
#endif
#endif

/// HINGE_HAS_VECTORS: whether there are vectors of Hinge's own instead (core/vector.hpp), of
/// HINGE_VECTOR_BYTES, on ISAs that they were tested on and that gain. Where there are neither, or with
/// HINGE_NO_VECTORS too, there are scalars, with the same results. Not on 32-bit NEON, which takes
/// subnormal floats for 0: clang computes with it all the same, and g++ lane by lane, in twice the
/// instructions.
#if HINGE_HAS_BATCHES || !HINGE_COMPILES_VECTORS || defined(HINGE_NO_VECTORS)
#define HINGE_VECTOR_BYTES 0
#elif defined(__AVX512F__)
#define HINGE_VECTOR_BYTES 64
#elif defined(__AVX__)
#define HINGE_VECTOR_BYTES 32
#elif HINGE_X86_HAS_SSE2 || HINGE_IS_ARM64 || defined(__wasm_simd128__) ||                         \
    (defined(__VSX__) && defined(__LITTLE_ENDIAN__))
#define HINGE_VECTOR_BYTES 16
#else
#define HINGE_VECTOR_BYTES 0
#endif
#if HINGE_VECTOR_BYTES > 0
#define HINGE_HAS_VECTORS 1
#else
#define HINGE_HAS_VECTORS 0
#endif

// All of <immintrin.h> takes a compiler ten times as long as what SSE2 needs. cl has fma for scalars in it.
#if HINGE_IS_CL && (HINGE_HAS_BATCHES || HINGE_X86_HAS_FMA)
#include <intrin.h>
#elif HINGE_HAS_VECTORS && defined(__AVX__)
#include <immintrin.h>
#elif HINGE_HAS_VECTORS && HINGE_X86_HAS_SSE2
#include <emmintrin.h>
#elif HINGE_HAS_VECTORS && HINGE_IS_ARM64
#include <arm_neon.h>
#elif HINGE_HAS_VECTORS && defined(__wasm_simd128__)
#include <wasm_simd128.h>
#endif

/// True where the file may use fused multiply-add instructions. It decides how simd::fma rounds,
/// for scalars and batches alike. clang fuses what it can without defining __FP_FAST_FMA.
#if HINGE_X86_HAS_FMA || defined(__AVX512F__) || HINGE_IS_ARM64 || defined(__FP_FAST_FMA) ||       \
    defined(__ARM_FEATURE_FMA) || defined(__powerpc64__) || defined(__s390x__) ||                  \
    defined(__riscv_flen)
#define HINGE_HAS_FMA 1
#else
#define HINGE_HAS_FMA 0
#endif
// --- hinge/core/native.hpp

/// The pages of simd/native/ that this file has, and what they may use.
#define HINGE_HAS_REGISTERS (HINGE_HAS_BATCHES || HINGE_HAS_VECTORS)
#define HINGE_NATIVE_X86_128 (HINGE_HAS_REGISTERS && HINGE_X86_HAS_SSE2)
#define HINGE_NATIVE_NEON64 (HINGE_HAS_REGISTERS && HINGE_IS_ARM64 && !HINGE_IS_CL)
#define HINGE_NATIVE_SVE (HINGE_HAS_BATCHES && XSIMD_WITH_SVE)
#define HINGE_NATIVE_RVV (HINGE_HAS_BATCHES && XSIMD_WITH_RVV)
#if HINGE_HAS_REGISTERS && defined(__AVX__)
#define HINGE_NATIVE_X86_256 1
#else
#define HINGE_NATIVE_X86_256 0
#endif
#if HINGE_HAS_REGISTERS && defined(__AVX512F__)
#define HINGE_NATIVE_X86_512 1
#else
#define HINGE_NATIVE_X86_512 0
#endif
#if HINGE_HAS_REGISTERS && defined(__VSX__)
#define HINGE_NATIVE_POWER 1
#else
#define HINGE_NATIVE_POWER 0
#endif
#if HINGE_HAS_VECTORS && defined(__wasm_simd128__)
#define HINGE_NATIVE_WASM 1
#else
#define HINGE_NATIVE_WASM 0
#endif
#if defined(__AVX2__)
#define HINGE_X86_HAS_AVX2 1
#else
#define HINGE_X86_HAS_AVX2 0
#endif
#if defined(__x86_64__) || defined(_M_X64)
#define HINGE_X86_HAS_64_BITS 1
#else
#define HINGE_X86_HAS_64_BITS 0
#endif
#if defined(__SSE4_1__) || defined(__AVX__)
#define HINGE_X86_HAS_BLENDS 1
#else
#define HINGE_X86_HAS_BLENDS 0
#endif

/// Whether AVX-512 has its instructions for 16 bits, as the name of the ISA tells (core/isa.hpp).
#if defined(__AVX512BW__) && defined(__AVX512DQ__)
#define HINGE_X86_HAS_512_BITS_OF_WORDS 1
#else
#define HINGE_X86_HAS_512_BITS_OF_WORDS 0
#endif
/// And one that rounds two registers of floats to bfloat16. Every CPU with VBMI2 that has it has VNNI.
#if HINGE_X86_HAS_512_BITS_OF_WORDS && defined(__AVX512VBMI2__) && defined(__AVX512VNNI__) &&      \
    defined(__AVX512BF16__)
#define HINGE_X86_HAS_ROUNDING_TO_BFLOAT16 1
#else
#define HINGE_X86_HAS_ROUNDING_TO_BFLOAT16 0
#endif

/// 16-bit types of the compiler, which nvcc does not know. Before g++ 13 C++ has them on x86 only; clang has no
/// macro for its __bf16.
#if defined(__FLT16_MAX__) && !defined(__CUDACC__) &&                                              \
    (HINGE_X86_HAS_SSE2 || !HINGE_IS_GCC || __GNUC__ >= 13)
#define HINGE_HAS_FLOAT16 1
#else
#define HINGE_HAS_FLOAT16 0
#endif
#if defined(__BFLT16_MAX__) && !defined(__CUDACC__)
#define HINGE_HAS_BF16 1
#elif defined(__clang__) && __clang_major__ >= 17 && !defined(__CUDACC__) &&                       \
    (HINGE_X86_HAS_SSE2 || HINGE_IS_ARM64)
#define HINGE_HAS_BF16 1
#else
#define HINGE_HAS_BF16 0
#endif

/// Whether there is an instruction that looks floats up in a table of 32. The shape of a table
/// depends on it, and with it a function's last bits, without batches too.
#if defined(__AVX512F__)
#define HINGE_HAS_REGISTER_TABLES 1
#else
#define HINGE_HAS_REGISTER_TABLES 0
#endif

/// Whether tables for doubles are the faster: on x86 up to AVX2, and where there is no fused
/// multiply-add.
#if !HINGE_HAS_FMA || (HINGE_X86_HAS_SSE2 && !defined(__AVX512F__))
#define HINGE_HAS_DOUBLE_TABLES 1
#else
#define HINGE_HAS_DOUBLE_TABLES 0
#endif
// --- hinge/core/isa.hpp

/// The name of what this file is compiled for. It stands under all floors, since every name that leaves
/// code behind has it in it.

/// What HINGE_TARGET, below, says of the ISA.
#if HINGE_X86_HAS_ROUNDING_TO_BFLOAT16
#define HINGE_ISA avx512_vbmi2_vnni_bf16
#elif HINGE_X86_HAS_512_BITS_OF_WORDS && defined(__AVX512VBMI2__) && defined(__AVX512VNNI__)
#define HINGE_ISA avx512_vbmi2_vnni
#elif HINGE_X86_HAS_512_BITS_OF_WORDS && defined(__AVX512VBMI2__)
#define HINGE_ISA avx512_vbmi2
#elif HINGE_X86_HAS_512_BITS_OF_WORDS && defined(__AVX512VNNI__)
#define HINGE_ISA avx512_vnni
#elif HINGE_X86_HAS_512_BITS_OF_WORDS && defined(__AVX512VL__)
#define HINGE_ISA avx512
#elif HINGE_X86_HAS_512_BITS_OF_WORDS
#define HINGE_ISA avx512bw
#elif defined(__AVX512VBMI2__) && defined(__AVX512VNNI__)
#define HINGE_ISA avx512f_vbmi2_vnni
#elif defined(__AVX512VBMI2__)
#define HINGE_ISA avx512f_vbmi2
#elif defined(__AVX512VNNI__)
#define HINGE_ISA avx512f_vnni
#elif defined(__AVX512F__)
#define HINGE_ISA avx512f
#elif defined(__AVXVNNI__) && HINGE_X86_HAS_FMA
#define HINGE_ISA avx2_fma_vnni
#elif defined(__AVX2__) && HINGE_X86_HAS_FMA
#define HINGE_ISA avx2_fma
#elif defined(__AVX2__)
#define HINGE_ISA avx2
#elif defined(__AVX__) && HINGE_X86_HAS_FMA
#define HINGE_ISA avx_fma
#elif defined(__AVX__)
#define HINGE_ISA avx
#elif defined(__SSE4_2__)
#define HINGE_ISA sse4_2
#elif defined(__SSE4_1__)
#define HINGE_ISA sse4_1
#elif defined(__SSSE3__)
#define HINGE_ISA ssse3
#elif defined(__SSE3__)
#define HINGE_ISA sse3
#elif HINGE_X86_HAS_SSE2
#define HINGE_ISA sse2
#elif defined(__ARM_FEATURE_SVE)
#define HINGE_ISA sve
#elif HINGE_IS_ARM64
#define HINGE_ISA neon64
#elif defined(_ARCH_PWR10)
#define HINGE_ISA power10
#elif defined(_ARCH_PWR9)
#define HINGE_ISA power9
#elif defined(__VSX__)
#define HINGE_ISA vsx
#elif defined(__wasm_simd128__)
#define HINGE_ISA wasm_simd128
#elif HINGE_HAS_FMA
#define HINGE_ISA generic_fma
#else
#define HINGE_ISA generic
#endif

/// Batches, vectors or scalars, and whether bad arguments throw or abort, is compiled in as well, so it is
/// part of the name.
#if HINGE_HAS_BATCHES && defined(XSIMD_DEFAULT_ARCH)
#define HINGE_VALUES chosen_batches
#elif HINGE_HAS_BATCHES
#define HINGE_VALUES batches
#elif HINGE_HAS_VECTORS
#define HINGE_VALUES vectors
#else
#define HINGE_VALUES scalars
#endif
#if HINGE_HAS_EXCEPTIONS
#define HINGE_ERRORS throws
#else
#define HINGE_ERRORS aborts
#endif

/// HINGE_TARGET names what this file is compiled for. Everything in Hinge that leaves code behind
/// lives in an inline namespace of that name: files built for different ISAs can then be linked
/// into one program without the linker handing the AVX-512 copy of a function to the file that was
/// built for SSE2.
#define HINGE_PASTE_TOKENS(a, b, c) a##_##b##_##c
#define HINGE_PASTE(a, b, c) HINGE_PASTE_TOKENS(a, b, c)
#define HINGE_TARGET HINGE_PASTE(HINGE_ISA, HINGE_VALUES, HINGE_ERRORS)
// --- hinge/core/vector.hpp

#include <cstddef>
#include <cstdint>
#include <type_traits>

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
// --- hinge/core/value.hpp

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <type_traits>

namespace hinge {

template <class V>
struct element {
    using type = V;
};
#if HINGE_HAS_BATCHES
template <class T, class A>
struct element<xsimd::batch<T, A>> {
    using type = T;
};
#elif HINGE_HAS_VECTORS
template <class T>
struct element<simd::vector<T>> {
    using type = T;
};
#endif
/// The element type of a value: T for T, for an xsimd::batch of T and for a vector of Hinge's own.
template <class V>
using element_t = typename element<V>::type;

/// float, or a batch or vector of floats.
template <class V>
concept float_value = (std::same_as<element_t<V>, float>);
/// double, or a batch or vector of doubles.
template <class V>
concept double_value = (std::same_as<element_t<V>, double>);
/// What an activation accepts: float, double or an xsimd::batch of either, for any architecture.
/// The name is what a compiler prints when it is given something else.
template <class V>
concept float_double_or_batch = (float_value<V> || double_value<V>);

} // namespace hinge

namespace hinge::inline HINGE_TARGET::simd {

template <class T>
concept scalar = (std::same_as<T, float> || std::same_as<T, double>);

template <scalar T>
using encoding_t = std::conditional_t<std::is_same_v<T, float>, std::uint32_t, std::uint64_t>;

/// The widest value of T that this file has: a batch, a vector, or T itself where there is no SIMD.
#if HINGE_HAS_BATCHES
template <scalar T>
using widest = xsimd::batch<T>;
#elif HINGE_HAS_VECTORS
template <scalar T>
using widest = vector<T>;
#else
template <scalar T>
using widest = T;
#endif

/// What an activation must take besides T: a batch where there is xsimd.
#if HINGE_HAS_BATCHES
template <scalar T>
using required = xsimd::batch<T>;
#else
template <scalar T>
using required = T;
#endif

/// Elements in a value.
template <float_double_or_batch V>
inline constexpr std::size_t lanes = sizeof(V) / sizeof(element_t<V>);

/// A value that is a register: a batch or a vector.
template <class V>
concept wide = (float_double_or_batch<V> && !scalar<V>);
template <class V>
concept wide_float = (wide<V> && float_value<V>);
template <class V>
concept wide_double = (wide<V> && double_value<V>);

} // namespace hinge::inline HINGE_TARGET::simd
// --- hinge/core/activation.hpp

#include <concepts>
#include <string_view>

namespace hinge {

/// f(x) of one type of value, which it returns.
template <class F, class V>
concept has_forward = requires(const F& f, const V& x) {
    { f(x) } -> std::same_as<V>;
};
/// f.derivative(x) of one type of value, which it returns.
template <class F, class V>
concept has_derivative = requires(const F& f, const V& x) {
    { f.derivative(x) } -> std::same_as<V>;
};
/// f.backward(x, dy): dy f'(x) in its own way, where an activation has one.
template <class F, class V>
concept has_backward = requires(const F& f, const V& x) {
    { f.backward(x, x) } -> std::same_as<V>;
};

/// An activation of a few instructions says so in `is_short`; its loops are unrolled then, and those over 16-bit
/// elements convert in registers.
template <class F>
concept short_kernel = F::is_short;

/// An activation says so in `is_selection` where every f(x) is x, 0 or a whole number below 256: none needs to be
/// rounded when it is stored to elements like those of x.
template <class F>
concept selection = F::is_selection;
/// And in `has_step_slope` where its derivative is 0 or 1, and backward(x, dy) +0 or dy.
template <class F>
concept step_slope = F::has_step_slope;

/// A pointwise function with its derivative: f(x) and f.derivative(x) for every type of value, each
/// returning the type it was given. A struct with these two members, yours too, works with every
/// array call, which copies it once. (Each call asks only for what it uses.)
template <class F>
concept activation =
    std::copy_constructible<F> && has_forward<F, float> && has_forward<F, simd::required<float>> &&
    has_forward<F, double> && has_forward<F, simd::required<double>> && has_derivative<F, float> &&
    has_derivative<F, simd::required<float>> && has_derivative<F, double> &&
    has_derivative<F, simd::required<double>>;

} // namespace hinge

namespace hinge::inline HINGE_TARGET::detail {

template <class F>
concept states_its_accuracy = requires {
    { F::claim } -> std::convertible_to<accuracy>;
};
/// Takes a kernel of any type.
struct any_run {
    template <class Kernel>
    void operator()(const Kernel&) const;
};
/// Whether F hands out its kernels (simd/kernel.hpp), so that there are some for results that are rounded to
/// bfloat16.
template <class F>
concept has_kernel_to_bfloat16 = HINGE_HAS_FMA == 1 && requires(const F& f, const any_run& run) {
    f.template with_kernel<float>(run);
};
/// What a loop over T computes F with: the widest value, but a scalar where that would be a vector of
/// Hinge's own and F is a function of yours, which need not have been written for one (?:, <cmath>). One
/// with a `claim`, as Hinge's own have, is given vectors.
template <class F, class T>
using value_for =
    std::conditional_t<HINGE_HAS_BATCHES || states_its_accuracy<F>, simd::widest<T>, T>;

} // namespace hinge::inline HINGE_TARGET::detail
// --- hinge/core/format.hpp

#include <cstddef>
#include <cstdint>

/// Elements of arrays: float and double, with which Hinge computes, and 16-bit numbers, which are stored only.
namespace hinge {

/// What the elements of an array are.
enum class format {
    none,     ///< nothing that array calls take
    float32,  ///< float
    float64,  ///< double
    bfloat16, ///< the upper half of a float
    float16   ///< IEEE 754 binary16
};

/// The bytes of one element, 0 for format::none.
HINGE_INLINE constexpr std::size_t bytes_of(format one) noexcept {
    return one == format::float64 ? 8 : one == format::float32 ? 4 : one == format::none ? 0 : 2;
}

/// The format of T. A 16-bit type of yours, trivially copyable, is an element of array calls by
///
///     template <> inline constexpr auto hinge::format_of<my::half> = hinge::format::float16;
template <class T>
inline constexpr auto format_of = format::none;
template <>
inline constexpr auto format_of<float> = format::float32;
template <>
inline constexpr auto format_of<double> = format::float64;
#if HINGE_HAS_FLOAT16 // std::float16_t too, where there is one
template <>
inline constexpr auto format_of<_Float16> = format::float16;
#endif
#if HINGE_HAS_BF16 // std::bfloat16_t too
template <>
inline constexpr auto format_of<__bf16> = format::bfloat16;
#endif

/// Conversions in integer arithmetic, which the caller's modes do not change: to 16 bits rounded to the
/// nearest, ties to even; subnormal numbers are kept, what is too large becomes an infinity, a NaN a quiet one.
namespace bits16 {

/// condition ? a : b, without a branch: g++ then vectorizes a loop at -O2 too.
HINGE_INLINE constexpr std::uint32_t chosen(bool condition, std::uint32_t a,
                                            std::uint32_t b) noexcept {
    return b ^ ((a ^ b) & (0 - static_cast<std::uint32_t>(condition)));
}

template <format Format>
HINGE_INLINE constexpr float float_from(std::uint16_t bits) noexcept {
    const std::uint32_t all = bits;
    if constexpr (Format == format::bfloat16) {
        return __builtin_bit_cast(float, all << 16);
    } else {
        const std::uint32_t sign = (all & 0x8000) << 16, rest = (all & 0x7fff) << 13;
        constexpr std::uint32_t rebias = 112u << 23, top = 0x1fu << 23;
        const std::uint32_t normal = rest + rebias + bits16::chosen(rest >= top, rebias, 0);
        // By way of an integer, for as a float of the same encoding a caller's DAZ takes it for 0.
        const float subnormal =
            static_cast<float>(static_cast<std::int32_t>(rest >> 13)) * 0x1p-24f;
        return __builtin_bit_cast(
            float, sign | bits16::chosen(rest < 1u << 23,
                                         __builtin_bit_cast(std::uint32_t, subnormal), normal));
    }
}

template <format Format>
HINGE_INLINE constexpr std::uint16_t bits_from(float x) noexcept {
    const auto all = __builtin_bit_cast(std::uint32_t, x), magnitude = all & 0x7fffffff;
    constexpr std::uint32_t infinity = 0xffu << 23;
    if constexpr (Format == format::bfloat16) {
        const std::uint32_t rounded = all + 0x7fff + (all >> 16 & 1);
        return static_cast<std::uint16_t>(
            bits16::chosen(magnitude > infinity, all | 1u << 22, rounded) >> 16);
    } else {
        constexpr std::uint32_t smallest_normal = 113u << 23, too_large = 143u << 23;
        const std::uint32_t sign = all >> 16 & 0x8000,
                            normal =
                                (magnitude - (112u << 23) + 0xfff + (magnitude >> 13 & 1)) >> 13,
                            special = bits16::chosen(magnitude > infinity,
                                                     0x7e00 | (magnitude >> 13 & 0x1ff), 0x7c00);
        // In units of the smallest number. Others count as 0, not to pass what an integer holds.
        const bool is_small = magnitude < smallest_normal;
        const float units =
            __builtin_bit_cast(float, bits16::chosen(is_small, magnitude, 0)) * 0x1p24f;
        const auto whole = static_cast<std::int32_t>(units);
        const float odd_half = 0.5f - static_cast<float>(whole & 1) * 0x1p-24f; // up if above it
        const bool up = units - static_cast<float>(whole) > odd_half;
        const std::uint32_t subnormal =
            static_cast<std::uint32_t>(whole + static_cast<std::int32_t>(up));
        const std::uint32_t finite = bits16::chosen(is_small, subnormal, normal);
        return static_cast<std::uint16_t>(bits16::chosen(magnitude >= too_large, special, finite) |
                                          sign);
    }
}

} // namespace bits16

/// A number of 16 bits with the exponents of a float and 8 bits of precision. Converting from float rounds to
/// the nearest, ties to even.
struct bfloat16 {
    std::uint16_t bits; ///< as they stand in memory

    bfloat16() = default;
    /// x rounded to the nearest, ties to even.
    HINGE_INLINE constexpr explicit bfloat16(float x) noexcept
        : bits(bits16::bits_from<format::bfloat16>(x)) {}
    /// The same number, exactly.
    HINGE_INLINE constexpr explicit operator float() const noexcept {
        return bits16::float_from<format::bfloat16>(bits);
    }
};
/// IEEE 754 binary16: 11 bits of precision, at most 65504. Converting from float rounds to the nearest, ties
/// to even.
struct float16 {
    std::uint16_t bits; ///< as they stand in memory

    float16() = default;
    /// x rounded to the nearest, ties to even.
    HINGE_INLINE constexpr explicit float16(float x) noexcept
        : bits(bits16::bits_from<format::float16>(x)) {}
    /// The same number, exactly.
    HINGE_INLINE constexpr explicit operator float() const noexcept {
        return bits16::float_from<format::float16>(bits);
    }
};
template <>
inline constexpr auto format_of<bfloat16> = format::bfloat16;
template <>
inline constexpr auto format_of<float16> = format::float16;

} // namespace hinge
// --- hinge/simd/native/scalar.hpp

#if HINGE_IS_CL
#include <cmath>
#endif

/// Fused multiply-add of scalars, where HINGE_HAS_FMA, and square roots. Not std:: functions but for cl,
/// which has no builtins.
namespace hinge::inline HINGE_TARGET::simd {

#if HINGE_IS_CL && HINGE_X86_HAS_FMA
HINGE_INLINE float native_fused(float a, float b, float c) noexcept {
    return _mm_cvtss_f32(_mm_fmadd_ss(_mm_set_ss(a), _mm_set_ss(b), _mm_set_ss(c)));
}
HINGE_INLINE double native_fused(double a, double b, double c) noexcept {
    return _mm_cvtsd_f64(_mm_fmadd_sd(_mm_set_sd(a), _mm_set_sd(b), _mm_set_sd(c)));
}
#elif HINGE_IS_CL
HINGE_INLINE float native_fused(float a, float b, float c) noexcept { return std::fma(a, b, c); }
HINGE_INLINE double native_fused(double a, double b, double c) noexcept {
    return std::fma(a, b, c);
}
#else
HINGE_INLINE float native_fused(float a, float b, float c) noexcept {
    return __builtin_fmaf(a, b, c);
}
HINGE_INLINE double native_fused(double a, double b, double c) noexcept {
    return __builtin_fma(a, b, c);
}
#endif

// The builtin may call the library for a negative number, to set errno, which keeps it from loops of vectors.
#if HINGE_NATIVE_X86_128
HINGE_INLINE float native_sqrt(float x) noexcept {
    return _mm_cvtss_f32(_mm_sqrt_ss(_mm_set_ss(x)));
}
HINGE_INLINE double native_sqrt(double x) noexcept {
    return _mm_cvtsd_f64(_mm_sqrt_sd(_mm_setzero_pd(), _mm_set_sd(x)));
}
#elif HINGE_IS_CL
HINGE_INLINE float native_sqrt(float x) noexcept { return std::sqrt(x); }
HINGE_INLINE double native_sqrt(double x) noexcept { return std::sqrt(x); }
#else
HINGE_INLINE float native_sqrt(float x) noexcept { return __builtin_sqrtf(x); }
HINGE_INLINE double native_sqrt(double x) noexcept { return __builtin_sqrt(x); }
#endif

} // namespace hinge::inline HINGE_TARGET::simd
// --- hinge/simd/scalar.hpp

#include <cstddef>
#include <cstdint>
#include <type_traits>

/// The operations kernels are written in, for scalars; simd/batch.hpp has them for batches, with the
/// same bits (only the payload and sign of a NaN may differ), which xsimd's own functions do not
/// give. Compiler builtins rather than std:: functions: at -O0 those are emitted as functions that
/// files for all ISAs share.
namespace hinge::inline HINGE_TARGET::simd {

/// a * b, rounded even if it goes into a sum: what is exact without fma stands on that.
template <scalar T>
HINGE_INLINE T product(T a, std::type_identity_t<T> b) noexcept {
    T p = a * b;
    HINGE_ROUNDED(p);
    return p;
}

/// a * b + c, rounded once where the file is compiled for an ISA with fused multiply-add, twice
/// elsewhere. A product that feeds a sum is always written this way: a plain a * b + c is
/// contracted by one compiler and not by another.
template <scalar T>
HINGE_INLINE T fma(T a, std::type_identity_t<T> b, std::type_identity_t<T> c) noexcept {
    if constexpr (HINGE_HAS_FMA) {
        return native_fused(a, b, c);
    } else {
        return simd::product(a, b) + c;
    }
}

/// a * b - c and c - a * b, rounded like fma.
template <scalar T>
HINGE_INLINE T fms(T a, std::type_identity_t<T> b, std::type_identity_t<T> c) noexcept {
    if constexpr (!HINGE_HAS_FMA) return simd::product(a, b) - c;
    return simd::fma(a, b, -c);
}
template <scalar T>
HINGE_INLINE T fnma(T a, std::type_identity_t<T> b, std::type_identity_t<T> c) noexcept {
    if constexpr (!HINGE_HAS_FMA) return c - simd::product(a, b);
    return simd::fma(-a, b, c);
}

template <scalar T>
inline constexpr encoding_t<T> sign_bit = encoding_t<T>{1} << (8 * sizeof(T) - 1);

template <scalar T>
HINGE_INLINE encoding_t<T> encoding(T x) noexcept {
    return __builtin_bit_cast(encoding_t<T>, x);
}
HINGE_INLINE float decoded(std::uint32_t x) noexcept { return __builtin_bit_cast(float, x); }
HINGE_INLINE double decoded(std::uint64_t x) noexcept { return __builtin_bit_cast(double, x); }

/// mask ? a : b, lane by lane.
template <scalar T>
HINGE_INLINE T select(bool mask, T a, std::type_identity_t<T> b) noexcept {
    return mask ? a : b;
}

/// y where the mask is true, or where it is false, elsewhere +0.
template <scalar T>
HINGE_INLINE T keep_if(bool mask, T y) noexcept {
    return mask ? y : T(0);
}
template <scalar T>
HINGE_INLINE T keep_unless(bool mask, T y) noexcept {
    return mask ? T(0) : y;
}

/// |x|, and -|x|: the sign bit cleared, and set.
template <scalar T>
HINGE_INLINE T abs(T x) noexcept {
    return decoded(encoding(x) & ~sign_bit<T>);
}
template <scalar T>
HINGE_INLINE T minus_abs(T x) noexcept {
    return decoded(encoding(x) | sign_bit<T>);
}

/// |magnitude| with the sign bit of sign.
template <scalar T>
HINGE_INLINE T copysign(T magnitude, std::type_identity_t<T> sign) noexcept {
    return decoded((encoding(magnitude) & ~sign_bit<T>) | (encoding<T>(sign) & sign_bit<T>));
}

/// The same for a magnitude whose sign bit is 0.
template <scalar T>
HINGE_INLINE T with_sign_of(T sign, std::type_identity_t<T> magnitude) noexcept {
    return decoded(encoding<T>(magnitude) | (encoding(sign) & sign_bit<T>));
}

/// x's encoding, moved down by `count` bits.
HINGE_INLINE float shift_right(float x, unsigned count) noexcept {
    return decoded(encoding(x) >> count);
}
/// The middle of the numbers that differ from x in the last Bits bits only.
template <unsigned Bits>
HINGE_INLINE float middle(float x) noexcept {
    return decoded((encoding(x) >> Bits << Bits) | 1u << (Bits - 1));
}

/// The low 12 bits of x's encoding, moved up into sign and exponent.
HINGE_INLINE double low_bits_to_exponent(double x) noexcept { return decoded(encoding(x) << 52); }

/// fraction 2^(n / 128), n being the low bits of x's encoding, where `fraction` has 1 + (n % 128) / 128 taken
/// off its encoding: a normal number, no power of two but a rounded number between two.
HINGE_INLINE double low_bits_to_power(double x, double fraction) noexcept {
    return decoded((encoding(x) << 45) + encoding(fraction));
}

/// What times_two_to_low_bits adds for its factor: nothing for 1.
HINGE_INLINE std::uint32_t encoding_over_1(float factor) noexcept {
    return encoding(factor) - encoding(1.0f);
}
/// factor 2^k, k + 127 being the low bits of the encoding of `exponent_bits`, by adding k to the
/// exponent: exact if factor and result are normal numbers.
HINGE_INLINE float times_two_to_low_bits(float factor, float exponent_bits) noexcept {
    return decoded((encoding(exponent_bits) << 23) + encoding_over_1(factor));
}

HINGE_BEGIN_EXACT_COMPARISON
template <scalar T>
HINGE_INLINE bool equal(T a, std::type_identity_t<T> b) noexcept {
    return a == b;
}
HINGE_END_EXACT_COMPARISON

HINGE_INLINE bool any(bool mask) noexcept { return mask; }

template <scalar T>
HINGE_INLINE T divide(T a, std::type_identity_t<T> b) noexcept {
    return a / b;
}

template <scalar T>
HINGE_INLINE T sqrt(T x) noexcept {
    return native_sqrt(x);
}

} // namespace hinge::inline HINGE_TARGET::simd
// --- hinge/simd/native/x86_128.hpp

#include <cstddef>

/// x86, registers of 128 bits. What a page in this folder has is found by the register that a batch
/// converts to, never by the batch's architecture: an overload that takes it, or there is none.
#if HINGE_NATIVE_X86_128
namespace hinge::inline HINGE_TARGET::simd {

// These return the second operand if there is a NaN or if both are zeros.
HINGE_INLINE __m128 native_max(__m128 a, __m128 b) noexcept { return _mm_max_ps(a, b); }
HINGE_INLINE __m128 native_min(__m128 a, __m128 b) noexcept { return _mm_min_ps(a, b); }
HINGE_INLINE __m128d native_max(__m128d a, __m128d b) noexcept { return _mm_max_pd(a, b); }
HINGE_INLINE __m128d native_min(__m128d a, __m128d b) noexcept { return _mm_min_pd(a, b); }

// Of scalars, of which g++ makes branches, which random numbers take one way or the other.
HINGE_INLINE float native_max(float a, float b) noexcept {
    return _mm_cvtss_f32(_mm_max_ss(_mm_set_ss(a), _mm_set_ss(b)));
}
HINGE_INLINE float native_min(float a, float b) noexcept {
    return _mm_cvtss_f32(_mm_min_ss(_mm_set_ss(a), _mm_set_ss(b)));
}
HINGE_INLINE double native_max(double a, double b) noexcept {
    return _mm_cvtsd_f64(_mm_max_sd(_mm_set_sd(a), _mm_set_sd(b)));
}
HINGE_INLINE double native_min(double a, double b) noexcept {
    return _mm_cvtsd_f64(_mm_min_sd(_mm_set_sd(a), _mm_set_sd(b)));
}

#if !HINGE_X86_HAS_BLENDS && HINGE_COMPILES_VECTORS
// In the compiler's own operators, which fold what a constant makes superfluous. Where g++ sees that the mask is a
// comparison it makes a selection of them again, and three operations of one between two constants, not two.
HINGE_INLINE __m128i native_select(__m128i mask, __m128i a, __m128i b) noexcept {
#if HINGE_IS_GCC
    asm("" : "+x"(mask));
#endif
    return (mask & a) | (~mask & b);
}
HINGE_INLINE __m128 native_select(__m128 mask, __m128 a, __m128 b) noexcept {
    return _mm_castsi128_ps(
        native_select(_mm_castps_si128(mask), _mm_castps_si128(a), _mm_castps_si128(b)));
}
HINGE_INLINE __m128d native_select(__m128d mask, __m128d a, __m128d b) noexcept {
    return _mm_castsi128_pd(
        native_select(_mm_castpd_si128(mask), _mm_castpd_si128(a), _mm_castpd_si128(b)));
}
#endif

HINGE_INLINE __m128 native_sqrt(__m128 x) noexcept { return _mm_sqrt_ps(x); }
HINGE_INLINE __m128d native_sqrt(__m128d x) noexcept { return _mm_sqrt_pd(x); }

#if HINGE_X86_HAS_FMA
HINGE_INLINE __m128 native_fma(__m128 a, __m128 b, __m128 c) noexcept {
    return _mm_fmadd_ps(a, b, c);
}
HINGE_INLINE __m128 native_fms(__m128 a, __m128 b, __m128 c) noexcept {
    return _mm_fmsub_ps(a, b, c);
}
HINGE_INLINE __m128 native_fnma(__m128 a, __m128 b, __m128 c) noexcept {
    return _mm_fnmadd_ps(a, b, c);
}
HINGE_INLINE __m128d native_fma(__m128d a, __m128d b, __m128d c) noexcept {
    return _mm_fmadd_pd(a, b, c);
}
HINGE_INLINE __m128d native_fms(__m128d a, __m128d b, __m128d c) noexcept {
    return _mm_fmsub_pd(a, b, c);
}
HINGE_INLINE __m128d native_fnma(__m128d a, __m128d b, __m128d c) noexcept {
    return _mm_fnmadd_pd(a, b, c);
}
#endif

HINGE_INLINE __m128d native_widen_lower(__m128 x) noexcept { return _mm_cvtps_pd(x); }
HINGE_INLINE __m128d native_widen_upper(__m128 x) noexcept {
    return _mm_cvtps_pd(_mm_movehl_ps(x, x));
}
HINGE_INLINE __m128 native_narrow(__m128d lower, __m128d upper) noexcept {
    return _mm_movelh_ps(_mm_cvtpd_ps(lower), _mm_cvtpd_ps(upper));
}

/// A comparison that is true is a NaN.
HINGE_INLINE __m128 native_with_nan_of(__m128 x, __m128 y) noexcept {
    return _mm_or_ps(y, _mm_cmpunord_ps(x, x));
}
HINGE_INLINE __m128d native_with_nan_of(__m128d x, __m128d y) noexcept {
    return _mm_or_pd(y, _mm_cmpunord_pd(x, x));
}

HINGE_INLINE bool native_any(__m128 mask) noexcept { return _mm_movemask_ps(mask) != 0; }
HINGE_INLINE bool native_any(__m128d mask) noexcept { return _mm_movemask_pd(mask) != 0; }

/// Four rows of 16 bytes, transposed. A row's offset fits 16 bits.
template <std::size_t Rows>
HINGE_INLINE void native_lookup(const float (&rows)[Rows][4], __m128 index, __m128& c0, __m128& c1,
                                __m128& c2, __m128& c3) noexcept {
    static_assert(Rows <= 4096);
    const __m128i bytes =
        _mm_slli_epi32(_mm_and_si128(_mm_castps_si128(index), _mm_set1_epi32(int{Rows - 1})), 4);
    const char* const base = reinterpret_cast<const char*>(rows);
    const auto row = [base](int i) HINGE_INLINE_LAMBDA {
        const void* const address = base + i;
        return _mm_load_ps(static_cast<const float*>(address));
    };
    const __m128 r0 = row(_mm_extract_epi16(bytes, 0)), r1 = row(_mm_extract_epi16(bytes, 2)),
                 r2 = row(_mm_extract_epi16(bytes, 4)), r3 = row(_mm_extract_epi16(bytes, 6));
    const __m128 t0 = _mm_unpacklo_ps(r0, r1), t1 = _mm_unpackhi_ps(r0, r1),
                 t2 = _mm_unpacklo_ps(r2, r3), t3 = _mm_unpackhi_ps(r2, r3);
    c0 = _mm_movelh_ps(t0, t2);
    c1 = _mm_movehl_ps(t2, t0);
    c2 = _mm_movelh_ps(t1, t3);
    c3 = _mm_movehl_ps(t3, t1);
}

/// Two coefficients of either row, transposed.
template <std::size_t Rows, std::size_t Size>
HINGE_INLINE void native_lookup(const double (&rows)[Rows][Size], __m128d index, std::size_t k,
                                __m128d& a, __m128d& b) noexcept {
    const __m128i bits = _mm_castpd_si128(index);
    const auto two = [&](int row) HINGE_INLINE_LAMBDA {
        return _mm_load_pd(&rows[static_cast<unsigned>(row) % Rows][k]);
    };
    const __m128d r0 = two(_mm_extract_epi16(bits, 0)), r1 = two(_mm_extract_epi16(bits, 4));
    a = _mm_unpacklo_pd(r0, r1);
    b = _mm_unpackhi_pd(r0, r1);
}

HINGE_INLINE void native_stream(float* to, __m128 x) noexcept { _mm_stream_ps(to, x); }
HINGE_INLINE void native_stream(double* to, __m128d x) noexcept { _mm_stream_pd(to, x); }
HINGE_INLINE void native_end_of_stream(const void*) noexcept { _mm_sfence(); }

} // namespace hinge::inline HINGE_TARGET::simd
#endif
// --- hinge/simd/native/x86_512.hpp

#include <cstddef>

/// x86, registers of 512 bits.
#if HINGE_NATIVE_X86_512
namespace hinge::inline HINGE_TARGET::simd {

// Under a mask of all lanes: g++ 12 makes the plain intrinsics of a register that is not initialized,
// warns of it in the user's file, and compiles both to the same instruction.
inline constexpr __mmask16 all_16 = 0xffff;
inline constexpr __mmask8 all_8 = 0xff;

HINGE_INLINE __m512 native_max(__m512 a, __m512 b) noexcept {
    return _mm512_maskz_max_ps(all_16, a, b);
}
HINGE_INLINE __m512 native_min(__m512 a, __m512 b) noexcept {
    return _mm512_maskz_min_ps(all_16, a, b);
}
HINGE_INLINE __m512d native_max(__m512d a, __m512d b) noexcept {
    return _mm512_maskz_max_pd(all_8, a, b);
}
HINGE_INLINE __m512d native_min(__m512d a, __m512d b) noexcept {
    return _mm512_maskz_min_pd(all_8, a, b);
}

HINGE_INLINE __m512 native_sqrt(__m512 x) noexcept { return _mm512_maskz_sqrt_ps(all_16, x); }
HINGE_INLINE __m512d native_sqrt(__m512d x) noexcept { return _mm512_maskz_sqrt_pd(all_8, x); }

HINGE_INLINE __m512 native_fma(__m512 a, __m512 b, __m512 c) noexcept {
    return _mm512_fmadd_ps(a, b, c);
}
HINGE_INLINE __m512 native_fms(__m512 a, __m512 b, __m512 c) noexcept {
    return _mm512_fmsub_ps(a, b, c);
}
HINGE_INLINE __m512 native_fnma(__m512 a, __m512 b, __m512 c) noexcept {
    return _mm512_fnmadd_ps(a, b, c);
}
HINGE_INLINE __m512d native_fma(__m512d a, __m512d b, __m512d c) noexcept {
    return _mm512_fmadd_pd(a, b, c);
}
HINGE_INLINE __m512d native_fms(__m512d a, __m512d b, __m512d c) noexcept {
    return _mm512_fmsub_pd(a, b, c);
}
HINGE_INLINE __m512d native_fnma(__m512d a, __m512d b, __m512d c) noexcept {
    return _mm512_fnmadd_pd(a, b, c);
}

/// The rounding is said in the instruction. Narrower registers go by way of a wide one.
inline constexpr int to_nearest = _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC;
HINGE_INLINE __m512 native_fma_to_nearest(__m512 a, __m512 b, __m512 c) noexcept {
    return _mm512_fmadd_round_ps(a, b, c, to_nearest);
}
HINGE_INLINE __m512d native_fma_to_nearest(__m512d a, __m512d b, __m512d c) noexcept {
    return _mm512_maskz_fmadd_round_pd(all_8, a, b, c, to_nearest);
}
HINGE_INLINE __m256 native_fma_to_nearest(__m256 a, __m256 b, __m256 c) noexcept {
    const __m512 wide = native_fma_to_nearest(_mm512_zextps256_ps512(a), _mm512_zextps256_ps512(b),
                                              _mm512_zextps256_ps512(c));
    return _mm256_castpd_ps(_mm512_maskz_extractf64x4_pd(all_8, _mm512_castps_pd(wide), 0));
}
HINGE_INLINE __m256d native_fma_to_nearest(__m256d a, __m256d b, __m256d c) noexcept {
    const __m512d wide = native_fma_to_nearest(_mm512_zextpd256_pd512(a), _mm512_zextpd256_pd512(b),
                                               _mm512_zextpd256_pd512(c));
    return _mm512_maskz_extractf64x4_pd(all_8, wide, 0);
}
HINGE_INLINE __m128 native_fma_to_nearest(__m128 a, __m128 b, __m128 c) noexcept {
    const __m512 wide = native_fma_to_nearest(_mm512_zextps128_ps512(a), _mm512_zextps128_ps512(b),
                                              _mm512_zextps128_ps512(c));
    return _mm512_maskz_extractf32x4_ps(all_8, wide, 0);
}
HINGE_INLINE __m128d native_fma_to_nearest(__m128d a, __m128d b, __m128d c) noexcept {
    const __m512d wide = native_fma_to_nearest(_mm512_zextpd128_pd512(a), _mm512_zextpd128_pd512(b),
                                               _mm512_zextpd128_pd512(c));
    return _mm_castps_pd(_mm512_maskz_extractf32x4_ps(all_8, _mm512_castpd_ps(wide), 0));
}
HINGE_INLINE float native_fma_to_nearest(float a, float b, float c) noexcept {
    return _mm_cvtss_f32(
        _mm_fmadd_round_ss(_mm_set_ss(a), _mm_set_ss(b), _mm_set_ss(c), to_nearest));
}
HINGE_INLINE double native_fma_to_nearest(double a, double b, double c) noexcept {
    return _mm_cvtsd_f64(
        _mm_fmadd_round_sd(_mm_set_sd(a), _mm_set_sd(b), _mm_set_sd(c), to_nearest));
}

HINGE_INLINE __m512 native_shift_left(__m512 x, unsigned count) noexcept {
    return _mm512_castsi512_ps(_mm512_maskz_slli_epi32(all_16, _mm512_castps_si512(x), count));
}
HINGE_INLINE __m512d native_shift_left(__m512d x, unsigned count) noexcept {
    return _mm512_castsi512_pd(_mm512_maskz_slli_epi64(all_8, _mm512_castpd_si512(x), count));
}
HINGE_INLINE __m512 native_shift_right(__m512 x, unsigned count) noexcept {
    return _mm512_castsi512_ps(_mm512_maskz_srli_epi32(all_16, _mm512_castps_si512(x), count));
}

HINGE_INLINE __m512d native_widen_lower(__m512 x) noexcept {
    const __m256d lower = _mm512_maskz_extractf64x4_pd(all_8, _mm512_castps_pd(x), 0);
    return _mm512_maskz_cvtps_pd(all_8, _mm256_castpd_ps(lower));
}
HINGE_INLINE __m512d native_widen_upper(__m512 x) noexcept {
    const __m256d upper = _mm512_maskz_extractf64x4_pd(all_8, _mm512_castps_pd(x), 1);
    return _mm512_maskz_cvtps_pd(all_8, _mm256_castpd_ps(upper));
}
HINGE_INLINE __m512 native_narrow(__m512d lower, __m512d upper) noexcept {
    const __m256 low = _mm512_maskz_cvtpd_ps(all_8, lower);
    const __m256d high = _mm256_castps_pd(_mm512_maskz_cvtpd_ps(all_8, upper));
    return _mm512_castpd_ps(
        _mm512_maskz_insertf64x4(all_8, _mm512_castps_pd(_mm512_castps256_ps512(low)), high, 1));
}

HINGE_INLINE bool native_any(__m512 mask) noexcept {
    const __m512i lanes = _mm512_castps_si512(mask);
    return _mm512_test_epi32_mask(lanes, lanes) != 0;
}
HINGE_INLINE bool native_any(__m512d mask) noexcept {
    const __m512i lanes = _mm512_castpd_si512(mask);
    return _mm512_test_epi64_mask(lanes, lanes) != 0;
}

HINGE_INLINE void native_stream(float* to, __m512 x) noexcept { _mm512_stream_ps(to, x); }
HINGE_INLINE void native_stream(double* to, __m512d x) noexcept { _mm512_stream_pd(to, x); }
HINGE_INLINE __mmask16 first_of_16(std::size_t count) noexcept {
    return static_cast<__mmask16>((1u << count) - 1);
}
HINGE_INLINE __mmask8 first_of_8_doubles(std::size_t count) noexcept {
    return static_cast<__mmask8>((1u << count) - 1);
}
HINGE_INLINE void native_load_first(__m512& x, const float* from, std::size_t count) noexcept {
    x = _mm512_maskz_loadu_ps(first_of_16(count), from);
}
HINGE_INLINE void native_load_first(__m512d& x, const double* from, std::size_t count) noexcept {
    x = _mm512_maskz_loadu_pd(first_of_8_doubles(count), from);
}
HINGE_INLINE void native_store_first(float* to, __m512 x, std::size_t count) noexcept {
    _mm512_mask_storeu_ps(to, first_of_16(count), x);
}
HINGE_INLINE void native_store_first(double* to, __m512d x, std::size_t count) noexcept {
    _mm512_mask_storeu_pd(to, first_of_8_doubles(count), x);
}

HINGE_INLINE __m512 native_lookup(const float (&column)[32], __m512 index) noexcept {
    return _mm512_permutex2var_ps(_mm512_load_ps(column), _mm512_castps_si512(index),
                                  _mm512_load_ps(column + 16));
}

} // namespace hinge::inline HINGE_TARGET::simd
#endif
// --- hinge/simd/native/x86_masks.hpp

/// x86, registers of 128 and 256 bits under a mask that is one too. Of a blend with 0 g++ 12 makes a
/// comparison of the mask with 0, and then these (relu, AVX2, n = 2,048: 0.037 ns per element, so 0.034).
#if HINGE_NATIVE_X86_128
namespace hinge::inline HINGE_TARGET::simd {

HINGE_INLINE __m128 native_keep_if(__m128 mask, __m128 y) noexcept { return _mm_and_ps(mask, y); }
HINGE_INLINE __m128d native_keep_if(__m128d mask, __m128d y) noexcept {
    return _mm_and_pd(mask, y);
}
HINGE_INLINE __m128 native_keep_unless(__m128 mask, __m128 y) noexcept {
    return _mm_andnot_ps(mask, y);
}
HINGE_INLINE __m128d native_keep_unless(__m128d mask, __m128d y) noexcept {
    return _mm_andnot_pd(mask, y);
}

#if HINGE_NATIVE_X86_256
HINGE_INLINE __m256 native_keep_if(__m256 mask, __m256 y) noexcept {
    return _mm256_and_ps(mask, y);
}
HINGE_INLINE __m256d native_keep_if(__m256d mask, __m256d y) noexcept {
    return _mm256_and_pd(mask, y);
}
HINGE_INLINE __m256 native_keep_unless(__m256 mask, __m256 y) noexcept {
    return _mm256_andnot_ps(mask, y);
}
HINGE_INLINE __m256d native_keep_unless(__m256d mask, __m256d y) noexcept {
    return _mm256_andnot_pd(mask, y);
}
#endif

} // namespace hinge::inline HINGE_TARGET::simd
#endif
// --- hinge/simd/batch.hpp

#include <cstdint>

/// What simd/wide.hpp builds on, for xsimd::batch.
#if HINGE_HAS_BATCHES
namespace hinge::inline HINGE_TARGET::simd {

template <class T, class A>
HINGE_INLINE xsimd::batch<T, A> select(const xsimd::batch_bool<T, A>& mask,
                                       const std::type_identity_t<xsimd::batch<T, A>>& a,
                                       const std::type_identity_t<xsimd::batch<T, A>>& b) noexcept {
    if constexpr (requires { native_select(mask, a, b); }) {
        return native_select(mask, a, b);
    } else {
        return xsimd::select(mask, a, b);
    }
}

template <class T, class A>
HINGE_INLINE xsimd::batch<T, A>
keep_if(const xsimd::batch_bool<T, A>& mask,
        const std::type_identity_t<xsimd::batch<T, A>>& y) noexcept {
    if constexpr (requires { native_keep_if(mask, y); }) {
        return native_keep_if(mask, y);
    } else {
        return simd::select(mask, y, xsimd::batch<T, A>(T(0)));
    }
}
template <class T, class A>
HINGE_INLINE xsimd::batch<T, A>
keep_unless(const xsimd::batch_bool<T, A>& mask,
            const std::type_identity_t<xsimd::batch<T, A>>& y) noexcept {
    if constexpr (requires { native_keep_unless(mask, y); }) {
        return native_keep_unless(mask, y);
    } else {
        return simd::select(mask, xsimd::batch<T, A>(T(0)), y);
    }
}

template <class T, class A>
HINGE_INLINE bool any(const xsimd::batch_bool<T, A>& mask) noexcept {
    return xsimd::any(mask);
}

/// The encodings of the lanes, each moved up by `count` bits.
template <class T, class A>
HINGE_INLINE xsimd::batch<T, A> shift_left(const xsimd::batch<T, A>& x, unsigned count) noexcept {
    if constexpr (requires { native_shift_left(x, count); }) {
        return native_shift_left(x, count);
    } else {
        return xsimd::bitwise_cast<T>(xsimd::bitwise_cast<encoding_t<T>>(x)
                                      << static_cast<int>(count));
    }
}
template <class A>
HINGE_INLINE xsimd::batch<float, A> shift_right(const xsimd::batch<float, A>& x,
                                                unsigned count) noexcept {
    if constexpr (requires { native_shift_right(x, count); }) {
        return native_shift_right(x, count);
    } else {
        return xsimd::bitwise_cast<float>(xsimd::bitwise_cast<std::uint32_t>(x) >>
                                          static_cast<int>(count));
    }
}
/// The sums of the encodings, or of each of them and `bits`.
template <class T, class A>
HINGE_INLINE xsimd::batch<T, A> add_to_encoding(const xsimd::batch<T, A>& x,
                                                const xsimd::batch<T, A>& y) noexcept {
    return xsimd::bitwise_cast<T>(xsimd::bitwise_cast<encoding_t<T>>(x) +
                                  xsimd::bitwise_cast<encoding_t<T>>(y));
}
template <class T, class A>
HINGE_INLINE xsimd::batch<T, A> add_to_encoding(const xsimd::batch<T, A>& x,
                                                encoding_t<T> bits) noexcept {
    return xsimd::bitwise_cast<T>(xsimd::bitwise_cast<encoding_t<T>>(x) +
                                  xsimd::batch<encoding_t<T>, A>(bits));
}

} // namespace hinge::inline HINGE_TARGET::simd
#endif
// --- hinge/simd/native/neon64.hpp

#include <cstddef>

/// 64-bit Arm, registers of 128 bits.
#if HINGE_NATIVE_NEON64
namespace hinge::inline HINGE_TARGET::simd {

HINGE_INLINE float64x2_t native_widen_lower(float32x4_t x) noexcept {
    return vcvt_f64_f32(vget_low_f32(x));
}
HINGE_INLINE float64x2_t native_widen_upper(float32x4_t x) noexcept { return vcvt_high_f64_f32(x); }
HINGE_INLINE float32x4_t native_narrow(float64x2_t lower, float64x2_t upper) noexcept {
    return vcvt_high_f32_f64(vcvt_f32_f64(lower), upper);
}

HINGE_INLINE float32x4_t native_fma(float32x4_t a, float32x4_t b, float32x4_t c) noexcept {
    return vfmaq_f32(c, a, b);
}
HINGE_INLINE float64x2_t native_fma(float64x2_t a, float64x2_t b, float64x2_t c) noexcept {
    return vfmaq_f64(c, a, b);
}
HINGE_INLINE float32x4_t native_fnma(float32x4_t a, float32x4_t b, float32x4_t c) noexcept {
    return vfmsq_f32(c, a, b);
}
HINGE_INLINE float64x2_t native_fnma(float64x2_t a, float64x2_t b, float64x2_t c) noexcept {
    return vfmsq_f64(c, a, b);
}

HINGE_INLINE bool native_any(float32x4_t mask) noexcept {
    return vmaxvq_u32(vreinterpretq_u32_f32(mask)) != 0;
}
HINGE_INLINE bool native_any(float64x2_t mask) noexcept {
    return vmaxvq_u32(vreinterpretq_u32_f64(mask)) != 0;
}

/// Four rows of 16 bytes, transposed.
template <std::size_t Rows>
HINGE_INLINE void native_lookup(const float (&rows)[Rows][4], float32x4_t index, float32x4_t& c0,
                                float32x4_t& c1, float32x4_t& c2, float32x4_t& c3) noexcept {
    const uint32x4_t i = vandq_u32(vreinterpretq_u32_f32(index), vdupq_n_u32(Rows - 1));
    const float32x4_t r0 = vld1q_f32(rows[vgetq_lane_u32(i, 0)]),
                      r1 = vld1q_f32(rows[vgetq_lane_u32(i, 1)]),
                      r2 = vld1q_f32(rows[vgetq_lane_u32(i, 2)]),
                      r3 = vld1q_f32(rows[vgetq_lane_u32(i, 3)]);
    const float64x2_t t0 = vreinterpretq_f64_f32(vtrn1q_f32(r0, r1)),
                      t1 = vreinterpretq_f64_f32(vtrn2q_f32(r0, r1)),
                      t2 = vreinterpretq_f64_f32(vtrn1q_f32(r2, r3)),
                      t3 = vreinterpretq_f64_f32(vtrn2q_f32(r2, r3));
    c0 = vreinterpretq_f32_f64(vtrn1q_f64(t0, t2));
    c1 = vreinterpretq_f32_f64(vtrn1q_f64(t1, t3));
    c2 = vreinterpretq_f32_f64(vtrn2q_f64(t0, t2));
    c3 = vreinterpretq_f32_f64(vtrn2q_f64(t1, t3));
}

/// As in x86_16_bits.hpp, not for float16: there the caller's modes change what the instructions do.
HINGE_INLINE void native_load(float32x4_t& a, float32x4_t& b, const bfloat16* from) noexcept {
    uint16x8_t eight;
    __builtin_memcpy(&eight, from, sizeof eight);
    a = vreinterpretq_f32_u32(vshll_n_u16(vget_low_u16(eight), 16));
    b = vreinterpretq_f32_u32(vshll_n_u16(vget_high_u16(eight), 16));
}
HINGE_INLINE void native_store(bfloat16* to, float32x4_t a, float32x4_t b) noexcept {
    const uint16x8_t eight = vcombine_u16(vshrn_n_u32(vreinterpretq_u32_f32(a), 16),
                                          vshrn_n_u32(vreinterpretq_u32_f32(b), 16));
    __builtin_memcpy(to, &eight, sizeof eight);
}

/// Correctly rounded, which xsimd's estimates for floats are not.
HINGE_INLINE float32x4_t native_divide(float32x4_t a, float32x4_t b) noexcept {
    return vdivq_f32(a, b);
}
HINGE_INLINE float32x4_t native_sqrt(float32x4_t x) noexcept { return vsqrtq_f32(x); }
HINGE_INLINE float64x2_t native_sqrt(float64x2_t x) noexcept { return vsqrtq_f64(x); }

} // namespace hinge::inline HINGE_TARGET::simd
#endif
// --- hinge/simd/native/power.hpp

#include <concepts>

/// POWER, registers of 128 bits. By builtins: <altivec.h> may make macros of `vector` and `bool`.
#if HINGE_NATIVE_POWER
namespace hinge::inline HINGE_TARGET::simd {

typedef float native_floats __attribute__((__vector_size__(16)));
typedef double native_doubles __attribute__((__vector_size__(16)));

#if HINGE_IS_GCC
HINGE_INLINE native_floats native_fma(native_floats a, native_floats b, native_floats c) noexcept {
    return __builtin_vsx_xvmaddsp(a, b, c);
}
HINGE_INLINE native_doubles native_fma(native_doubles a, native_doubles b,
                                       native_doubles c) noexcept {
    return __builtin_vsx_xvmadddp(a, b, c);
}
HINGE_INLINE native_floats native_sqrt(native_floats x) noexcept {
    return __builtin_vsx_xvsqrtsp(x);
}
HINGE_INLINE native_doubles native_sqrt(native_doubles x) noexcept {
    return __builtin_vsx_xvsqrtdp(x);
}
#else // A template, for clang warns of conversions between vectors that an overload does not need.
template <wide V>
requires std::same_as<typename V::arch_type, xsimd::vsx>
    HINGE_INLINE V native_fma(const V& a, const V& b, const V& c)
noexcept {
    const typename V::register_type x = a, y = b, z = c;
    if constexpr (float_value<V>) {
        return __builtin_vsx_xvmaddasp(x, y, z);
    } else {
        return __builtin_vsx_xvmaddadp(x, y, z);
    }
}
#endif

} // namespace hinge::inline HINGE_TARGET::simd
#endif
// --- hinge/simd/native/scalable.hpp

#include <cstddef>

/// SVE and RISC-V's V, registers whose size the compiler was told, which only xsimd's batches have.
#if HINGE_NATIVE_SVE
namespace hinge::inline HINGE_TARGET::simd {

using native_floats = xsimd::batch<float, xsimd::sve>::register_type;
using native_doubles = xsimd::batch<double, xsimd::sve>::register_type;

HINGE_INLINE native_floats native_fma(native_floats a, native_floats b, native_floats c) noexcept {
    return svmla_f32_x(svptrue_b32(), c, a, b);
}
HINGE_INLINE native_doubles native_fma(native_doubles a, native_doubles b,
                                       native_doubles c) noexcept {
    return svmla_f64_x(svptrue_b64(), c, a, b);
}
HINGE_INLINE native_floats native_fms(native_floats a, native_floats b, native_floats c) noexcept {
    return svnmls_f32_x(svptrue_b32(), c, a, b);
}
HINGE_INLINE native_doubles native_fms(native_doubles a, native_doubles b,
                                       native_doubles c) noexcept {
    return svnmls_f64_x(svptrue_b64(), c, a, b);
}
HINGE_INLINE native_floats native_fnma(native_floats a, native_floats b, native_floats c) noexcept {
    return svmls_f32_x(svptrue_b32(), c, a, b);
}
HINGE_INLINE native_doubles native_fnma(native_doubles a, native_doubles b,
                                        native_doubles c) noexcept {
    return svmls_f64_x(svptrue_b64(), c, a, b);
}

} // namespace hinge::inline HINGE_TARGET::simd
#elif HINGE_NATIVE_RVV
namespace hinge::inline HINGE_TARGET::simd {

using native_floats = xsimd::batch<float, xsimd::rvv>::register_type;
using native_doubles = xsimd::batch<double, xsimd::rvv>::register_type;
inline constexpr std::size_t native_bytes = sizeof(native_floats);

HINGE_INLINE native_floats native_fma(const native_floats& a, const native_floats& b,
                                      const native_floats& c) noexcept {
    return __riscv_vfmacc_vv_f32m1(c, a, b, native_bytes / 4);
}
HINGE_INLINE native_doubles native_fma(const native_doubles& a, const native_doubles& b,
                                       const native_doubles& c) noexcept {
    return __riscv_vfmacc_vv_f64m1(c, a, b, native_bytes / 8);
}
HINGE_INLINE native_floats native_fms(const native_floats& a, const native_floats& b,
                                      const native_floats& c) noexcept {
    return __riscv_vfmsac_vv_f32m1(c, a, b, native_bytes / 4);
}
HINGE_INLINE native_doubles native_fms(const native_doubles& a, const native_doubles& b,
                                       const native_doubles& c) noexcept {
    return __riscv_vfmsac_vv_f64m1(c, a, b, native_bytes / 8);
}
HINGE_INLINE native_floats native_fnma(const native_floats& a, const native_floats& b,
                                       const native_floats& c) noexcept {
    return __riscv_vfnmsac_vv_f32m1(c, a, b, native_bytes / 4);
}
HINGE_INLINE native_doubles native_fnma(const native_doubles& a, const native_doubles& b,
                                        const native_doubles& c) noexcept {
    return __riscv_vfnmsac_vv_f64m1(c, a, b, native_bytes / 8);
}

} // namespace hinge::inline HINGE_TARGET::simd
#endif
// --- hinge/simd/native/x86_256.hpp

#include <cstddef>
#include <cstdint>

/// x86, registers of 256 bits.
#if HINGE_NATIVE_X86_256
namespace hinge::inline HINGE_TARGET::simd {

HINGE_INLINE __m256 native_max(__m256 a, __m256 b) noexcept { return _mm256_max_ps(a, b); }
HINGE_INLINE __m256 native_min(__m256 a, __m256 b) noexcept { return _mm256_min_ps(a, b); }
HINGE_INLINE __m256d native_max(__m256d a, __m256d b) noexcept { return _mm256_max_pd(a, b); }
HINGE_INLINE __m256d native_min(__m256d a, __m256d b) noexcept { return _mm256_min_pd(a, b); }

HINGE_INLINE __m256 native_sqrt(__m256 x) noexcept { return _mm256_sqrt_ps(x); }
HINGE_INLINE __m256d native_sqrt(__m256d x) noexcept { return _mm256_sqrt_pd(x); }

#if HINGE_X86_HAS_FMA
HINGE_INLINE __m256 native_fma(__m256 a, __m256 b, __m256 c) noexcept {
    return _mm256_fmadd_ps(a, b, c);
}
HINGE_INLINE __m256 native_fms(__m256 a, __m256 b, __m256 c) noexcept {
    return _mm256_fmsub_ps(a, b, c);
}
HINGE_INLINE __m256 native_fnma(__m256 a, __m256 b, __m256 c) noexcept {
    return _mm256_fnmadd_ps(a, b, c);
}
HINGE_INLINE __m256d native_fma(__m256d a, __m256d b, __m256d c) noexcept {
    return _mm256_fmadd_pd(a, b, c);
}
HINGE_INLINE __m256d native_fms(__m256d a, __m256d b, __m256d c) noexcept {
    return _mm256_fmsub_pd(a, b, c);
}
HINGE_INLINE __m256d native_fnma(__m256d a, __m256d b, __m256d c) noexcept {
    return _mm256_fnmadd_pd(a, b, c);
}
#endif

HINGE_INLINE __m256d native_widen_lower(__m256 x) noexcept {
    return _mm256_cvtps_pd(_mm256_castps256_ps128(x));
}
HINGE_INLINE __m256d native_widen_upper(__m256 x) noexcept {
    return _mm256_cvtps_pd(_mm256_extractf128_ps(x, 1));
}
HINGE_INLINE __m256 native_narrow(__m256d lower, __m256d upper) noexcept {
    return _mm256_insertf128_ps(_mm256_castps128_ps256(_mm256_cvtpd_ps(lower)),
                                _mm256_cvtpd_ps(upper), 1);
}

HINGE_INLINE __m256 native_with_nan_of(__m256 x, __m256 y) noexcept {
    return _mm256_or_ps(y, _mm256_cmp_ps(x, x, _CMP_UNORD_Q));
}
HINGE_INLINE __m256d native_with_nan_of(__m256d x, __m256d y) noexcept {
    return _mm256_or_pd(y, _mm256_cmp_pd(x, x, _CMP_UNORD_Q));
}

HINGE_INLINE bool native_any(__m256 mask) noexcept { return _mm256_movemask_ps(mask) != 0; }
HINGE_INLINE bool native_any(__m256d mask) noexcept { return _mm256_movemask_pd(mask) != 0; }

/// Two coefficients of each of four rows, two rows to a register, then transposed.
template <std::size_t Rows, std::size_t Size>
HINGE_INLINE void native_lookup(const double (&rows)[Rows][Size], __m256d index, std::size_t k,
                                __m256d& a, __m256d& b) noexcept {
    const __m128i low = _mm_castpd_si128(_mm256_castpd256_pd128(index)),
                  high = _mm_castpd_si128(_mm256_extractf128_pd(index, 1));
    const auto two = [&](int row) HINGE_INLINE_LAMBDA {
        return _mm_load_pd(&rows[static_cast<unsigned>(row) % Rows][k]);
    };
    const __m256d r02 = _mm256_insertf128_pd(_mm256_castpd128_pd256(two(_mm_extract_epi16(low, 0))),
                                             two(_mm_extract_epi16(high, 0)), 1),
                  r13 = _mm256_insertf128_pd(_mm256_castpd128_pd256(two(_mm_extract_epi16(low, 4))),
                                             two(_mm_extract_epi16(high, 4)), 1);
    a = _mm256_unpacklo_pd(r02, r13);
    b = _mm256_unpackhi_pd(r02, r13);
}

HINGE_INLINE void native_stream(float* to, __m256 x) noexcept { _mm256_stream_ps(to, x); }
HINGE_INLINE void native_stream(double* to, __m256d x) noexcept { _mm256_stream_pd(to, x); }

#if HINGE_X86_HAS_AVX2
HINGE_INLINE __m256i first_of_8(std::size_t count) noexcept {
    return _mm256_cmpgt_epi32(_mm256_set1_epi32(static_cast<int>(count)),
                              _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7));
}
HINGE_INLINE __m256i first_of_4(std::size_t count) noexcept {
    return _mm256_cmpgt_epi64(_mm256_set1_epi64x(static_cast<long long>(count)),
                              _mm256_setr_epi64x(0, 1, 2, 3));
}
HINGE_INLINE void native_load_first(__m256& x, const float* from, std::size_t count) noexcept {
    x = _mm256_maskload_ps(from, first_of_8(count));
}
HINGE_INLINE void native_load_first(__m256d& x, const double* from, std::size_t count) noexcept {
    x = _mm256_maskload_pd(from, first_of_4(count));
}
HINGE_INLINE void native_store_first(float* to, __m256 x, std::size_t count) noexcept {
    _mm256_maskstore_ps(to, first_of_8(count), x);
}
HINGE_INLINE void native_store_first(double* to, __m256d x, std::size_t count) noexcept {
    _mm256_maskstore_pd(to, first_of_4(count), x);
}

/// Eight rows of 16 bytes, two to a register, then transposed. Indices by way of two 64-bit moves:
/// storing them and loading each cost 0.1 ns per element more (gelu, AVX2).
template <std::size_t Rows>
HINGE_INLINE void native_lookup(const float (&rows)[Rows][4], __m256 index, __m256& c0, __m256& c1,
                                __m256& c2, __m256& c3) noexcept {
#if HINGE_X86_HAS_64_BITS
    const __m256i bytes = _mm256_slli_epi32(
        _mm256_and_si256(_mm256_castps_si256(index), _mm256_set1_epi32(int{Rows - 1})), 4);
    const __m128i low = _mm256_castsi256_si128(bytes), high = _mm256_extracti128_si256(bytes, 1);
    const auto i01 = static_cast<std::uint64_t>(_mm_cvtsi128_si64(low)),
               i23 = static_cast<std::uint64_t>(_mm_extract_epi64(low, 1)),
               i45 = static_cast<std::uint64_t>(_mm_cvtsi128_si64(high)),
               i67 = static_cast<std::uint64_t>(_mm_extract_epi64(high, 1));
    const char* const base = reinterpret_cast<const char*>(rows);
    const auto two_rows = [base](std::uint64_t i, std::uint64_t j) HINGE_INLINE_LAMBDA {
        const void *const lower = base + i, *const upper = base + j;
        return _mm256_insertf128_ps(
            _mm256_castps128_ps256(_mm_load_ps(static_cast<const float*>(lower))),
            _mm_load_ps(static_cast<const float*>(upper)), 1);
    };
    const __m256 r0 = two_rows(i01 & 0xffff, i45 & 0xffff), r1 = two_rows(i01 >> 32, i45 >> 32),
                 r2 = two_rows(i23 & 0xffff, i67 & 0xffff), r3 = two_rows(i23 >> 32, i67 >> 32);
    const __m256 t0 = _mm256_unpacklo_ps(r0, r2), t1 = _mm256_unpackhi_ps(r0, r2),
                 t2 = _mm256_unpacklo_ps(r1, r3), t3 = _mm256_unpackhi_ps(r1, r3);
    c0 = _mm256_unpacklo_ps(t0, t2);
    c1 = _mm256_unpackhi_ps(t0, t2);
    c2 = _mm256_unpacklo_ps(t1, t3);
    c3 = _mm256_unpackhi_ps(t1, t3);
#else
    __m128 l0, l1, l2, l3, h0, h1, h2, h3;
    native_lookup(rows, _mm256_castps256_ps128(index), l0, l1, l2, l3);
    native_lookup(rows, _mm256_extractf128_ps(index, 1), h0, h1, h2, h3);
    c0 = _mm256_insertf128_ps(_mm256_castps128_ps256(l0), h0, 1);
    c1 = _mm256_insertf128_ps(_mm256_castps128_ps256(l1), h1, 1);
    c2 = _mm256_insertf128_ps(_mm256_castps128_ps256(l2), h2, 1);
    c3 = _mm256_insertf128_ps(_mm256_castps128_ps256(l3), h3, 1);
#endif
}
#endif

} // namespace hinge::inline HINGE_TARGET::simd
#endif
// --- hinge/simd/native/wasm.hpp

#include <cstddef>
#include <cstdint>

/// WebAssembly, registers of 128 bits. Without this page floats take twice as long as scalars do.
#if HINGE_NATIVE_WASM
namespace hinge::inline HINGE_TARGET::simd {

using native_floats = vector_registers<float>::values;
using native_doubles = vector_registers<double>::values;

HINGE_INLINE native_doubles native_widen_lower(native_floats x) noexcept {
    return native_doubles(wasm_f64x2_promote_low_f32x4(v128_t(x)));
}
HINGE_INLINE native_doubles native_widen_upper(native_floats x) noexcept {
    return native_widen_lower(__builtin_shufflevector(x, x, 2, 3, 2, 3));
}
HINGE_INLINE native_floats native_narrow(native_doubles lower, native_doubles upper) noexcept {
    const auto l = native_floats(wasm_f32x4_demote_f64x2_zero(v128_t(lower))),
               u = native_floats(wasm_f32x4_demote_f64x2_zero(v128_t(upper)));
    return __builtin_shufflevector(l, u, 0, 1, 4, 5);
}

HINGE_INLINE native_floats native_sqrt(native_floats x) noexcept {
    return native_floats(wasm_f32x4_sqrt(v128_t(x)));
}
HINGE_INLINE native_doubles native_sqrt(native_doubles x) noexcept {
    return native_doubles(wasm_f64x2_sqrt(v128_t(x)));
}

HINGE_INLINE bool native_any(native_floats mask) noexcept {
    return wasm_v128_any_true(v128_t(mask));
}
HINGE_INLINE bool native_any(native_doubles mask) noexcept {
    return wasm_v128_any_true(v128_t(mask));
}

/// Four rows of 16 bytes, transposed.
template <std::size_t Rows>
HINGE_INLINE void native_lookup(const float (&rows)[Rows][4], native_floats index,
                                native_floats& c0, native_floats& c1, native_floats& c2,
                                native_floats& c3) noexcept {
    const auto i = vector_registers<float>::encodings(index) & std::uint32_t{Rows - 1};
    const auto r0 = native_floats(wasm_v128_load(rows[i[0]])),
               r1 = native_floats(wasm_v128_load(rows[i[1]])),
               r2 = native_floats(wasm_v128_load(rows[i[2]])),
               r3 = native_floats(wasm_v128_load(rows[i[3]]));
    const auto t0 = __builtin_shufflevector(r0, r1, 0, 4, 1, 5),
               t1 = __builtin_shufflevector(r0, r1, 2, 6, 3, 7),
               t2 = __builtin_shufflevector(r2, r3, 0, 4, 1, 5),
               t3 = __builtin_shufflevector(r2, r3, 2, 6, 3, 7);
    c0 = __builtin_shufflevector(t0, t2, 0, 1, 4, 5);
    c1 = __builtin_shufflevector(t0, t2, 2, 3, 6, 7);
    c2 = __builtin_shufflevector(t1, t3, 0, 1, 4, 5);
    c3 = __builtin_shufflevector(t1, t3, 2, 3, 6, 7);
}

/// Two coefficients of either row, transposed.
template <std::size_t Rows, std::size_t Size>
HINGE_INLINE void native_lookup(const double (&rows)[Rows][Size], native_doubles index,
                                std::size_t k, native_doubles& a, native_doubles& b) noexcept {
    const auto i = vector_registers<double>::encodings(index) & std::uint64_t{Rows - 1};
    const auto r0 = native_doubles(wasm_v128_load(&rows[i[0]][k])),
               r1 = native_doubles(wasm_v128_load(&rows[i[1]][k]));
    a = __builtin_shufflevector(r0, r1, 0, 2);
    b = __builtin_shufflevector(r0, r1, 1, 3);
}

} // namespace hinge::inline HINGE_TARGET::simd
#endif
// --- hinge/simd/vector.hpp

/// What simd/wide.hpp builds on, for vectors of Hinge's own: as in simd/batch.hpp.
#if HINGE_HAS_VECTORS
namespace hinge::inline HINGE_TARGET::simd {

template <class T>
HINGE_INLINE vector<T> select(const vector_mask<T>& mask, const std::type_identity_t<vector<T>>& a,
                              const std::type_identity_t<vector<T>>& b) noexcept {
    const auto lanes = __builtin_bit_cast(typename vector<T>::register_type, mask.lanes);
    if constexpr (requires { native_select(lanes, a, b); }) {
        return native_select(lanes, a, b);
    } else {
        return mask.lanes ? a.lanes : b.lanes;
    }
}

template <class T>
HINGE_INLINE vector<T> keep_if(const vector_mask<T>& mask,
                               const std::type_identity_t<vector<T>>& y) noexcept {
    const auto lanes = __builtin_bit_cast(typename vector<T>::register_type, mask.lanes);
    if constexpr (requires { native_keep_if(lanes, y); }) {
        return native_keep_if(lanes, y);
    } else {
        return simd::select(mask, y, vector<T>(0));
    }
}
template <class T>
HINGE_INLINE vector<T> keep_unless(const vector_mask<T>& mask,
                                   const std::type_identity_t<vector<T>>& y) noexcept {
    const auto lanes = __builtin_bit_cast(typename vector<T>::register_type, mask.lanes);
    if constexpr (requires { native_keep_unless(lanes, y); }) {
        return native_keep_unless(lanes, y);
    } else {
        return simd::select(mask, vector<T>(0), y);
    }
}

template <class T>
HINGE_INLINE bool any(const vector_mask<T>& mask) noexcept {
    const auto lanes = __builtin_bit_cast(typename vector<T>::register_type, mask.lanes);
    if constexpr (requires { native_any(lanes); }) {
        return native_any(lanes);
    } else {
        encoding_t<T> all = 0;
        for (std::size_t i = 0; i < vector<T>::size; ++i)
            all |= static_cast<encoding_t<T>>(mask.lanes[i]);
        return all != 0;
    }
}

template <class T>
HINGE_INLINE vector<T> shift_left(const vector<T>& x, unsigned count) noexcept {
    return vector<T>::decoded(x.encoded() << count);
}
HINGE_INLINE vector<float> shift_right(const vector<float>& x, unsigned count) noexcept {
    return vector<float>::decoded(x.encoded() >> count);
}
template <class T>
HINGE_INLINE vector<T> add_to_encoding(const vector<T>& x, const vector<T>& y) noexcept {
    return vector<T>::decoded(x.encoded() + y.encoded());
}
template <class T>
HINGE_INLINE vector<T> add_to_encoding(const vector<T>& x, encoding_t<T> bits) noexcept {
    return vector<T>::decoded(x.encoded() + bits);
}

} // namespace hinge::inline HINGE_TARGET::simd
#endif
// --- hinge/simd/wide.hpp

/// The operations of simd/scalar.hpp for batches and vectors.
#if HINGE_HAS_REGISTERS
namespace hinge::inline HINGE_TARGET::simd {

/// f on every lane, through memory. For what an ISA cannot do at once.
template <wide V, class F>
HINGE_INLINE V each_lane(F f) noexcept {
    element_t<V> values[lanes<V>];
    for (std::size_t i = 0; i < lanes<V>; ++i) values[i] = f(i);
    return V::load_unaligned(values);
}

template <wide V>
HINGE_INLINE V product(const V& a, const std::type_identity_t<V>& b) noexcept {
    if constexpr (requires(typename V::register_type x) { x* x; }) {
        typename V::register_type p = a * b;
        HINGE_ROUNDED_VECTOR(p);
        return p;
    } else {
        return a * b; // xsimd's emulated batches
    }
}

// Never by xsimd's functions: its architectures do not count avxvnni as having fma, nor sse2 in a file
// for AVX2, and its fnma for floats on Arm rounds twice.
template <wide V>
HINGE_INLINE V fma(const V& a, const std::type_identity_t<V>& b,
                   const std::type_identity_t<V>& c) noexcept {
    if constexpr (!HINGE_HAS_FMA) {
        return a * b + c;
    } else if constexpr (requires { native_fma(a, b, c); }) {
        return native_fma(a, b, c);
    } else { // lanes must equal scalars, whatever it costs
        return each_lane<V>([&](std::size_t i) HINGE_INLINE_LAMBDA {
            return simd::fma(a.get(i), b.get(i), c.get(i));
        });
    }
}
template <wide V>
HINGE_INLINE V fms(const V& a, const std::type_identity_t<V>& b,
                   const std::type_identity_t<V>& c) noexcept {
    if constexpr (!HINGE_HAS_FMA) {
        return a * b - c;
    } else if constexpr (requires { native_fms(a, b, c); }) {
        return native_fms(a, b, c);
    } else {
        return simd::fma(a, b, -c);
    }
}
template <wide V>
HINGE_INLINE V fnma(const V& a, const std::type_identity_t<V>& b,
                    const std::type_identity_t<V>& c) noexcept {
    if constexpr (!HINGE_HAS_FMA) {
        return c - a * b;
    } else if constexpr (requires { native_fnma(a, b, c); }) {
        return native_fnma(a, b, c);
    } else {
        return simd::fma(-a, b, c);
    }
}

// By bits rather than by xsimd::abs and xsimd::copysign: those stand on a function that is not
// inlined at -O0 and that files for all ISAs would share.
template <wide V>
HINGE_INLINE V abs(const V& x) noexcept {
    return x & V(decoded(static_cast<encoding_t<element_t<V>>>(~sign_bit<element_t<V>>)));
}
template <wide V>
HINGE_INLINE V minus_abs(const V& x) noexcept {
    return x | V(element_t<V>(-0.0));
}
template <wide V>
HINGE_INLINE V copysign(const V& magnitude, const std::type_identity_t<V>& sign) noexcept {
    return simd::abs(magnitude) | (sign & V(element_t<V>(-0.0)));
}

template <wide V>
HINGE_INLINE V with_sign_of(const V& sign, const std::type_identity_t<V>& magnitude) noexcept {
    return magnitude | (sign & V(element_t<V>(-0.0)));
}

template <unsigned Bits, wide_float V>
HINGE_INLINE V middle(const V& x) noexcept {
    return (x & V(decoded(~std::uint32_t{0} << Bits))) | V(decoded(std::uint32_t{1} << (Bits - 1)));
}

template <wide_double V>
HINGE_INLINE V low_bits_to_exponent(const V& x) noexcept {
    return simd::shift_left(x, 52);
}
template <wide_double V>
HINGE_INLINE V low_bits_to_power(const V& x, const V& fraction) noexcept {
    return simd::add_to_encoding(simd::shift_left(x, 45), fraction);
}
template <wide_float V>
HINGE_INLINE V times_two_to_low_bits(float factor, const V& exponent_bits) noexcept {
    return simd::add_to_encoding(simd::shift_left(exponent_bits, 23),
                                 simd::encoding_over_1(factor));
}

template <wide V>
HINGE_INLINE auto equal(const V& a, const std::type_identity_t<V>& b) noexcept {
    return a == b;
}

/// a / b, correctly rounded.
template <wide V>
HINGE_INLINE V divide(const V& a, const std::type_identity_t<V>& b) noexcept {
    if constexpr (requires { native_divide(a, b); }) return native_divide(a, b);
    return a / b;
}

/// The square root, correctly rounded.
template <wide V>
HINGE_INLINE V sqrt(const V& x) noexcept {
    if constexpr (requires { native_sqrt(x); }) {
        return native_sqrt(x);
    } else {
#if HINGE_HAS_BATCHES
        return xsimd::sqrt(x);
#else
        return each_lane<V>([&](std::size_t i)
                                HINGE_INLINE_LAMBDA { return simd::sqrt(x.get(i)); });
#endif
    }
}

} // namespace hinge::inline HINGE_TARGET::simd
#endif
// --- hinge/simd/operations.hpp

/// The operations kernels are written in: those of simd/scalar.hpp and simd/wide.hpp, and what is
/// the same text for both.
namespace hinge::inline HINGE_TARGET::simd {

/// x held to [low, inf] or [-inf, high]; a NaN stays a NaN, and of two zeros x is the result. Never
/// xsimd's min or max: what those do with a NaN depends on the ISA, the operand order and the version.
template <float_double_or_batch V>
HINGE_INLINE V at_least(const V& x, const std::type_identity_t<V>& low) noexcept {
    if constexpr (requires { native_max(low, x); }) {
        return native_max(low, x);
    } else {
        return simd::select(x < low, low, x);
    }
}
template <float_double_or_batch V>
HINGE_INLINE V at_most(const V& x, const std::type_identity_t<V>& high) noexcept {
    if constexpr (requires { native_min(high, x); }) {
        return native_min(high, x);
    } else {
        return simd::select(x > high, high, x);
    }
}

/// x held to [low, high] in the same way.
template <float_double_or_batch V>
HINGE_INLINE V held(const V& x, const std::type_identity_t<V>& low,
                    const std::type_identity_t<V>& high) noexcept {
    return simd::at_most(simd::at_least(x, low), high);
}

/// y, or a NaN where x is one.
template <float_double_or_batch V>
HINGE_INLINE V with_nan_of(const V& x, const std::type_identity_t<V>& y) noexcept {
    if constexpr (requires { native_with_nan_of(x, y); }) {
        return native_with_nan_of(x, y);
    } else {
        return simd::select(simd::equal(x, x), y, x);
    }
}

/// a * b + c for what is then taken as an integer: rounded to the nearest in any rounding mode of the
/// caller, where the ISA can do that at no cost; elsewhere as the caller's mode says.
template <float_double_or_batch V>
HINGE_INLINE V fma_to_nearest(const V& a, const std::type_identity_t<V>& b,
                              const std::type_identity_t<V>& c) noexcept {
    if constexpr (requires { native_fma_to_nearest(a, b, c); }) {
        return native_fma_to_nearest(a, b, c);
    } else {
        return simd::fma(a, b, c);
    }
}

} // namespace hinge::inline HINGE_TARGET::simd
// --- hinge/math/double_double.hpp

namespace hinge::inline HINGE_TARGET::math {

/// An unevaluated sum hi + lo with |lo| at most about half an ulp of hi. What a double argument
/// needs where its absolute error counts, as in exp(x) with x = 700. Of floats, where V is float.
template <float_double_or_batch V>
struct double_double {
    V hi;
    V lo = V(0);
};

/// a + b, exactly. Source: Knuth, TAOCP vol. 2, 4.2.2.
template <float_double_or_batch V>
HINGE_INLINE double_double<V> exact_sum(const V& a, const std::type_identity_t<V>& b) noexcept {
    const V hi = a + b;
    const V b_seen = hi - a;
    return {hi, (a - (hi - b_seen)) + (b - b_seen)};
}

/// x as a sum of two numbers of half its bits, unless c overflows. Source: Dekker 1971.
template <float_double_or_batch V>
HINGE_INLINE double_double<V> split(const V& x) noexcept {
    constexpr auto splitter =
        static_cast<element_t<V>>(float_value<V> ? 0x1.002p12 : 0x1.0000002p27);
    const V c = simd::product(x, V(splitter));
    const V hi = c - (c - x);
    return {hi, x - hi};
}

/// a b, exactly, unless a part of it is below the normal range. Source: Dekker 1971, where there is
/// no fma.
template <float_double_or_batch V>
HINGE_INLINE double_double<V> exact_product(const V& a, const std::type_identity_t<V>& b) noexcept {
    if constexpr (HINGE_HAS_FMA) {
        const V hi = a * b;
        return {hi, simd::fms(a, b, hi)};
    } else {
        const V hi = simd::product(a, b);
        const double_double<V> x = math::split(a), y = math::split(b);
        const V with_lo = simd::fma(x.hi, y.lo, simd::fms(x.hi, y.hi, hi));
        return {hi, simd::fma(x.lo, y.lo, simd::fma(x.lo, y.hi, with_lo))};
    }
}

/// a b - c to half an ulp of itself, however much of it cancels.
template <double_value V>
HINGE_INLINE V product_minus(const V& a, const std::type_identity_t<V>& b,
                             const std::type_identity_t<V>& c) noexcept {
    if constexpr (HINGE_HAS_FMA) return simd::fms(a, b, c);
    const double_double<V> p = math::exact_product(a, b);
    return (p.hi - c) + p.lo;
}

/// a b + c, rounded once, or nearly so where there is no fma.
template <float_double_or_batch V>
HINGE_INLINE V product_plus(const V& a, const std::type_identity_t<V>& b,
                            const std::type_identity_t<V>& c) noexcept {
    if constexpr (HINGE_HAS_FMA) return simd::fma(a, b, c);
    const double_double<V> p = math::exact_product(a, b), s = math::exact_sum(p.hi, c);
    return s.hi + (s.lo + p.lo);
}

/// (hi + lo)^2 without the square of lo, rounded once, or nearly so where there is no fma.
template <float_double_or_batch V>
HINGE_INLINE V square(const V& hi, const std::type_identity_t<V>& lo) noexcept {
    return math::product_plus(hi, hi, simd::product(hi, lo + lo));
}

/// (a + b)^2, a >= b >= 0, rounded once. Without fma floats by the upper half h of a + b, whose square is exact;
/// doubles, which may miss more, are rounded as the formula is.
template <float_double_or_batch V>
HINGE_INLINE V square_of_sum(const V& a, const V& b) noexcept {
    const V sum = a + b;
    if constexpr (HINGE_HAS_FMA) return math::square(sum, V(b - (sum - a)));
    if constexpr (double_value<V>) return simd::product(sum, sum);
    const V h = math::split(sum).hi, rest = (a - h) + b;
    return simd::fma(rest, V(h + sum), simd::product(h, h));
}

/// a b + c in two parts, a b and c having the same sign. The low part is exact where c - hi is: up to
/// hi = 2^n c, if the last n bits of c are 0.
template <float_double_or_batch V>
HINGE_INLINE double_double<V> sum_with_product(const V& a, const V& b,
                                               const std::type_identity_t<V>& c) noexcept {
    if constexpr (HINGE_HAS_FMA) {
        const V hi = simd::fma(a, b, c);
        return {hi, simd::fma(a, b, c - hi)};
    }
    const double_double<V> p = math::exact_product(a, b), s = math::exact_sum(p.hi, c);
    return {s.hi, s.lo + p.lo};
}

/// c + a b_lo where there is no fma, b_lo being the low part of a sum_with_product, which is worth that
/// much only there: c where there is (the derivative of gelu_tanh: 4.6 to 3.9 ULP without fma).
template <double_value V>
HINGE_INLINE V add_without_fma(const V& c, const V& a, const V& b_lo) noexcept {
    if constexpr (HINGE_HAS_FMA) return c;
    return simd::fma(a, b_lo, c);
}

} // namespace hinge::inline HINGE_TARGET::math
// --- hinge/math/constants.hpp

/// What more than one function needs, each once.
namespace hinge::inline HINGE_TARGET::math {

inline constexpr double log2_e = 0x1.71547652b82fep+0, ln2 = 0x1.62e42fefa39efp-1;

/// What ln2 lacks.
inline constexpr double ln2_rest = 0x1.abc9e3b39803fp-56;

/// ln 2 in two parts: for an integer k of 11 bits, k ln2_hi is exact.
inline constexpr double ln2_hi = 0x1.62e42fefa3800p-1, ln2_lo = 0x1.ef35793c76730p-45;
/// The same as floats: ln2_hi has 15 bits, so that its product with an integer of 9 is exact.
inline constexpr float ln2_hi_f32 = 0x1.62e4p-1f, ln2_lo_f32 = 0x1.7f7d1cp-20f;

inline constexpr double inv_sqrt_2pi = 0.39894228040143267793994605993438;

} // namespace hinge::inline HINGE_TARGET::math
// --- hinge/math/exponent.hpp

#include <limits>

/// The power of two in an exponential, and the range it is made for.
namespace hinge::inline HINGE_TARGET::math {

/// 2^exponent.
template <class T>
constexpr T power_of_two(int exponent) {
    T result = 1;
    for (; exponent > 0; --exponent) result *= 2;
    for (; exponent < 0; ++exponent) result /= 2;
    return result;
}

/// The interval [Low, High] of v in e^v, and the headroom of its power of two: with k = v log2(e)
/// rounded to an integer, 2^k is built as 2^(k + Headroom). It costs nothing, being part of the
/// constant that rounds, and lets k pass what an exponent can hold: where the last operation takes
/// the headroom back, a subnormal result is rounded once. Beyond the interval e^v is garbage; that
/// 2^(k + Headroom) is a normal number within it, however k is rounded, is checked here.
template <class T, int Low, int High, int Headroom = 0>
struct exponential_range {
    static constexpr int headroom = Headroom;
    /// 1 with the headroom, and what takes it back.
    static constexpr T one = power_of_two<T>(Headroom), take_back = power_of_two<T>(-Headroom);

    /// v held to the interval, or to one side of it where v cannot pass the other.
    template <float_double_or_batch V>
    HINGE_INLINE static V hold(const V& v) noexcept {
        return simd::held(v, V(T(Low)), V(T(High)));
    }
    template <float_double_or_batch V>
    HINGE_INLINE static V hold_low(const V& v) noexcept {
        return simd::at_least(v, V(T(Low)));
    }
    template <float_double_or_batch V>
    HINGE_INLINE static V hold_high(const V& v) noexcept {
        return simd::at_most(v, V(T(High)));
    }

private:
    using limits = std::numeric_limits<T>;
    static constexpr int floor(double v) {
        const int k = static_cast<int>(v);
        return k > v ? k - 1 : k;
    }
    static_assert(floor(Low * log2_e) + Headroom >= limits::min_exponent - 1 &&
                      -floor(-High * log2_e) + Headroom < limits::max_exponent,
                  "a power of two that is no normal number");
};

/// Adding it rounds to the nearest integer k (|v| < 2^51) and leaves k + 1023 + headroom, the
/// exponent field of 2^(k + headroom), in the low bits.
inline constexpr double shifter = 0x1.8p52 + 1023;

template <double_value V>
struct integer_and_power {
    V k;
    V power;
};
/// k, the nearest integer to v scale, and 2^(k + headroom).
template <class Range, double_value V>
HINGE_INLINE integer_and_power<V>
nearest_power_of_two(const V& v, const std::type_identity_t<V>& scale) noexcept {
    const V shifted = simd::fma_to_nearest(v, scale, V(shifter + Range::headroom));
    return {shifted - (shifter + Range::headroom), simd::low_bits_to_exponent(shifted)};
}

/// The same for v itself.
template <class Range, double_value V>
HINGE_INLINE integer_and_power<V> nearest_power_of_two(const V& v) noexcept {
    const V shifted = v + (shifter + Range::headroom);
    return {shifted - (shifter + Range::headroom), simd::low_bits_to_exponent(shifted)};
}

/// The same in float, for Sign y log2(e), or another factor: k, and in `exponent_bits` what
/// simd::times_two_to_low_bits makes 2^(k + headroom) of. (A struct of both is stored to memory by
/// g++.)
template <int Sign, class Range, float_value V>
HINGE_INLINE V nearest_exponent(const V& y, V& exponent_bits, float log2_e_of_y) noexcept {
    constexpr float shifter_f32 = 0x1.8p23f + Range::headroom + 127;
    exponent_bits = simd::fma_to_nearest(y, V(Sign * log2_e_of_y), V(shifter_f32));
    return exponent_bits - V(shifter_f32);
}
template <int Sign, class Range, float_value V>
HINGE_INLINE V nearest_exponent(const V& y, V& exponent_bits) noexcept {
    return math::nearest_exponent<Sign, Range>(y, exponent_bits, static_cast<float>(log2_e));
}

} // namespace hinge::inline HINGE_TARGET::math
// --- hinge/math/polynomial.hpp

namespace hinge::inline HINGE_TARGET::math {

/// c0 + x c1 + x^2 c2 + ..., by Horner's rule.
template <float_double_or_batch V>
HINGE_INLINE V polynomial(const V&, element_t<V> c0) noexcept {
    return V(c0);
}
template <float_double_or_batch V, class... C>
HINGE_INLINE V polynomial(const V& x, element_t<V> c0, C... higher) noexcept {
    return simd::fma(x, math::polynomial(x, higher...), V(c0));
}

/// The same, as (c0 + x c1) + x^2 (c2 + x c3) + ...: as many operations, x2 = x^2 given, but only half
/// of them wait for each other.
template <double_value V>
HINGE_INLINE V polynomial_in_pairs(const V&, const V&, double c0) noexcept {
    return V(c0);
}
template <double_value V>
HINGE_INLINE V polynomial_in_pairs(const V& x, const V&, double c0, double c1) noexcept {
    return simd::fma(x, c1, c0);
}
template <double_value V, class... C>
HINGE_INLINE V polynomial_in_pairs(const V& x, const V& x2, double c0, double c1,
                                   C... higher) noexcept {
    return simd::fma(x2, math::polynomial_in_pairs(x, x2, higher...), simd::fma(x, c1, c0));
}

/// The same, as (c0 + ... + x^3 c3) + x^4 (c4 + ...), x4 = x^4, for 20 coefficients and more (AVX2, ns
/// per element, pairs and fours: gelu 2.91, 2.47, softplus 3.18, 2.66).
template <double_value V, class... C>
HINGE_INLINE V polynomial_in_fours(const V& x, const V& x2, const V& x4, double c0, double c1,
                                   double c2, double c3, C... higher) noexcept {
    const V lower = math::polynomial_in_pairs(x, x2, c0, c1, c2, c3);
    if constexpr (sizeof...(C) > 4) {
        return simd::fma(x4, math::polynomial_in_fours(x, x2, x4, higher...), lower);
    } else {
        return simd::fma(x4, math::polynomial_in_pairs(x, x2, higher...), lower);
    }
}

} // namespace hinge::inline HINGE_TARGET::math
// --- hinge/math/exp/in_float.hpp

#include <type_traits>

/// math::in_float is for a float result, in float itself, within 2 ULP.
///
/// Holding the argument to the range is all there is to care for: with its headroom no lane needs a
/// path of its own, and where a result is subnormal the last operation makes it so. 2^k enters by a
/// multiplication, never by adding to a result's encoding: a NaN would become a number.
///
/// To is what the result is rounded to: float, or bfloat16, whose ulp it may miss by 0.01 before that, a relative
/// 2^-15. So much is left out then, where there is fused multiply-add.
namespace hinge::inline HINGE_TARGET::math::in_float {

/// a b where that may be subnormal; `zero` has its sign where it may be 0. Zen 4 makes an fma's result
/// subnormal at no cost, a product's at one of 2 to 20 cycles (silu at -100, AVX-512, ns per element:
/// product 0.58, fma 0.27; where nothing is subnormal 0.27). Compilers do not turn it back into
/// a product, unless zero is a constant -0. Where there is no fma a product is all there is.
template <float_value V>
HINGE_INLINE V product_into_subnormals(const V& a, const std::type_identity_t<V>& b,
                                       const std::type_identity_t<V>& zero = V(0)) noexcept {
    return HINGE_HAS_FMA ? simd::fma(a, b, zero) : V(a * b);
}

/// r, |r| <= 0.3466, of e^y (Sign 1) or e^-y (Sign -1) = 2^k e^(Sign r), and k in `exponent_bits` as
/// math::nearest_exponent leaves it.
///
/// Method  r = y - k ln 2 (or y + k ln 2) in two steps: the first is exact, with fused multiply-add or
///         without, the second rounds once, 2^-26 absolute.
///         For bfloat16 in one, 2^-21.
template <int Sign, class Range, class To = float, float_value V>
HINGE_INLINE V reduce(const V& y, V& exponent_bits) noexcept {
    const V k = math::nearest_exponent<Sign, Range>(y, exponent_bits);
    if constexpr (std::is_same_v<To, bfloat16>)
        return simd::fma(k, V(-Sign * static_cast<float>(ln2)), y);
    return simd::fma(k, V(-Sign * ln2_lo_f32), simd::fma(k, V(-Sign * ln2_hi_f32), y));
}

/// The rest of scale e^(Sign r): scale (e^(Sign r) - 1 - Sign r) / r^2.
///
/// Source  Sollya: fpminimax(exp(x), [|2,...,6|], [|SG...|], [-0.3466;0.3466], relative, 1+x),
///         error of e^r 2^-28.2.
template <int Sign, float_value V>
HINGE_INLINE V exp_rest(const V& r, float scale) noexcept {
    return math::polynomial(r, scale * 0x1.fffffap-2f, Sign * scale * 0x1.555492p-3f,
                            scale * 0x1.555a26p-5f, Sign * scale * 0x1.12397ep-7f,
                            scale * 0x1.694c8ep-10f);
}
/// The same for e^(b r), b being a parameter: (e^(b r) - 1 - b r) / r^2.
struct exp_coefficients {
    float c0, c1, c2, c3, c4;

    HINGE_INLINE explicit exp_coefficients(float b) noexcept
        : c0(b * b * 0x1.fffffap-2f), c1(b * b * b * 0x1.555492p-3f),
          c2(b * b * b * b * 0x1.555a26p-5f), c3(b * b * b * b * b * 0x1.12397ep-7f),
          c4(b * b * b * b * b * b * 0x1.694c8ep-10f) {}

    template <float_value V>
    HINGE_INLINE V operator()(const V& r) const noexcept {
        return math::polynomial(r, c0, c1, c2, c3, c4);
    }
};
/// The rest of e^r - 1: (e^r - 1 - r) / r^2.
///
/// Source  Sollya: fpminimax(expm1(x), [|2,...,6|], [|SG...|], [-0.3466;0.3466], relative, x),
///         error of e^r - 1 2^-26.1.
template <float_value V>
HINGE_INLINE V expm1_rest(const V& r) noexcept {
    return math::polynomial(r, 0x1.fffffep-2f, 0x1.5554bp-3f, 0x1.555716p-5f, 0x1.122792p-7f,
                            0x1.6b734ap-10f);
}

/// scale e^(Sign r).
///
/// Source  For bfloat16 Sollya: fpminimax(exp(x), [|1,...,4|], [|SG...|], [-0.3466;0.3466], relative, 1),
///         error 2^-18.4.
template <int Sign, class To = float, float_value V>
HINGE_INLINE V exp_reduced(const V& r, float scale) noexcept {
    if constexpr (std::is_same_v<To, bfloat16>)
        return math::polynomial(r, scale, Sign * scale * 0x1.fffba6p-1f, scale * 0x1.0003f2p-1f,
                                Sign * scale * 0x1.57cef2p-3f, scale * 0x1.5415c6p-5f);
    return simd::fma(simd::fma(in_float::exp_rest<Sign>(r, scale), r, V(Sign * scale)), r,
                     V(scale));
}
/// e^r - 1.
///
/// Source  For bfloat16 Sollya: fpminimax(expm1(x), [|1,...,4|], [|SG...|], [-0.3466;0.3466], relative),
///         error 2^-16.0.
template <class To = float, float_value V>
HINGE_INLINE V expm1_reduced(const V& r) noexcept {
    if constexpr (std::is_same_v<To, bfloat16>)
        return r *
               math::polynomial(r, 0x1.fffe0cp-1f, 0x1.0001a4p-1f, 0x1.5761f8p-3f, 0x1.55554cp-5f);
    return simd::fma(V(r * r), in_float::expm1_rest(r), r);
}

/// factor e^-y, 0 <= y <= 110 and |factor| in [2^-40, 2^40], for far tails: twice the work of the
/// above, as both are in two parts. It rounds last where it multiplies by 2^k, into the subnormals
/// too.
template <float_value V>
HINGE_INLINE V times_exp_of_minus(const double_double<V>& factor,
                                  const double_double<V>& y) noexcept {
    using range = exponential_range<float, -110, 0, 60>;
    V exponent_bits;
    const V k = math::nearest_exponent<-1, range>(y.hi, exponent_bits);
    const V exact = simd::fma(k, V(ln2_hi_f32), y.hi), rounded = simd::fma(k, V(ln2_lo_f32), y.lo);
    const V r = exact + rounded, r_lo = (exact - r) + rounded;
    const V square = r * r, rest = in_float::exp_rest<-1>(r, 1.0f);
    const V expm1 = simd::fms(square, rest, r);
    const V expm1_lo = simd::fms(square, rest, V(expm1 + r)) - r_lo;
    const double_double<V> part = math::exact_product(factor.hi, expm1);
    const V lo = part.lo + simd::fma(factor.hi, expm1_lo, factor.lo);
    const V product = factor.hi + (part.hi + lo);
    return in_float::product_into_subnormals(V(product * V(range::take_back)),
                                             simd::times_two_to_low_bits(1.0f, exponent_bits));
}

} // namespace hinge::inline HINGE_TARGET::math::in_float
// --- hinge/math/exp/scaled.hpp

/// Exponentials of v = scale x, the scale being a parameter.
///
/// Method  v is never formed: at v = 100 its rounding would be half an ulp of 100 in the result. What goes
///         off is k ln(2)/scale, from x itself, in two parts, the first so short that its product
///         with k is exact: R = x - k ln(2)/scale, and r = scale R is small. That takes one operation
///         more than e^x does, with fused multiply-add or without.
namespace hinge::inline HINGE_TARGET::math {

/// x without its low `bits`.
HINGE_INLINE double without_low_bits(double x, int bits) noexcept {
    return simd::decoded(simd::encoding(x) & ~((std::uint64_t{1} << bits) - 1));
}

/// scale, log2(e) scale, and ln(2)/scale in two parts: the first has 15 bits for floats, 42 for doubles.
template <simd::scalar T>
struct scaled_exponent {
    T scale, log2_e, ln2_hi, ln2_lo;

    /// R = x + k ln(2)/scale, k being the nearest integer to -log2(e) scale x.
    template <float_double_or_batch V>
    HINGE_INLINE V plus_steps(const V& x, const V& k) const noexcept {
        return simd::fma(k, V(ln2_lo), simd::fma(k, V(ln2_hi), x));
    }
    /// R = x - k ln(2)/scale, k being the nearest integer to log2(e) scale x.
    template <float_double_or_batch V>
    HINGE_INLINE V minus_steps(const V& x, const V& k) const noexcept {
        return simd::fma(k, V(-ln2_lo), simd::fma(k, V(-ln2_hi), x));
    }
};

/// For v = beta x and v = x / alpha.
HINGE_INLINE scaled_exponent<float> exponent_times(float beta) noexcept {
    const double b = static_cast<double>(beta), step = ln2 / b,
                 step_hi = math::without_low_bits(step, 38);
    return {beta, static_cast<float>(log2_e * b), static_cast<float>(step_hi),
            static_cast<float>(step - step_hi)};
}
HINGE_INLINE scaled_exponent<float> exponent_over(float alpha) noexcept {
    const double a = static_cast<double>(alpha), step = ln2 * a,
                 step_hi = math::without_low_bits(step, 38);
    return {static_cast<float>(1 / a), static_cast<float>(log2_e / a), static_cast<float>(step_hi),
            static_cast<float>(step - step_hi)};
}
HINGE_INLINE scaled_exponent<double> exponent_times(double beta) noexcept {
    const double step_hi = math::without_low_bits(ln2 / beta, 11),
                 rest = ln2_rest - math::product_minus(step_hi, beta, ln2);
    return {beta, log2_e * beta, step_hi, rest / beta};
}
HINGE_INLINE scaled_exponent<double> exponent_over(double alpha) noexcept {
    const double_double<double> step = math::exact_product(alpha, ln2);
    const double step_hi = math::without_low_bits(step.hi, 11),
                 step_lo = simd::fma(alpha, ln2_rest, step.lo) + (step.hi - step_hi);
    return {1 / alpha, log2_e / alpha, step_hi, step_lo};
}

} // namespace hinge::inline HINGE_TARGET::math
// --- hinge/math/celu/in_float.hpp

namespace hinge::inline HINGE_TARGET::math::in_float {

/// alpha (e^(x / alpha) - 1) for x <= 0, x beyond; alpha > 0.
///
/// Method  x / alpha is not formed: with R = x - k alpha ln 2, r = R / alpha, s = 2^k:
///         alpha (s e^r - 1) = s (R + R r q(r)) - (alpha - alpha s), e^r = 1 + r + r^2 q(r). Near 0 that
///         is x itself and a small term.
template <float_value V>
HINGE_INLINE V celu(const V& x, float alpha, const scaled_exponent<float>& of) noexcept {
    using range = exponential_range<float, -19, 0>; // of x / alpha
    const V y = simd::at_least(simd::minus_abs(x), V(-18 * alpha));
    V exponent_bits;
    const V k = math::nearest_exponent<1, range>(y, exponent_bits, of.log2_e);
    const V rest = of.minus_steps(y, k);
    const V r = rest * V(of.scale);
    const V p = simd::fma(V(rest * r), in_float::expm1_rest(r), rest);
    const V s = simd::times_two_to_low_bits(1.0f, exponent_bits);
    const V lost = simd::times_two_to_low_bits(alpha, exponent_bits);
    return simd::select(x < V(0), simd::fms(s, p, V(V(alpha) - lost)), x);
}
/// e^(x / alpha) for x <= 0, 1 beyond; alpha > 0.
template <float_value V>
HINGE_INLINE V celu_derivative(const V& x, float alpha, const scaled_exponent<float>& of) noexcept {
    using range = exponential_range<float, -110, 0, 40>; // of x / alpha
    constexpr float c = range::take_back;
    const V y = simd::at_least(simd::minus_abs(x), V(-109 * alpha));
    V exponent_bits;
    const V k = math::nearest_exponent<1, range>(y, exponent_bits, of.log2_e);
    const V rest = of.minus_steps(y, k);
    const V r = rest * V(of.scale);
    const V q = in_float::exp_reduced<1>(r, c);
    return simd::select(
        x > V(0), V(1),
        in_float::product_into_subnormals(q, simd::times_two_to_low_bits(1.0f, exponent_bits)));
}

} // namespace hinge::inline HINGE_TARGET::math::in_float
// --- hinge/math/piecewise/longer.hpp

namespace hinge::inline HINGE_TARGET::math::piecewise {

/// A number of about 100 bits, the sum hi + lo, for what a compiler computes.
/// Source: Dekker 1971, Numer. Math. 18.
struct longer {
    double hi = 0, lo = 0;

    constexpr longer() = default;
    constexpr longer(double x) : hi(x) {}
    constexpr explicit operator double() const { return hi; }
    constexpr longer(double high, double low) : hi(high + low), lo(low - (hi - high)) {}

    friend constexpr longer operator-(const longer& a) { return {-a.hi, -a.lo}; }
    friend constexpr longer operator+(const longer& a, const longer& b) {
        const double sum = a.hi + b.hi, b_seen = sum - a.hi;
        const double rest = (a.hi - (sum - b_seen)) + (b.hi - b_seen);
        return {sum, rest + (a.lo + b.lo)};
    }
    friend constexpr longer operator-(const longer& a, const longer& b) { return a + -b; }
    friend constexpr longer operator*(const longer& a, const longer& b) {
        constexpr double splitter = 0x1.0000002p27;
        const double x = a.hi * splitter, x_hi = x - (x - a.hi), x_lo = a.hi - x_hi;
        const double y = b.hi * splitter, y_hi = y - (y - b.hi), y_lo = b.hi - y_hi;
        const double product = a.hi * b.hi;
        const double rest = ((x_hi * y_hi - product) + x_hi * y_lo + x_lo * y_hi) + x_lo * y_lo;
        return {product, rest + (a.hi * b.lo + a.lo * b.hi)};
    }
    friend constexpr longer operator/(const longer& a, const longer& b) {
        const double quotient = a.hi / b.hi;
        return {quotient, (a - b * quotient).hi / b.hi};
    }
    constexpr longer& operator+=(const longer& b) { return *this = *this + b; }
    constexpr longer& operator-=(const longer& b) { return *this = *this - b; }
    constexpr longer& operator*=(const longer& b) { return *this = *this * b; }
};

} // namespace hinge::inline HINGE_TARGET::math::piecewise
// --- hinge/math/piecewise/series.hpp

#include <cstddef>

/// Taylor series, and the polynomials that the tables of this folder are made of. All of it is done
/// by the compiler.
namespace hinge::inline HINGE_TARGET::math::piecewise {

/// The first coefficients of a power series in d, each a double or longer.
template <int Size, class Number = double>
struct series {
    static constexpr int size = Size;
    Number c[std::size_t{Size}];
};

inline constexpr longer ln2_for_tables{ln2, ln2_rest};

/// The functions below compute the smaller terms in double.

/// exp(x), -60 < x <= 0, to a relative 2^-51, or longer to 2^-60.
template <class Number>
constexpr Number exp_for_tables(const Number& x) {
    const int k = static_cast<int>(static_cast<double>(x) * log2_e - 0.5);
    const Number r = x - Number(k) * Number(ln2_for_tables);
    double inner = 1;
    for (int n = 17; n > 6; --n) inner = 1 + static_cast<double>(r) / n * inner;
    Number sum = inner;
    for (int n = 6; n > 0; --n) sum = Number(1) + r / Number(n) * sum;
    return sum * Number(math::power_of_two<double>(k));
}
/// The square root to a relative 2^-40.
constexpr double sqrt_for_tables(double x) {
    double root = x > 1 ? x : 1;
    for (int i = 0; i < 40; ++i) root = (root + x / root) / 2;
    return root;
}

/// log(1 + x), 0 <= x <= 1.
template <class Number>
constexpr Number log1p_for_tables(const Number& x) {
    const Number z = x / (Number(2) + x);
    const double rounded = static_cast<double>(z);
    double inner = 0;
    for (int n = 39; n > 9; n -= 2) inner = inner * rounded * rounded + 2.0 / n;
    Number sum = inner;
    for (int n = 9; n > 0; n -= 2) sum = sum * z * z + Number(2) / Number(n);
    return sum * z;
}

/// A series on [-radius, radius] made a polynomial of `degree`: its highest term a d^n is replaced
/// by what is nearest to it among the lower ones, which leaves a (radius/2)^n 2 T_n(d / radius),
/// T_n being the Chebyshev polynomial. Source: Lanczos 1938, J. Math. Phys. 17.
template <int Size>
constexpr series<Size> shorten(series<Size> s, int degree, double radius) {
    for (int n = Size - 1; n > degree; --n) {
        // 2 (r/2)^n T_n(d/r) = sum over j of b_j d^(n-2j), b_0 = 1,
        // b_j = -b_(j-1) (r/2)^2 (n-2j+2)(n-2j+1) / (j (n-j)).
        double b = 1;
        for (int j = 1; 2 * j <= n; ++j) {
            b *= -radius * radius / 4 * (n - 2 * j + 2) * (n - 2 * j + 1) / (j * (n - j));
            s.c[n - 2 * j] -= s.c[n] * b;
        }
        s.c[n] = 0;
    }
    return s;
}

/// The series f of the piece about `centre`, made a polynomial of `degree` on [centre - radius,
/// centre + radius]; with keep_value without a change of f.c[0].
template <int Degree, int Terms>
constexpr series<Degree + 1> shortened(series<Terms> f, double radius, bool keep_value) {
    const double value = f.c[0];
    if (keep_value) { // (F(c + d) - F(c)) / d
        for (int i = 1; i < Terms; ++i) f.c[i - 1] = f.c[i];
        f.c[Terms - 1] = 0;
        f = piecewise::shorten(f, Degree - 1, radius);
        for (int i = Degree; i > 0; --i) f.c[i] = f.c[i - 1];
        f.c[0] = value;
    } else {
        f = piecewise::shorten(f, Degree, radius);
    }
    series<Degree + 1> result{};
    for (int i = 0; i <= Degree; ++i) result.c[i] = f.c[i];
    return result;
}

/// What a float lacks of Curve::steepness, the slope at the root, where that is given. It is taken off
/// every piece, whose slope at the root is then a float, and added again to what they give.
template <class Curve>
constexpr double slope_rest() {
    if constexpr (requires { Curve::steepness; })
        return Curve::steepness - static_cast<double>(static_cast<float>(Curve::steepness));
    return 0;
}

template <class Curve>
constexpr bool has_slope_rest() {
    constexpr double rest = piecewise::slope_rest<Curve>();
    return rest < 0 || rest > 0;
}

/// The piece about `centre`, from Terms terms of the series.
template <class Curve, int Degree, int Terms>
constexpr series<Degree + 1> piece(double centre, double radius, bool keep_value) {
    auto f = Curve::template at<Terms>(centre);
    // Next to a root, F(c) from the series would be what a cancellation has left.
    if (keep_value && (centre < 0 || centre > 0)) f.c[0] = f.c[1] * (centre - Curve::root);
    auto s = piecewise::shortened<Degree>(f, radius, keep_value);
    s.c[1] -= slope_rest<Curve>();
    return s;
}

/// A float next to `centre` at which F is nearly a float, so that rounding F there costs nothing: the
/// best of 64. Worth up to half an ULP, at no price.
template <class Curve, int Terms>
constexpr float good_centre(double centre) {
    const auto f = Curve::template at<Terms>(centre);
    double best = 1;
    float result = 0;
    for (int k = -32; k < 32; ++k) {
        const float candidate = static_cast<float>(centre + k * 0x1p-17);
        const double d = static_cast<double>(candidate) - centre;
        double value = 0;
        for (int i = Terms; i-- > 0;) value = value * d + f.c[i];
        const double ratio = static_cast<double>(static_cast<float>(value)) / value;
        const double error = ratio < 1 ? 1 - ratio : ratio - 1;
        if (error < best) {
            best = error;
            result = candidate;
        }
    }
    return result;
}

} // namespace hinge::inline HINGE_TARGET::math::piecewise
// --- hinge/math/piecewise/rows.hpp

#include <utility>

/// Tables of rows, a row being the coefficients of a piece.
namespace hinge::inline HINGE_TARGET::math::piecewise {

/// Maker::count rows of Maker::size numbers: Maker::row(k) is a series, for the piece about k steps.
template <class Maker>
struct rows {
    alignas(64) typename Maker::element row[Maker::count][Maker::size];
};

/// They are made in blocks: compilers limit how long one constant may take.
template <class Maker>
struct row_block {
    typename Maker::element row[Maker::block][Maker::size];
};
template <class Maker, std::size_t First>
constexpr row_block<Maker> make_row_block() {
    row_block<Maker> result{};
    for (std::size_t i = 0; i < Maker::block; ++i) {
        const auto s = Maker::row(First + i);
        for (std::size_t k = 0; k < Maker::size; ++k)
            result.row[i][k] = static_cast<typename Maker::element>(s.c[k]);
    }
    return result;
}
template <class Maker, std::size_t First>
inline constexpr row_block<Maker> row_block_of = piecewise::make_row_block<Maker, First>();

template <class Maker, std::size_t... Block>
constexpr rows<Maker> make_rows(std::index_sequence<Block...>) {
    rows<Maker> table{};
    std::size_t i = 0;
    const auto append = [&](const row_block<Maker>& from) {
        for (const auto& row : from.row) {
            for (std::size_t k = 0; k < Maker::size; ++k) table.row[i][k] = row[k];
            ++i;
        }
    };
    (append(row_block_of<Maker, Block * Maker::block>), ...);
    return table;
}
template <class Maker>
inline constexpr rows<Maker>
    rows_of = piecewise::make_rows<Maker>(std::make_index_sequence<Maker::count / Maker::block>());

} // namespace hinge::inline HINGE_TARGET::math::piecewise
// --- hinge/simd/table.hpp

/// Tables of coefficients, an entry for every lane of its own: the low bits of a float say which, one that
/// a shifter was added to (math/piecewise/curve.hpp), or whose bits were moved down (octaves.hpp).
namespace hinge::inline HINGE_TARGET::simd {

/// Whether 32 floats are two registers and one instruction looks up any of them for every lane. The
/// shape of a table depends on it, and with it a function's last bits.
inline constexpr bool has_register_tables = HINGE_HAS_REGISTER_TABLES;

inline constexpr std::size_t column_length = 32;

template <class V>
struct cubic_coefficients {
    V c0, c1, c2, c3;
};

/// column[i], i being the low 5 bits of `index`.
HINGE_INLINE float lookup(const float (&column)[column_length], float index) noexcept {
    return column[encoding(index) % column_length];
}

/// rows[i], i being as many low bits of `index` as the table has rows for.
template <std::size_t Rows>
HINGE_INLINE cubic_coefficients<float> lookup(const float (&rows)[Rows][4], float index) noexcept {
    const auto& row = rows[encoding(index) % Rows];
    return {row[0], row[1], row[2], row[3]};
}

/// a and b are rows[i][k] and rows[i][k + 1], i being as many low bits of `index` as the table has rows
/// for.
template <std::size_t Rows, std::size_t Size>
HINGE_INLINE void lookup(const double (&rows)[Rows][Size], double index, std::size_t k, double& a,
                         double& b) noexcept {
    const auto& row = rows[encoding(index) % Rows];
    a = row[k];
    b = row[k + 1];
}

#if HINGE_HAS_REGISTERS

template <std::size_t Rows, std::size_t Size, wide_double V>
HINGE_INLINE void lookup(const double (&rows)[Rows][Size], const V& index, std::size_t k, V& a,
                         V& b) noexcept {
    typename V::register_type first, second;
    if constexpr (requires { native_lookup(rows, index, k, first, second); }) {
        native_lookup(rows, index, k, first, second);
        a = first;
        b = second;
    } else {
        const auto column = [&](std::size_t j) HINGE_INLINE_LAMBDA {
            return each_lane<V>([&](std::size_t i) HINGE_INLINE_LAMBDA {
                return rows[encoding(index.get(i)) % Rows][j];
            });
        };
        a = column(k);
        b = column(k + 1);
    }
}

template <wide_float V>
HINGE_INLINE V lookup(const float (&column)[column_length], const V& index) noexcept {
    if constexpr (requires { native_lookup(column, index); }) {
        return native_lookup(column, index);
    } else {
        return each_lane<V>([&](std::size_t i)
                                HINGE_INLINE_LAMBDA { return simd::lookup(column, index.get(i)); });
    }
}

template <std::size_t Rows, wide_float V>
HINGE_INLINE cubic_coefficients<V> lookup(const float (&rows)[Rows][4], const V& index) noexcept {
    typename V::register_type c0, c1, c2, c3;
    if constexpr (requires { native_lookup(rows, index, c0, c1, c2, c3); }) {
        native_lookup(rows, index, c0, c1, c2, c3);
        return {c0, c1, c2, c3};
    } else {
        const auto column = [&](std::size_t k) HINGE_INLINE_LAMBDA {
            return each_lane<V>([&](std::size_t i) HINGE_INLINE_LAMBDA {
                return rows[encoding(index.get(i)) % Rows][k];
            });
        };
        return {column(0), column(1), column(2), column(3)};
    }
}

#endif

} // namespace hinge::inline HINGE_TARGET::simd
// --- hinge/math/exp/power_table.hpp

/// Powers of 2^(1/128), for exponentials of doubles.
namespace hinge::inline HINGE_TARGET::math {

/// Row j has 2^(j / 128) as simd::low_bits_to_power wants it, and what it lacks, divided by it.
struct power_rows {
    using element = double;
    static constexpr std::size_t count = 128, size = 2, block = 64;

    static constexpr piecewise::series<size> row(std::size_t j) {
        using piecewise::longer;
        if (j == 0) return {{1, 0}};
        const longer v = piecewise::ln2_for_tables * (static_cast<double>(j) / count - 1);
        const longer power = piecewise::exp_for_tables(v) * 2.0;
        const std::uint64_t encoding =
            __builtin_bit_cast(std::uint64_t, power.hi) - (std::uint64_t{j} << 45);
        return {{__builtin_bit_cast(double, encoding), power.lo / power.hi}};
    }
};

/// ln(2)/128 in two parts: for an integer k of 18 bits, k ln2_step_hi is exact.
inline constexpr double ln2_step_hi = 0x1.62e42fef8p-8, ln2_step_lo = 0x1.1cf79abc9e3b4p-43;

/// k, the nearest integer to x / (ln(2)/128), x in the Range; power (1 + power_lo) is 2^(k / 128) with the
/// headroom.
template <class Range, double_value V>
HINGE_INLINE V nearest_power_of_table(const V& x, V& power, V& power_lo) noexcept {
    constexpr double steps = power_rows::count;
    constexpr double shifter_of_steps = 0x1.8p52 + Range::headroom * steps;
    const V shifted = simd::fma_to_nearest(x, V(log2_e * steps), V(shifter_of_steps));
    V fraction;
    simd::lookup(piecewise::rows_of<power_rows>.row, shifted, 0, fraction, power_lo);
    power = simd::low_bits_to_power(shifted, fraction);
    return shifted - shifter_of_steps;
}

} // namespace hinge::inline HINGE_TARGET::math
// --- hinge/math/exp/of_double.hpp

/// math::of_double is for a double result.
namespace hinge::inline HINGE_TARGET::math::of_double {

/// e^v = 2^k (1 + expm1), not put together yet: sums with 1 and subnormal results each want it in
/// their own way. `power` is 2^k with the headroom of the range. From a table it is a rounded number, and
/// what rounding took stands in expm1.
template <double_value V>
struct exponential {
    V power;
    V expm1;

    /// y (1 + expm1), rounded once where there is fma; 1 + expm1 itself would cost another half ulp.
    HINGE_INLINE V times_mantissa(const V& y) const noexcept { return simd::fma(y, expm1, y); }
    /// e^v with the headroom.
    HINGE_INLINE V value() const noexcept { return times_mantissa(power); }
    /// y e^v with the headroom.
    HINGE_INLINE V times(const V& y) const noexcept {
        if constexpr (HINGE_HAS_FMA) return times_mantissa(y) * power;
        return times_mantissa(V(y * power)); // rounded but once more than the power is
    }
    /// c + e^v with the headroom.
    HINGE_INLINE V plus(const std::type_identity_t<V>& c) const noexcept {
        return simd::fma(power, expm1, power + c);
    }
};

/// e^r - 1 for |r| <= ln(2)/2.
///
/// Source  Sollya: b = log(2)/2*(1+1b-12);
///         fpminimax(expm1(x), [|2,...,11|], [|D...|], [-b;b], relative, floating, x),
///         error 2^-55.5, or 2^-56.9 of e^r.
template <double_value V>
HINGE_INLINE V expm1_reduced(const V& r) noexcept {
    const V r2 = r * r;
    const V q = math::polynomial_in_pairs(
        r, r2, 0x1.0000000000005p-1, 0x1.555555555553bp-3, 0x1.5555555552106p-5,
        0x1.1111111118833p-7, 0x1.6c16c17f3173bp-10, 0x1.a01a0177f2d28p-13, 0x1.a019a698a1a8cp-16,
        0x1.71de8101f5b88p-19, 0x1.28a29956eb4e1p-22, 0x1.ae77922cc7433p-26);
    return simd::fma(r2, q, r);
}

/// e^r - 1 + rest for |r| <= ln(2)/256.
///
/// Source  Sollya: b = log(2)/256*(1+1b-12);
///         fpminimax(expm1(x), [|2,...,5|], [|D...|], [-b;b], relative, floating, x),
///         error 2^-56.1, or 2^-64.7 of e^r.
template <double_value V>
HINGE_INLINE V expm1_of_step(const V& r, const V& rest) noexcept {
    const V r2 = r * r;
    const V q = math::polynomial_in_pairs(r, r2, 0x1.ffffffffffe5cp-2, 0x1.5555555555627p-3,
                                          0x1.55555c2aad138p-5, 0x1.111111cd7d5a8p-7);
    return simd::fma(r2, q, rest) + r;
}

/// e^v, v in the Range; minus(k, c) is v - k c, of which k c is exact.
///
/// Method  r = v - k ln 2, |r| <= ln(2)/2; expm1 = e^r - 1. r itself is rounded, at 2^-54 or less. Where
///         there is no fma steps of ln(2)/128, since half the polynomial costs more than a table (SSE2,
///         ns per element: silu 3.71, 2.90, elu 3.28, 2.58).
template <class Range, double_value V, class Minus>
HINGE_INLINE exponential<V> exp_of(const V& v, const Minus& minus) noexcept {
    if constexpr (HINGE_HAS_FMA) {
        const auto [k, power] = math::nearest_power_of_two<Range>(v, V(log2_e));
        return {power, of_double::expm1_reduced(V(simd::fma(k, -ln2_lo, minus(k, ln2_hi))))};
    } else {
        V power, power_lo;
        const V k = math::nearest_power_of_table<Range>(v, power, power_lo);
        const V r = simd::fma(k, -ln2_step_lo, minus(k, ln2_step_hi));
        return {power, of_double::expm1_of_step(r, power_lo)};
    }
}

/// exp(x), x in the Range.
template <class Range, double_value V>
HINGE_INLINE exponential<V> exp(const V& x) noexcept {
    return of_double::exp_of<Range>(x, [&](const V& k, double c)
                                           HINGE_INLINE_LAMBDA { return simd::fma(k, -c, x); });
}

/// exp(a b), a b in the Range. The product is not rounded before k ln 2 is taken off: at a b = 700 an
/// ulp is 2^-43.
template <class Range, double_value V>
HINGE_INLINE exponential<V> exp_of_product(const V& a, const V& b) noexcept {
    return of_double::exp_of<Range>(V(a * b), [&](const V& k, double c) HINGE_INLINE_LAMBDA {
        return math::product_minus(a, b, V(k * c));
    });
}

} // namespace hinge::inline HINGE_TARGET::math::of_double
// --- hinge/math/celu/of_double.hpp

namespace hinge::inline HINGE_TARGET::math::of_double {

/// e^v, v = x / alpha, and alpha (e^r - 1), of the r that is left when k ln 2 is taken off v.
template <double_value V>
struct exponential_over {
    exponential<V> e;
    V part;
};
/// For x held to [furthest, 0], where v is in the Range.
///
/// Method  R = x - k alpha ln 2, r = R / alpha:  alpha (e^r - 1) = R + alpha (e^r - 1 - r). Near 0 that is x
///         itself and a small term, even if x / alpha is below the range of double.
template <class Range, double_value V>
HINGE_INLINE exponential_over<V> exp_over(const V& x, double furthest, double alpha,
                                          const scaled_exponent<double>& of) noexcept {
    const V y = simd::held(x, V(furthest), V(0.0));
    const auto [k, power] = math::nearest_power_of_two<Range>(y, V(of.log2_e));
    const V rest = of.minus_steps(y, k);
    const V r = rest * of.scale, expm1 = of_double::expm1_reduced(r);
    return {{power, expm1}, simd::fma(V(expm1 - r), V(alpha), rest)};
}

/// alpha (e^(x / alpha) - 1) for x <= 0, x beyond.
///
/// Method  s = 2^k:  s alpha (e^r - 1) + (alpha s - alpha). For alpha < 0 it grows: from k = 10 on,
///         where the sum has two large terms, it is alpha times e^v - 1, whose power of two may pass what
///         a double holds, by a headroom that alpha takes back if it is tiny, else the number itself:
///         then what overflows should.
template <double_value V>
HINGE_INLINE V celu(const V& x, double alpha, const scaled_exponent<double>& of) noexcept {
    V left;
    if (alpha > 0) {
        using range = exponential_range<double, -40, 0>;
        const auto v = of_double::exp_over<range>(x, -40 * alpha, alpha, of);
        left = simd::fma(v.e.power, v.part, simd::fms(v.e.power, V(alpha), V(alpha)));
    } else {
        using range = exponential_range<double, 0, 1405, -1004>;
        const bool is_tiny = alpha > -1;
        const auto v = of_double::exp_over<range>(x, 1405 * alpha, alpha, of);
        const V grown = v.e.plus(-range::one) *
                        (is_tiny ? alpha * range::take_back : range::take_back) *
                        (is_tiny ? 1.0 : alpha);
        const V s = simd::at_most(v.e.power, V(range::one * 1024)) * range::take_back;
        left = simd::select(s < 1024.0, simd::fma(s, v.part, V(s - 1.0) * alpha), grown);
    }
    return simd::select(x < 0.0, left, x);
}
/// e^(x / alpha) for x <= 0, 1 beyond.
template <double_value V>
HINGE_INLINE V celu_derivative(const V& x, double alpha,
                               const scaled_exponent<double>& of) noexcept {
    V left;
    if (alpha > 0) {
        using range = exponential_range<double, -760, 0, 100>;
        left = of_double::exp_over<range>(x, -760 * alpha, alpha, of).e.value() * range::take_back;
    } else {
        using range = exponential_range<double, 0, 711, -10>;
        left = of_double::exp_over<range>(x, 711 * alpha, alpha, of).e.value() * range::take_back;
    }
    return simd::select(x > 0.0, V(1.0), left);
}

} // namespace hinge::inline HINGE_TARGET::math::of_double
// --- hinge/math/elu/in_float.hpp

namespace hinge::inline HINGE_TARGET::math::in_float {

/// The alphas for which alpha 2^k is a normal number wherever it counts, and e^-110 alpha is 0.
HINGE_INLINE bool elu_takes(float alpha) noexcept { return alpha >= 0x1p-7f && alpha <= 0x1p8f; }

/// The exponential is that of -|x|, which is x where it counts and overflows nowhere.
///
/// Method  s = alpha 2^k:  alpha (e^x - 1) = s p - (alpha - s), p = e^r - 1. scale x is
///         x + x (scale - 1), in one rounding: it overflows no earlier than it should.
template <class To = float, float_value V>
HINGE_INLINE V elu(const V& x, float alpha, float scale_minus_1) noexcept {
    using range = exponential_range<float, -18, 0>;
    V exponent_bits;
    const V r = in_float::reduce<1, range, To>(range::hold_low(simd::minus_abs(x)), exponent_bits);
    const V s = simd::times_two_to_low_bits(alpha, exponent_bits);
    const V p = in_float::expm1_reduced<To>(r);
    const V left =
        simd::fms(s, p, V(V(alpha) - s)); // - (+0), which keeps the sign of a p that underflows
    const V positive = simd::at_least(x, V(0)); // -FLT_MAX times the scale would overflow
    const V right =
        simd::equal(scale_minus_1, 0.0f) ? x : simd::fma(positive, V(scale_minus_1), positive);
    return simd::select(x < V(0), left, right);
}
template <class To = float, float_value V>
HINGE_INLINE V elu_derivative(const V& x, float alpha, float scale) noexcept {
    using range = exponential_range<float, -110, 0, 40>;
    constexpr float c = range::take_back;
    V exponent_bits;
    const V r = in_float::reduce<1, range, To>(range::hold_low(simd::minus_abs(x)), exponent_bits);
    const V q = in_float::exp_reduced<1, To>(r, c);
    const V left =
        in_float::product_into_subnormals(q, simd::times_two_to_low_bits(alpha, exponent_bits));
    return simd::select(x > V(0), V(scale), left);
}

} // namespace hinge::inline HINGE_TARGET::math::in_float
// --- hinge/math/elu/of_double.hpp

namespace hinge::inline HINGE_TARGET::math::of_double {

/// Below -40 e^x - 1 is -1. The sign bit is put back because e^-0 - 1 is +0. The exponential is that
/// of -|x|, which is x where it counts and overflows nowhere.
template <double_value V>
HINGE_INLINE V elu(const V& x, double alpha, double scale) noexcept {
    using range = exponential_range<double, -40, 0>;
    const V expm1 = of_double::exp<range>(range::hold_low(simd::minus_abs(x))).plus(-1.0);
    const V right = scale > 1 ? V(simd::at_least(x, V(0.0)) * scale) : x;
    return simd::select(x > 0.0, right, V(simd::copysign(expm1, x) * alpha));
}

/// alpha times e^-1401 is 0 for alpha up to 2^946, and 2^k with the headroom is still a normal number.
/// A large alpha takes most of the headroom back first, but leaves so much that its product with
/// e^r - 1 stays normal wherever it counts; the last product takes what is left. More headroom would
/// leave numbers next to the subnormal ones, which Zen 4 treats like those (AVX2, ns per element:
/// 2^1021 1.25, 2^1015 0.86).
template <double_value V>
HINGE_INLINE V elu_derivative(const V& x, double alpha, double scale) noexcept {
    using range = exponential_range<double, -1401, 0, 1000>;
    const auto is_small = simd::abs(V(alpha)) < 1.0;
    const V a = simd::select(is_small, V(alpha), V(alpha * 0x1p-960));
    const V last = simd::select(is_small, V(range::take_back), V(range::take_back * 0x1p960));
    const exponential<V> e = of_double::exp<range>(range::hold_low(simd::minus_abs(x)));
    return simd::select(x > 0.0, V(scale), V(e.times(a) * last));
}

} // namespace hinge::inline HINGE_TARGET::math::of_double
// --- hinge/math/elu/bodies.hpp

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
// --- hinge/simd/convert.hpp

/// float to double and back, a register at a time. xsimd has no such conversion that is the same in
/// 13 and 14.
namespace hinge::inline HINGE_TARGET::simd {

/// f(x) evaluated in double and rounded once: f takes and returns double or a batch of them.
template <class F>
HINGE_INLINE float in_double(float x, F f) noexcept {
    return static_cast<float>(f(static_cast<double>(x)));
}

#if HINGE_HAS_REGISTERS

/// The value of doubles that has the size of V.
template <wide_float V>
struct doubles_of;
#if HINGE_HAS_BATCHES
template <class A>
struct doubles_of<xsimd::batch<float, A>> {
    using type = xsimd::batch<double, A>;
};
#elif HINGE_HAS_VECTORS
template <>
struct doubles_of<vector<float>> {
    using type = vector<double>;
};
#endif

template <wide_float V>
using doubles_t = typename doubles_of<V>::type;

/// The lower half of the lanes in double, and the upper half.
template <wide_float V>
HINGE_INLINE doubles_t<V> lower_in_double(const V& x) noexcept {
    if constexpr (requires { native_widen_lower(x); }) {
        return native_widen_lower(x);
    } else {
        return each_lane<doubles_t<V>>(
            [&](std::size_t i) HINGE_INLINE_LAMBDA { return static_cast<double>(x.get(i)); });
    }
}
template <wide_float V>
HINGE_INLINE doubles_t<V> upper_in_double(const V& x) noexcept {
    if constexpr (requires { native_widen_upper(x); }) {
        return native_widen_upper(x);
    } else {
        return each_lane<doubles_t<V>>([&](std::size_t i) HINGE_INLINE_LAMBDA {
            return static_cast<double>(x.get(lanes<doubles_t<V>> + i));
        });
    }
}

template <wide_float V, class F>
HINGE_INLINE V in_double(const V& x, F f) noexcept {
    constexpr std::size_t half = lanes<doubles_t<V>>;
    if constexpr (requires { native_widen_lower(x); }) {
        return native_narrow(f(lower_in_double(x)), f(upper_in_double(x)));
    } else {
        const doubles_t<V> lower = f(lower_in_double(x)), upper = f(upper_in_double(x));
        return each_lane<V>([&](std::size_t i) HINGE_INLINE_LAMBDA {
            return static_cast<float>(i < half ? lower.get(i) : upper.get(i - half));
        });
    }
}

#endif

} // namespace hinge::inline HINGE_TARGET::simd
// --- hinge/simd/evaluate.hpp

#include <type_traits>

/// Which body of an activation's function a value gets; no activation asks that itself.
///
/// A body is a struct, with the parameters as members, that has some of
///     of_double(x)   for a double result
///     in_float(x)    for a float result, in float arithmetic
///     in_float<bfloat16>(x)
///                    shorter, for a float that is rounded to bfloat16: within 2^-15
///     by_table(x)    for a float or a double, faster where there is no fused multiply-add
///     by_double_table(x)
///                    for a double, faster where HINGE_HAS_DOUBLE_TABLES
/// each for a scalar and a batch. Where there is neither in_float nor by_table floats take of_double,
/// whose result is rounded once more: a new activation is one body long.
namespace hinge::inline HINGE_TARGET::simd {

template <class Body, class V>
concept has_in_float = requires(const Body& body, const V& x) {
    body.in_float(x);
};
template <class Body, class V>
concept takes_table = HINGE_HAS_FMA == 0 && requires(const Body& body, const V& x) {
    body.by_table(x);
};
template <class Body, class V>
concept takes_double_table = HINGE_HAS_DOUBLE_TABLES == 1 &&
                             requires(const Body& body, const V& x) {
    body.by_double_table(x);
};
template <class Body, class To, class V>
concept has_body_to = HINGE_HAS_FMA == 1 &&
                      std::is_same_v<To, bfloat16>&& requires(const Body& body, const V& x) {
    body.template in_float<To>(x);
};
/// Whether a value has a body of its own where is_standard below.
template <class Body, class V>
concept has_standard_body =
    has_in_float<Body, V> || takes_table<Body, V> || takes_double_table<Body, V>;

/// The result is rounded to To: to bfloat16, or not at all.
template <class To = void, class Body, float_double_or_batch V>
HINGE_INLINE V evaluate(const Body& body, const V& x) noexcept {
    if constexpr (has_body_to<Body, To, V>) {
        return body.template in_float<To>(x);
    } else if constexpr (takes_table<Body, V>) {
        return body.by_table(x);
    } else if constexpr (takes_double_table<Body, V>) {
        return body.by_double_table(x);
    } else if constexpr (double_value<V>) {
        return body.of_double(x);
    } else if constexpr (has_in_float<Body, V>) {
        return body.in_float(x);
    } else {
        return simd::in_double(x, [&](const auto& v)
                                      HINGE_INLINE_LAMBDA { return body.of_double(v); });
    }
}

/// The same out of line, so that the constants stay out of the registers of what is around it
/// (softplus, AVX2: 0.96 ns per element inlined, 0.78 out of line). By reference: a batch that is
/// passed or returned by value may be put where it is not aligned (Win64, GCC PR 54412).
template <class Body, float_double_or_batch V>
HINGE_NOINLINE void evaluate_out_of_line(const Body& body, const V& x, V& y) noexcept {
    y = simd::evaluate(body, x);
}

/// For an activation that has a kernel in float, or a table, for some of its parameters only:
/// `standard` where is_standard, else `general`.
template <class Standard, class General, float_double_or_batch V>
HINGE_INLINE V evaluate_either(bool is_standard, const Standard& standard, const General& general,
                               const V& x) noexcept {
    if constexpr (has_standard_body<Standard, V>) {
        if (is_standard) return simd::evaluate(standard, x);
        V y;
        simd::evaluate_out_of_line(general, x, y);
        return y;
    } else {
        return simd::evaluate(general, x);
    }
}

/// A body for parameters that its kernel in float does not take: floats run the one for doubles.
template <class Body>
struct of_double_only {
    Body body;

    template <double_value V>
    HINGE_INLINE V of_double(const V& x) const noexcept {
        return body.of_double(x);
    }
};
template <class Body>
of_double_only(Body) -> of_double_only<Body>;

} // namespace hinge::inline HINGE_TARGET::simd
// --- hinge/simd/kernel.hpp

#include <concepts>

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
// --- hinge/activation/celu.hpp

namespace hinge {

/// celu(x) = x > 0 ? x : alpha (e^(x / alpha) - 1); elu for alpha = 1, to the bit.
///
/// Shape   V is float, double or a batch of them; the result has the same type.
/// Domain  every input, every alpha of 2^-1000 to 2^1000 and its negative. For alpha > 0: -inf -> -alpha;
///         for alpha < 0, where it grows like an exponential: -inf -> -inf. +inf -> +inf, NaN -> NaN,
///         -0 -> -0; derivative e^(x / alpha), 1 at 0.
/// Method  alpha = 1: math/elu/. Others: math/celu/, floats in float for alpha from 2^-7 to 2^8.
///         x / alpha is never rounded: an ulp of 100 would be one of 2^-17 in e^100.
/// Error   `claim`, checked over every float by the exhaustive run and against MPFR for double.
/// Source  Barron 2017, arXiv:1704.07483, eq. 2.
struct celu {
    static constexpr std::string_view name = "celu";
    static constexpr accuracy claim{1.02, 1.17, 2.3, 1.5};
    // float: what elu has; for other alphas 1.14 and 1.33 ULP, of a million floats each
    // double, fma: 1.1590 ULP at -0x1.8e4bbabc2bd14p-2, derivative 1.0062 at -0x1.b70e96a488a4bp+8
    // double, no fma: 1.5150 ULP at -0x1.c4dc709a4532cp-9, derivative 0.7505 at -0x1.6242ef86182d2p+9
    // double, other alphas, of 500,000 each: 2.1374 ULP, derivative 1.2636

    double alpha = 1.0; ///< not 0; f(-inf) is -alpha for alpha > 0

    template <float_double_or_batch V>
    HINGE_INLINE V operator()(V x) const noexcept {
        using T = element_t<V>;
        const T a = static_cast<T>(alpha);
        if (is_elu(a)) return simd::evaluate(math::elu::forward{1}, x);
        return simd::evaluate_either(has_kernel(a), forward<T>(a),
                                     forward<double>(static_cast<double>(a)), x);
    }
    template <float_double_or_batch V>
    HINGE_INLINE V derivative(V x) const noexcept {
        using T = element_t<V>;
        const T a = static_cast<T>(alpha);
        if (is_elu(a)) return simd::evaluate(math::elu::slope{1}, x);
        return simd::evaluate_either(has_kernel(a), slope<T>(a),
                                     slope<double>(static_cast<double>(a)), x);
    }
    template <class T, class Run>
    HINGE_INLINE void with_kernel(const Run& run) const {
        const T a = static_cast<T>(alpha);
        if (is_elu(a)) return run(simd::kernel{math::elu::forward{1}, math::elu::slope{1}});
        simd::run_either<T>(has_kernel(a), simd::kernel{forward<T>(a), slope<T>(a)},
                            simd::kernel{forward<double>(static_cast<double>(a)),
                                         slope<double>(static_cast<double>(a))},
                            run);
    }

private:
    template <class T>
    HINGE_INLINE static bool is_elu(T a) noexcept {
        return simd::equal(a, T(1));
    }
    /// Whether floats have a kernel in float; others run the one for doubles.
    HINGE_INLINE static bool has_kernel(float a) noexcept { return math::in_float::elu_takes(a); }
    HINGE_INLINE static bool has_kernel(double) noexcept { return false; }

    /// What a body for T holds.
    template <class T>
    struct parameters {
        T alpha;
        math::scaled_exponent<T> exponent;

        HINGE_INLINE explicit parameters(T a) noexcept
            : alpha(a), exponent(math::exponent_over(a)) {}
    };
    template <class T>
    struct forward : parameters<T> {
        HINGE_INLINE explicit forward(T a) noexcept : parameters<T>(a) {}

        template <float_value V>
        requires std::same_as<T, float> HINGE_INLINE V in_float(const V& x)
        const noexcept { return math::in_float::celu(x, this->alpha, this->exponent); }
        template <double_value V>
        requires std::same_as<T, double> HINGE_INLINE V of_double(const V& x)
        const noexcept { return math::of_double::celu(x, this->alpha, this->exponent); }
    };
    template <class T>
    struct slope : parameters<T> {
        HINGE_INLINE explicit slope(T a) noexcept : parameters<T>(a) {}

        template <float_value V>
        requires std::same_as<T, float> HINGE_INLINE V in_float(const V& x)
        const noexcept { return math::in_float::celu_derivative(x, this->alpha, this->exponent); }
        template <double_value V>
        requires std::same_as<T, double> HINGE_INLINE V of_double(const V& x)
        const noexcept { return math::of_double::celu_derivative(x, this->alpha, this->exponent); }
    };
};

} // namespace hinge
// --- hinge/activation/elu.hpp

namespace hinge {

/// elu(x) = x > 0 ? x : alpha (e^x - 1); derivative x > 0 ? 1 : alpha e^x.
///
/// Shape   V is float, double or a batch of them; the result has the same type.
/// Domain  every input and every alpha, 0 and negative ones included. -inf -> -alpha, +inf -> +inf,
///         NaN -> NaN, -0 -> -0 (alpha > 0); derivative alpha at 0, the left one.
/// Method  math/elu/ with scale 1: e^x - 1 has its own reduction, so nothing cancels near 0.
///         Float, for ordinary alphas: the exponential in float.
/// Error   `claim`, checked over every float by the exhaustive run and against MPFR for double.
/// Source  Clevert et al. 2015, arXiv:1511.07289, eq. 15.
struct elu {
    static constexpr std::string_view name = "elu";
    static constexpr accuracy claim{1.02, 1.17, 2.4, 1.2};
    // float, no fma: 1.0098 ULP at -0x1.236876p-2, derivative 1.1671 at -0x1.337ad4p+5
    // float, register tables: 0.9449 ULP at -0x1.950c58p-2, derivative 0.8913 at -0x1.765026p+2
    // double, fma: 1.1590 ULP at -0x1.8e4bbabc2bd14p-2, derivative 1.0062 at -0x1.b70e96a488a4bp+8

    double alpha = 1.0; ///< any; f(-inf) is -alpha

    template <float_double_or_batch V>
    HINGE_INLINE V operator()(V x) const noexcept {
        const math::elu::forward f{parameter<element_t<V>>()};
        return simd::evaluate_either(has_kernel(), f, simd::of_double_only{f}, x);
    }
    template <float_double_or_batch V>
    HINGE_INLINE V derivative(V x) const noexcept {
        const math::elu::slope f{parameter<element_t<V>>()};
        return simd::evaluate_either(has_kernel(), f, simd::of_double_only{f}, x);
    }
    template <class T, class Run>
    HINGE_INLINE void with_kernel(const Run& run) const {
        const math::elu::forward f{parameter<T>()};
        const math::elu::slope d{parameter<T>()};
        simd::run_either<T>(has_kernel(), simd::kernel{f, d},
                            simd::kernel{simd::of_double_only{f}, simd::of_double_only{d}}, run);
    }

private:
    /// alpha as the element type has it.
    template <simd::scalar T>
    HINGE_INLINE double parameter() const noexcept {
        return static_cast<double>(static_cast<T>(alpha));
    }
    /// Whether floats have a kernel in float; others run the one for doubles.
    HINGE_INLINE bool has_kernel() const noexcept {
        return math::in_float::elu_takes(static_cast<float>(alpha));
    }
};

} // namespace hinge
// --- hinge/math/normal/root.hpp

/// The upper tail of the normal distribution, Q(t) = Phi(-t) for t >= 0, and the slope it gives to
/// GELU.
///
/// Q(t) = exp(-t^2/2) R(t), where R(t) = erfcx(t/sqrt(2))/2 falls slowly, like 0.4/t. R is smooth
/// up to infinity in q = (t - c)/(t + c), so one polynomial in q serves all t, and a factor t + 1
/// or t + c takes its fall out. (The change of variable for erfcx: Shepherd and Laframboise 1981,
/// Math. Comp. 36.)
///
/// With t0 the root of R(t) = t/sqrt(2 pi), the derivative of GELU at -t is
///     Q(t) - t phi(t) = exp(-t^2/2) (R(t) - t/sqrt(2 pi)) = exp(-t^2/2) (t0 - t) S(t),
/// S being positive and smooth: the zero crossing is exact because t0 - t is.
///
/// Source of the coefficients, Sollya:
///     R = exp(x^2/2)*erfc(x/sqrt(2))/2;
///     t0 = 0.75179152469356445745790494677952403966447115342345384838654;
///     procedure fit(F, c, T, n) { var i, b, X, G;
///         b = (T-c)/(T+c); G = F(c*(1+x)/(1-x));
///         X = [||]; for i from 0 to n do X = X:.((b-1)/2 + (b+1)/2*cos(pi*(2*i+1)/(2*(n+1))));
///         return roundcoefficients(interpolate(X, G), [|D...|]); };
namespace hinge::inline HINGE_TARGET::math {

/// t0, and what a double of it lacks.
inline constexpr double gelu_root = 0x1.80ead197f00b4p-1, gelu_root_lo = -0x1.13e74c58cada8p-56;

} // namespace hinge::inline HINGE_TARGET::math
// --- hinge/math/normal/of_double.hpp

namespace hinge::inline HINGE_TARGET::math::of_double {

/// Arguments of the functions below are held to [0, limit]: t exp(-limit^2/2) is 0 as double.
inline constexpr double normal_limit = 38.7;

/// value power is what is asked for; power a power of two, so that the last product with a third
/// factor is the only one to be rounded, into the subnormals too.
template <double_value V>
struct times_power {
    V value;
    V power;
};
/// The same with what value lacks.
template <double_value V>
struct quotient_times_power {
    V value;
    V value_lo;
    V power;
};
using normal_range = exponential_range<double, -749, 0, 100>;

/// Q(t).
///
/// Source  Sollya: prec = 250; b = (38.7-4.5)/(38.7+4.5); F = (x+2)*R;
///         fpminimax(F(4.5*(1+x)/(1-x)), 21, [|D...|], [-1;b], relative), times 2^-100,
///         error 2^-54.4. The factor x + 2 costs a second division, beside which the polynomial
///         runs; with x + 4.5, whose reciprocal is there already, F is steeper in q at t = 0, where
///         q is off by 3 half ulps: 6.7 ULP instead of 3.9, at the same speed.
/// Error   c0 is added last, by itself, not with its neighbours, and the quotient keeps a low part,
///         which pays for the rounding of t + 2 too: 4.03 to 3.35 ULP of gelu (20 and 4 million inputs).
template <double_value V>
HINGE_INLINE quotient_times_power<V> upper_tail(const V& t) noexcept {
    const exponential<V> e = of_double::exp_of_product<normal_range>(t, V(t * -0.5));
    const V q = (t - 4.5) / (t + 4.5), q2 = q * q;
    const V p = math::product_plus(
        q,
        math::polynomial_in_fours(
            q, q2, V(q2 * q2), -0x1.0068d4fa5e5adp-102, 0x1.281e0ad410c41p-103,
            -0x1.e1c59a9d9ff69p-105, 0x1.4bcd885ac6016p-107, 0x1.a879c9be9723fp-108,
            -0x1.a0b2cfdeb7c43p-108, 0x1.3f53aa07764ecp-109, -0x1.734299f36c0b6p-113,
            -0x1.067b089fe8476p-112, 0x1.5ad61413ec3dep-114, 0x1.49199528bf7b3p-116,
            -0x1.ed7c572e85a8cp-117, -0x1.bb1be899ce8p-120, 0x1.4684690f1b11ap-119,
            0x1.f712a7f935087p-123, -0x1.b8fb08befe7bep-122, -0x1.035b0bfd4c99p-124,
            0x1.1884bb686baefp-124, 0x1.16583299af96dp-126, -0x1.e334e28ffb301p-128,
            -0x1.69291d19ee75p-129),
        V(0x1.1a39c6c001dc8p-101));
    const V n = math::product_plus(p, e.expm1, p);
    const V d = t + 2.0, d_lo = t - (d - 2.0), inv_d = 1.0 / d, value = n * inv_d;
    const V rest = simd::fma(value, d_lo, math::product_minus(value, d, n));
    return {value, V(-rest * inv_d), e.power};
}

/// S(t) exp(-t^2/2): times t0 - t it is Q(t) - t phi(t), GELU's derivative at -t.
///
/// Source  Sollya: prec = 250; b = (38.7-4)/(38.7+4); F = (R-x/sqrt(2*pi))/(t0-x);
///         fpminimax(F(4*(1+x)/(1-x)), 20, [|D...|], [-1;b], relative), times 2^-100,
///         error 2^-55.7.
template <double_value V>
HINGE_INLINE times_power<V> slope_over_distance(const V& t) noexcept {
    const exponential<V> e = of_double::exp_of_product<normal_range>(t, V(t * -0.5));
    const V q = (t - 4.0) / (t + 4.0), q2 = q * q;
    const V s =
        simd::fma(q,
                  math::polynomial_in_fours(
                      q, q2, V(q2 * q2), -0x1.a763001ac67d7p-104, 0x1.ef4ff8013790fp-105,
                      -0x1.cc1e2623d9b86p-106, 0x1.37754d8171533p-107, -0x1.d4c8222990ce1p-110,
                      -0x1.443f63f93a729p-113, 0x1.85999bb88b06bp-113, -0x1.25380bf52d5f8p-116,
                      -0x1.2e93646dcd1b9p-116, 0x1.dafb05b73e492p-119, 0x1.29835ba407049p-119,
                      -0x1.083387d89ab03p-121, -0x1.76d1b54a954p-122, 0x1.c16cdb999d923p-125,
                      0x1.0d368d40a4cep-124, -0x1.97933933474a1p-131, -0x1.6d6ebaf1d3601p-127,
                      -0x1.be57938eccebep-130, 0x1.462ca92da698bp-130, 0x1.9d8ed33f63e3dp-132),
                  0x1.d94de78425463p-102);
    return {e.times_mantissa(s), e.power};
}

} // namespace hinge::inline HINGE_TARGET::math::of_double
// --- hinge/math/normal/series.hpp

namespace hinge::inline HINGE_TARGET::math::piecewise {

inline constexpr longer inv_sqrt_2pi_for_tables{inv_sqrt_2pi, -0x1.cbc0d30ebfd15p-56};

/// The Taylor series of Q at c >= 0, for tables.
///
/// Method  Q' = -phi, phi' = -t phi, coefficient by coefficient. Q(c) itself is for small c
///         1/2 - phi (c + c^3/3 + c^5/(3 5) + ...), else phi/(c + 1/(c + 2/(c + 3/...))).
/// Source  Abramowitz and Stegun 1964, 26.2.11 and 26.2.14.
template <int Size, class Number>
constexpr series<Size, Number> upper_tail_at(const Number& c) {
    series<Size, Number> phi{}, q{};
    phi.c[0] = Number(inv_sqrt_2pi_for_tables) * piecewise::exp_for_tables(-c * c / Number(2));
    for (int n = 0; n + 1 < Size; ++n)
        phi.c[n + 1] = -(c * phi.c[n] + (n > 0 ? phi.c[n - 1] : Number(0))) / Number(n + 1);
    const double rounded = static_cast<double>(c);
    if (rounded < 2) {
        const Number square = c * c;
        Number term = c, sum = c;
        for (int n = 3; n < 16; n += 2) sum += term *= square / Number(n);
        double inner = static_cast<double>(term);
        for (int n = 17; n < 60; n += 2) sum += Number(inner *= static_cast<double>(square) / n);
        q.c[0] = Number(0.5) - phi.c[0] * sum;
    } else {
        double inner = rounded;
        const int terms = 10 + static_cast<int>(500 / (rounded * rounded)); // to 2^-60
        for (int n = terms; n > 8; --n) inner = rounded + n / inner;
        Number fraction = inner;
        for (int n = 8; n > 0; --n) fraction = c + Number(n) / fraction;
        q.c[0] = phi.c[0] / fraction;
    }
    for (int n = 0; n + 1 < Size; ++n) q.c[n + 1] = -phi.c[n] / Number(n + 1);
    return q;
}

} // namespace hinge::inline HINGE_TARGET::math::piecewise
// --- hinge/math/piecewise/curve.hpp

#include <concepts>
#include <type_traits>

/// Curves F on [0, limit] in pieces, a polynomial each, for float results.
///
/// Two shapes of table: 32 pieces of degree 6 or 7 where a table fits registers
/// (math/piecewise/register_table.hpp), else 512 or more of degree 3, whose four coefficients are one
/// load of 16 bytes (row_table.hpp). Each is slow where the other is used (gelu, prototypes on Zen 4,
/// ns per element; 32 pieces: AVX-512 0.28, AVX2 0.76; 512 pieces: 0.54, 0.45).
///
/// A piece is the Taylor series of F at its centre, made shorter a term at a time
/// (math/piecewise/series.hpp). Where the centre is 0 or a root of F (to a float), F's value there
/// stays what it is, which keeps the relative accuracy. Compilers compute the tables, no coefficient
/// stands in the source.
namespace hinge::inline HINGE_TARGET::math::piecewise {

/// What a curve says. In any rounding mode of the caller an index must stay within its table: it is
/// rounded to the integer below or above, so that a table reaches up to the piece after the one that
/// `limit` is in.
inline constexpr double no_root = 1e9;
template <class C>
concept curve = requires(double c) {
    { C::root } -> std::convertible_to<double>;          ///< of F, or 0 for F(0) = 0, or no_root
    { C::template at<4>(c) } -> std::same_as<series<4>>; ///< the Taylor series of F at c
};
template <class C>
concept curve_of_float = curve<C> && requires(float t, double i) {
    { C::limit } -> std::convertible_to<float>; ///< the largest t
    // The longer table
    { C::rows } -> std::convertible_to<std::size_t>; ///< its pieces, a power of two
    { C::step } -> std::convertible_to<float>; ///< their distance; the root is a multiple of it
    // The shorter one, from spacing_by_square or spacing_even
    { C::degree } -> std::convertible_to<int>;
    { C::index(t) } -> std::same_as<float>;     ///< which piece t is in, plus a shifter
    { C::piece_at(i) } -> std::same_as<double>; ///< inverse of what index rounds
    { C::first_piece() } -> std::same_as<int>;  ///< index(0)
};
template <class C>
concept curve_of_double = curve<C> && requires(longer c) {
    { C::limit_f64 } -> std::convertible_to<double>;             ///< the largest t
    { C::root_lo } -> std::convertible_to<double>;               ///< what root lacks
    { C::template at<4>(c) } -> std::same_as<series<4, longer>>; ///< with more digits
    // The distance of two pieces, in two numbers of 40 bits. The root is a multiple of it.
    { C::degree_f64 } -> std::convertible_to<int>;
    { C::step_f64 } -> std::convertible_to<double>;
    { C::step_lo_f64 } -> std::convertible_to<double>;
};

/// Where a curve begins: C::left, which is negative, or 0.
template <class C>
constexpr double left_end() {
    if constexpr (requires { C::left; }) return static_cast<double>(C::left);
    return 0;
}

/// c0 of a piece, with slope_rest for the distance d from its centre, where there is one.
template <class Curve, float_value V>
HINGE_INLINE V plus_slope_rest(const V& c0, const V& d) noexcept {
    if constexpr (!piecewise::has_slope_rest<Curve>()) return c0;
    return simd::fma(d, V(static_cast<float>(slope_rest<Curve>())), c0);
}

/// Pieces for an F that falls like exp(-t^2/2): round((t + offset)^2 / 2), each of which makes it
/// smaller by about the same factor.
template <class Curve>
struct spacing_by_square {
    static constexpr int degree = 6, degree_to_bfloat16 = 4;
    template <float_value V>
    HINGE_INLINE static V index(const V& t) noexcept {
        const V s = t + V(Curve::offset);
        return simd::fma_to_nearest(s, s, V(0x1.8p24f)); // rounded to a multiple of 2
    }
    static constexpr double piece_at(double i) {
        return piecewise::sqrt_for_tables(2 * i) - static_cast<double>(Curve::offset);
    }
    static constexpr int first_piece() {
        int i = 0; // the one that does not end before 0
        while (piece_at(i + 0.5) <= 0) ++i;
        return i;
    }
};
/// Pieces for an F that falls like exp(-t): round(t / width).
template <class Curve>
struct spacing_even {
    static constexpr int degree = 7, degree_to_bfloat16 = 4;
    template <float_value V>
    HINGE_INLINE static V index(const V& t) noexcept {
        return simd::fma_to_nearest(t, V(1 / Curve::width), V(0x1.8p23f));
    }
    static constexpr double piece_at(double i) { return i * static_cast<double>(Curve::width); }
    static constexpr int first_piece() {
        int i = 0;
        while (piece_at(i) > left_end<Curve>()) --i;
        return i;
    }
};

/// A curve whose pieces have a shorter polynomial.
template <class Curve>
struct shorter : Curve {
    static constexpr int degree = Curve::degree_to_bfloat16;
};
/// The curve for a result that is rounded to To, float or bfloat16. (Rows have one length, whatever for.)
template <class To, class Curve>
using curve_to = std::conditional_t<std::is_same_v<To, bfloat16> && simd::has_register_tables,
                                    shorter<Curve>, Curve>;

} // namespace hinge::inline HINGE_TARGET::math::piecewise
// --- hinge/math/piecewise/double_table.hpp

/// The table for double results: rows of the coefficients of a polynomial, about multiples of a
/// step.
namespace hinge::inline HINGE_TARGET::math::piecewise {

/// The first coefficients of a row are rounded from more digits.
template <curve_of_double Curve>
struct double_rows {
    using element = double;
    static constexpr std::size_t count = 512, block = 16;
    static constexpr int degree = Curve::degree_f64;
    /// Even, since two coefficients are looked up at once.
    static constexpr std::size_t size = (std::size_t{degree} + 2) / 2 * 2;
    /// The others are there so that a NaN, too, gives a row's number.
    static constexpr auto used = static_cast<std::size_t>(Curve::limit_f64 / Curve::step_f64 + 2.5);
    static_assert(used <= count);

    static constexpr series<size> row(std::size_t k) {
        if (k >= used) return {};
        constexpr longer root{Curve::root, Curve::root_lo};
        const double n = static_cast<double>(k), radius = Curve::step_f64 / 2;
        const longer centre{n * Curve::step_f64, n * Curve::step_lo_f64}; // exact
        const longer to_root = centre - root;
        const bool is_root = to_root.hi < radius && -to_root.hi < radius && k != 0;
        auto exact = Curve::template at<2>(centre);
        if (is_root) exact.c[0] = exact.c[1] * to_root;
        auto f = Curve::template at<degree + 3>(centre.hi);
        const double value = f.c[0];
        for (int i = 0; i < 2; ++i) f.c[i] = 0; // so that what the others add is not rounded
        const auto s = piecewise::shortened<degree>(f, radius, k == 0 || is_root);
        series<size> result{};
        for (int i = 0; i <= degree; ++i) result.c[i] = s.c[i];
        for (int i = 0; i < 2; ++i) result.c[i] = (exact.c[i] + s.c[i]).hi;
        if (k == 0 && !(value > 0)) result.c[0] = value; // -0
        return result;
    }
};

template <curve_of_double Curve, double_value V>
HINGE_INLINE V by_double_table(const V& t) noexcept {
    constexpr double shifter = 0x1.8p52;
    constexpr const auto& rows = rows_of<double_rows<Curve>>.row;
    const V index = simd::fma(t, V(1 / Curve::step_f64), V(shifter)), k = index - V(shifter);
    V d = simd::fnma(k, V(Curve::step_f64), t);
    if constexpr (Curve::step_lo_f64 < 0 || Curve::step_lo_f64 > 0)
        d = simd::fnma(k, V(Curve::step_lo_f64), d);
    const V square = d * d;
    constexpr std::size_t last = double_rows<Curve>::size - 2;
    V c0, c1, sum;
    simd::lookup(rows, index, last, c0, c1);
    sum = double_rows<Curve>::degree % 2 == 1 ? V(simd::fma(c1, d, c0)) : c0;
    for (std::size_t i = last - 2; i > 0; i -= 2) {
        simd::lookup(rows, index, i, c0, c1);
        sum = simd::fma(sum, square, simd::fma(c1, d, c0));
    }
    simd::lookup(rows, index, 0, c0, c1);
    return simd::fma(simd::fma(sum, d, c1), d, c0); // -0 for a c0 of -0, d = 0, c1 < 0
}

} // namespace hinge::inline HINGE_TARGET::math::piecewise
// --- hinge/math/piecewise/register_table.hpp

/// The shorter table: 32 pieces, a coefficient of all of them being two registers. Where 0 is not at
/// the centre of the first one, that stands for the one before it too, which a caller's rounding mode
/// may choose.
namespace hinge::inline HINGE_TARGET::math::piecewise {

template <int Degree>
struct register_table {
    alignas(64) float centre[simd::column_length];
    alignas(64) float c[std::size_t{Degree} + 1][simd::column_length];
};
template <curve_of_float Curve>
constexpr register_table<Curve::degree> make_register_table() {
    register_table<Curve::degree> table{};
    constexpr bool from_0 = !(left_end<Curve>() < 0);
    constexpr int first = Curve::first_piece();
    constexpr int lowest = from_0 && Curve::piece_at(first) > 0 ? first - 1 : first,
                  end = lowest + int(simd::column_length);
    static_assert(Curve::piece_at(end - 1) >= static_cast<double>(Curve::limit));
    for (int i = first; i < end; ++i) {
        const bool is_first = from_0 && i == first;
        const double low = is_first ? 0 : Curve::piece_at(i - 0.5), high = Curve::piece_at(i + 0.5);
        const bool has_root = low < Curve::root && Curve::root < high;
        const float centre = is_first   ? 0.0f
                             : has_root ? static_cast<float>(Curve::root)
                                        : piecewise::good_centre<Curve, 6>((low + high) / 2);
        const double c = static_cast<double>(centre),
                     radius = c - low > high - c ? c - low : high - c;
        const auto s = piecewise::piece<Curve, Curve::degree, Curve::degree + 5>(
            c, radius, is_first || has_root);
        for (int j = is_first ? lowest : i; j <= i; ++j) {
            const std::size_t column = static_cast<std::size_t>(j) % simd::column_length;
            table.centre[column] = centre;
            for (std::size_t k = 0; k <= Curve::degree; ++k)
                table.c[k][column] = static_cast<float>(s.c[k]);
        }
    }
    return table;
}
template <curve_of_float Curve>
inline constexpr auto register_table_of = piecewise::make_register_table<Curve>();

/// The slope from the centre of the piece to what is d away from it; c are the coefficients of all pieces.
template <std::size_t Size, float_value V>
HINGE_INLINE V chord(const float (&c)[Size][simd::column_length], const V& index,
                     const V& d) noexcept {
    V p = simd::lookup(c[Size - 1], index);
    for (std::size_t k = Size - 1; k-- > 1;) p = simd::fma(p, d, simd::lookup(c[k], index));
    return p;
}
/// F at the centre of t's piece, and the difference from there to t.
template <curve_of_float Curve, float_value V>
HINGE_INLINE double_double<V> by_register_table_in_parts(const V& t) noexcept {
    constexpr const auto& table = register_table_of<Curve>;
    const V index = Curve::index(t);
    const V d = t - simd::lookup(table.centre, index);
    return {simd::lookup(table.c[0], index), piecewise::chord(table.c, index, d) * d};
}
/// F(t), or F(t + t_lo). What t + t_lo - centre loses when it is rounded goes in at last, with the slope
/// of the chord: it counts where the centre is a root (the derivative of swish: 2.16 to 1.78 ULP).
template <curve_of_float Curve, float_value V, class... Lo>
HINGE_INLINE V by_register_table(const V& t, const Lo&... t_lo) noexcept {
    constexpr const auto& table = register_table_of<Curve>;
    const V index = Curve::index(t);
    const V t_off = t - simd::lookup(table.centre, index), d = (t_off + ... + t_lo);
    const V slope = piecewise::chord(table.c, index, d);
    V value = piecewise::plus_slope_rest<Curve>(V(simd::lookup(table.c[0], index)), d);
    ((value = simd::fma(slope, V(t_lo - (d - t_off)), value)), ...);
    return simd::fma(slope, d, value);
}

} // namespace hinge::inline HINGE_TARGET::math::piecewise
// --- hinge/math/piecewise/row_table.hpp

/// The longer table: rows of the four coefficients of a cubic, about multiples of Curve::step.
namespace hinge::inline HINGE_TARGET::math::piecewise {

template <curve_of_float Curve>
struct cubic_rows {
    using element = float;
    static constexpr std::size_t count = Curve::rows, size = 4, block = 64;
    static constexpr double step = static_cast<double>(Curve::step);
    static constexpr std::size_t to_the_left =
        left_end<Curve>() < 0 ? static_cast<std::size_t>(-left_end<Curve>() / step) + 2 : 0;
    static_assert((count - 1 - to_the_left) * step >= static_cast<double>(Curve::limit));

    /// Those of negative t come last.
    static constexpr series<size> row(std::size_t k) {
        const double n =
            static_cast<double>(k) - (k < count - to_the_left ? 0 : static_cast<double>(count));
        const double centre = n * step, to_root = centre - Curve::root;
        const bool keep_value =
            (k == 0 && to_the_left == 0) || (to_root < step / 2 && -to_root < step / 2);
        return piecewise::piece<Curve, size - 1, 6>(centre, step / 2, keep_value);
    }
};

/// t - k step, k < 1,024: exact where it is small, with fused multiply-add or without. A step of more
/// than 14 bits, which a root asks for, then goes off in two parts.
template <curve_of_float Curve, float_value V>
HINGE_INLINE V minus_steps(const V& t, const V& k) noexcept {
    constexpr float step = Curve::step, step_hi = (step + 0x1p10f * step) - 0x1p10f * step,
                    step_lo = step - step_hi;
    if constexpr (HINGE_HAS_FMA) return simd::fnma(k, V(step), t);
    const V d = simd::fnma(k, V(step_hi), t);
    return step_lo < 0 || step_lo > 0 ? simd::fnma(k, V(step_lo), d) : d;
}

/// F at the centre of t's row, and the difference from there to t.
template <curve_of_float Curve, float_value V>
HINGE_INLINE double_double<V> by_row_table_in_parts(const V& t) noexcept {
    constexpr float shifter = 0x1.8p23f;
    const V index = simd::fma(t, V(1 / Curve::step), V(shifter));
    const V d = piecewise::minus_steps<Curve>(t, V(index - V(shifter)));
    const auto c = simd::lookup(rows_of<cubic_rows<Curve>>.row, index);
    return {c.c0, simd::fma(simd::fma(c.c3, d, c.c2), d, c.c1) * d};
}
/// F(t), or F(t + t_lo), the latter as in register_table.hpp.
template <curve_of_float Curve, float_value V, class... Lo>
HINGE_INLINE V by_row_table(const V& t, const Lo&... t_lo) noexcept {
    constexpr float shifter = 0x1.8p23f;
    const V index = simd::fma(t, V(1 / Curve::step), V(shifter));
    const V t_off = piecewise::minus_steps<Curve>(t, V(index - V(shifter))),
            d = (t_off + ... + t_lo);
    const auto c = simd::lookup(rows_of<cubic_rows<Curve>>.row, index);
    // Where the root is 0 itself the rest goes into the smaller terms, so that no c0 is rounded once more (mish
    // without fma: 2.02 to 1.63 ULP; its derivative, whose root is not, 1.97 to 2.04).
    if constexpr (piecewise::has_slope_rest<Curve>() && !(Curve::root < 0 || Curve::root > 0)) {
        static_assert(sizeof...(Lo) == 0);
        constexpr float rest = static_cast<float>(slope_rest<Curve>());
        const V slope = simd::fma(simd::fma(c.c3, d, c.c2), d, V(rest));
        return c.c0 + simd::fma(c.c1, d, simd::product(slope, d));
    }
    const V chord = simd::fma(simd::fma(c.c3, d, c.c2), d, c.c1);
    V value = piecewise::plus_slope_rest<Curve>(c.c0, d);
    ((value = simd::fma(chord, V(t_lo - (d - t_off)), value)), ...);
    return simd::fma(chord, d, value);
}

} // namespace hinge::inline HINGE_TARGET::math::piecewise
// --- hinge/math/piecewise/evaluate.hpp

/// Functions like x Phi(x), for which f(x) = x + f(-x) and f'(x) = 1 - f'(-x), from a curve for
/// f(-t) or f'(-t).
namespace hinge::inline HINGE_TARGET::math::piecewise {

/// The largest t on the table.
template <class Curve, float_value V>
constexpr float limit() {
    return Curve::limit;
}
template <class Curve, double_value V>
constexpr double limit() {
    return Curve::limit_f64;
}

/// How far a table reaches to the left, in x.
template <class Curve, float_double_or_batch V>
constexpr auto left_limit() {
    if constexpr (requires { Curve::left; }) {
        return -Curve::left;
    } else {
        return piecewise::limit<Curve, V>();
    }
}

/// F(t), 0 <= t <= limit; a NaN gives a NaN.
template <curve_of_double Curve, double_value V>
HINGE_INLINE V on_table(const V& t) noexcept {
    return piecewise::by_double_table<Curve>(t);
}
/// For floats t may have a low part.
template <curve_of_float Curve, float_value V, class... Lo>
HINGE_INLINE V on_table(const V& t, const Lo&... t_lo) noexcept {
    if constexpr (simd::has_register_tables) {
        return piecewise::by_register_table<Curve>(t, t_lo...);
    } else {
        return piecewise::by_row_table<Curve>(t, t_lo...);
    }
}

/// beyond(x) out of line, so that its constants stay out of the registers of the loop around it.
/// By reference: see simd::evaluate_out_of_line.
template <class Beyond, float_double_or_batch V>
HINGE_NOINLINE void beyond_out_of_line(const Beyond& beyond, const V& x, V& y) noexcept {
    y = beyond(x);
}

/// y = f(x), but beyond(x) where is_beyond.
template <class Mask, class Beyond, float_double_or_batch V>
HINGE_INLINE V with_beyond(const Mask& is_beyond, const V& x, const V& y,
                           const Beyond& beyond) noexcept {
    if (!simd::any(is_beyond)) return y;
    V distant;
    piecewise::beyond_out_of_line(beyond, x, distant);
    return simd::select(is_beyond, distant, y);
}
/// That is in the lanes of x to the left of the table.
template <class Curve, class Beyond, float_double_or_batch V>
HINGE_INLINE V with_beyond(const V& x, const V& y, const Beyond& beyond) noexcept {
    return piecewise::with_beyond(x < V(-piecewise::left_limit<Curve, V>()), x, y, beyond);
}

/// For floats F(t), or F(-t) of a curve that has negative numbers, is Curve::beyond(t) there.
template <class Curve>
struct beyond_in_float {
    template <float_value V>
    HINGE_INLINE V operator()(const V& x) const noexcept {
        // In the other lanes nothing may divide by 0.
        return Curve::beyond(simd::at_least(simd::abs(x), V(piecewise::left_limit<Curve, V>())));
    }
};
/// For doubles f(x) is from the body without a table.
template <class Body>
struct beyond_of_double {
    Body body;

    template <double_value V>
    HINGE_INLINE V operator()(const V& x) const noexcept {
        return body.of_double(x);
    }
};
template <class Body>
beyond_of_double(Body) -> beyond_of_double<Body>;

/// F(|x|), |x| being held to the table.
template <class Curve, float_double_or_batch V>
HINGE_INLINE V of_abs(const V& x) noexcept {
    return piecewise::on_table<Curve>(
        V(simd::at_most(simd::abs(x), V(piecewise::limit<Curve, V>()))));
}

template <class Curve, float_double_or_batch V, class Beyond = beyond_in_float<Curve>>
HINGE_INLINE V forward(const V& x, const Beyond& beyond = {}) noexcept {
    // -0, so that a negative result that underflows stays negative.
    const V y = simd::at_least(x, V(element_t<V>(-0.0))) + piecewise::of_abs<Curve>(x);
    return piecewise::with_beyond<Curve>(x, y, beyond);
}
template <class Curve, float_double_or_batch V, class Beyond = beyond_in_float<Curve>>
HINGE_INLINE V derivative(const V& x, const Beyond& beyond = {}) noexcept {
    const V left = piecewise::of_abs<Curve>(x);
    const V y = simd::select(x < V(0), left, V(V(1) - left));
    return piecewise::with_beyond<Curve>(x, y, beyond);
}

/// F(t) as a value of the table and the rest, where a product is to have F to more than a float.
template <curve_of_float Curve, float_value V>
HINGE_INLINE double_double<V> on_table_in_parts(const V& t) noexcept {
    if constexpr (simd::has_register_tables) {
        return piecewise::by_register_table_in_parts<Curve>(t);
    } else {
        return piecewise::by_row_table_in_parts<Curve>(t);
    }
}

/// f(x) = f(-x) = F(|x|).
template <class Curve, float_double_or_batch V, class Beyond = beyond_in_float<Curve>>
HINGE_INLINE V even(const V& x, const Beyond& beyond = {}) noexcept {
    return piecewise::with_beyond<Curve>(simd::minus_abs(x), piecewise::of_abs<Curve>(x), beyond);
}
/// x held to the table of a curve that has negative numbers too.
template <class Curve, float_value V>
HINGE_INLINE V held(const V& x) noexcept {
    return simd::held(x, V(Curve::left), V(Curve::limit));
}

/// From g(t) = f(-t) / -t the series of f(-t) = -t g(t) at c, and of f'(-t) = g(t) + t g'(t).
template <int Size, class Number>
constexpr series<Size, Number> forward_from(const series<Size, Number>& g, const Number& c) {
    series<Size, Number> f{};
    f.c[0] = -c * g.c[0]; // -0 at 0: f(-0) = -0
    for (int n = 1; n < Size; ++n) f.c[n] = -c * g.c[n] - g.c[n - 1];
    return f;
}
template <int Size, class Number>
constexpr series<Size - 1, Number> derivative_from(const series<Size, Number>& g, const Number& c) {
    series<Size - 1, Number> k{};
    for (int n = 0; n < k.size; ++n) k.c[n] = Number(n + 1) * (g.c[n] + c * g.c[n + 1]);
    return k;
}

} // namespace hinge::inline HINGE_TARGET::math::piecewise
// --- hinge/activation/gelu.hpp

namespace hinge {

/// gelu(x) = x Phi(x), Phi being the distribution function of the standard normal: the erf form;
/// derivative Phi(x) + x phi(x).
///
/// Shape   V is float, double or a batch of them; the result has the same type.
/// Domain  every input. -inf -> -0, +inf -> +inf, NaN -> NaN, -0 -> -0; non-zero down to x = -14.3
///         (float), -38.5 (double).
/// Method  t = |x|, Q(t) = Phi(-t):
///         forward:     x >= 0: x (1 - Q(t)) = x - t Q(t)      x < 0: -t Q(t) = -0 - t Q(t)
///         derivative:  x >= 0: 1 - (Q(t) - t phi(t))          x < 0: Q(t) - t phi(t).
///         t Q(t) and Q(t) - t phi(t) from tables (math/piecewise/), for doubles where those are the faster.
/// Error   `claim`, checked over every float by the exhaustive run and against MPFR for double.
/// Source  Hendrycks and Gimpel 2016, arXiv:1606.08415, section 2.
struct gelu {
    static constexpr std::string_view name = "gelu";
    static constexpr accuracy claim{1.53, 2, 3.6, 3.8};
    // float, no fma: 1.4890 ULP at -0x1.d28964p+1, derivative 1.9131 at -0x1.832972p-1
    // float, register tables: 1.1549 ULP at -0x1.1c58a8p-3, derivative 1.9641 at -0x1.06674ep-1
    // double, fma: 3.4706 ULP at -0x1.153081ed5063p-3, derivative 3.5186 at -0x1.db62613168cc4p-21

    template <float_double_or_batch V>
    HINGE_INLINE V operator()(V x) const noexcept {
        return simd::evaluate(forward{}, x);
    }
    template <float_double_or_batch V>
    HINGE_INLINE V derivative(V x) const noexcept {
        return simd::evaluate(slope{}, x);
    }
    template <class T, class Run>
    HINGE_INLINE void with_kernel(const Run& run) const {
        run(simd::kernel{forward{}, slope{}});
    }

private:
    struct forward {
        template <class To = float, float_value V>
        HINGE_INLINE static V in_float(const V& x) noexcept {
            return math::piecewise::forward<math::piecewise::curve_to<To, curve>>(x);
        }
        template <double_value V>
        HINGE_INLINE static V by_double_table(const V& x) noexcept {
            return math::piecewise::forward<curve>(x, math::piecewise::beyond_of_double{forward{}});
        }
        template <double_value V>
        HINGE_INLINE static V of_double(const V& x) noexcept {
            const V t = simd::at_most(simd::abs(x), math::of_double::normal_limit);
            const auto [value, value_lo, power] = math::of_double::upper_tail(t);
            const V factor = t * power;
            const V sum = simd::fnma(value, factor, simd::at_least(x, V(0.0)));
            // What underflows has the sign of x.
            return simd::copysign(simd::fnma(value_lo, factor, sum), x);
        }
    };
    struct slope {
        template <class To = float, float_value V>
        HINGE_INLINE static V in_float(const V& x) noexcept {
            return math::piecewise::derivative<math::piecewise::curve_to<To, slope_curve>>(x);
        }
        template <double_value V>
        HINGE_INLINE static V by_double_table(const V& x) noexcept {
            return math::piecewise::derivative<slope_curve>(
                x, math::piecewise::beyond_of_double{slope{}});
        }
        template <double_value V>
        HINGE_INLINE static V of_double(const V& x) noexcept {
            const V t = simd::at_most(simd::abs(x), math::of_double::normal_limit);
            const auto [value, power] = math::of_double::slope_over_distance(t);
            const V d = ((math::gelu_root - t) + math::gelu_root_lo) * power;
            const auto left = x < 0.0;
            const V y =
                simd::fma(value, simd::select(left, d, V(-d)), simd::select(left, V(-0.0), 1.0));
            return simd::select(simd::equal(x, V(0.0)), V(0.5), y); // exactly: rounding may miss it
        }
    };

    /// Beyond the table GELU at -t is exp(-t^2/2) (p - c), c = 1/sqrt(2 pi), p = c - t R(t), and its
    /// derivative exp(-t^2/2) t (p - c), p = R(t)/t. p is a polynomial in 1/t^2. From is_0 on both round to 0.
    ///
    /// Source  Sollya: prec = 200; c = 1/sqrt(2*pi); R = sqrt(x)*exp(1/(2*x))*erfc(1/sqrt(2*x))/2;
    ///         fpminimax(F, 4, [|SG...|], [1/225;1/36], absolute, floating), F = single(c)-R/x, error
    ///         2^-27.5; F = R+single(c)-c, error 2^-30.4.
    static constexpr float is_0 = 14.6f, c = static_cast<float>(math::inv_sqrt_2pi);

    template <float_value V>
    HINGE_INLINE static math::double_double<V> half_square(const V& t) noexcept {
        const math::double_double<V> square = math::exact_product(t, t);
        return {square.hi * V(0.5f), square.lo * V(0.5f)};
    }

    /// -t Q(t): GELU at -t.
    struct curve : math::piecewise::spacing_by_square<curve> {
        static constexpr std::size_t rows = 512;
        // With this step the first five values are nearly floats: 1.5 ULP instead of 1.8.
        static constexpr float limit = 6.124f, step = 0x1.95b49ep-7f, offset = 2;
        static constexpr double root = 0, root_lo = 0;
        static constexpr int degree_f64 = 7;
        static constexpr double limit_f64 = 8.4, step_f64 = 0x1.1p-6, step_lo_f64 = 0;
        template <int Size, class Number>
        static constexpr math::piecewise::series<Size, Number> at(const Number& t) {
            return math::piecewise::forward_from(math::piecewise::upper_tail_at<Size>(t), t);
        }
        template <float_value V>
        HINGE_INLINE static V beyond(const V& t) noexcept {
            const V y = simd::at_most(t, V(is_0)), square = y * y;
            const V p =
                math::polynomial(V(simd::divide(V(1), square)), 0x1.8a7b98p-24f, 0x1.987a8cp-2f,
                                 -0x1.30c94cp0f, 0x1.5f9654p2f, -0x1.6a2dcep4f);
            return math::in_float::times_exp_of_minus(math::exact_sum(V(-c), p), half_square(y));
        }
    };
    /// Q(t) - t phi(t): the derivative at -t.
    struct slope_curve : math::piecewise::spacing_by_square<slope_curve> {
        static constexpr int degree = 7;
        static constexpr std::size_t rows = 512;
        static constexpr double root = math::gelu_root, root_lo = math::gelu_root_lo;
        static constexpr int degree_f64 = 7;
        static constexpr double limit_f64 = 8.8, step_f64 = 0x1.254531f9dcp-6,
                                step_lo_f64 = -0x1.1370ffb4b8p-47;
        static constexpr float limit = 5.977f, step = static_cast<float>(root / 50),
                               offset = static_cast<float>(2.8982753492378876 - root);
        template <int Size, class Number>
        static constexpr math::piecewise::series<Size, Number> at(const Number& t) {
            return math::piecewise::derivative_from(math::piecewise::upper_tail_at<Size + 1>(t), t);
        }
        template <float_value V>
        HINGE_INLINE static V beyond(const V& t) noexcept {
            const V y = simd::at_most(t, V(is_0)), square = y * y;
            const V p =
                math::polynomial(V(simd::divide(V(1), square)), 0x1.71b650p-26f, 0x1.988318p-2f,
                                 -0x1.97b770p-2f, 0x1.22eb2cp0f, -0x1.d73a8ep1f);
            const math::double_double<V> asymptote = math::exact_product(y, V(-c));
            const math::double_double<V> sum = math::sum_with_product(y, p, asymptote.hi);
            return math::in_float::times_exp_of_minus({sum.hi, sum.lo + asymptote.lo},
                                                      half_square(y));
        }
    };
};

} // namespace hinge
// --- hinge/math/logistic/series.hpp

namespace hinge::inline HINGE_TARGET::math::piecewise {

/// The Taylor series at c of g(t) = sigma(-v(t)), where v(c + d) = v0 + v1 d + v2 d^2 + v3 d^3, or
/// v(t) = t.
///
/// Method  g' = -v' g (1 - g), coefficient by coefficient.
template <int Size, class Number>
constexpr series<Size, Number> logistic_at(const Number& v0, const Number& v1 = 1,
                                           const Number& v2 = 0, const Number& v3 = 0) {
    const Number slope[] = {v1, Number(2) * v2, Number(3) * v3};
    series<Size, Number> g{}, p{}; // p = g (1 - g)
    const Number e = piecewise::exp_for_tables(-v0);
    g.c[0] = e / (Number(1) + e);
    for (int n = 0; n + 1 < Size; ++n) {
        p.c[n] = g.c[n];
        for (int i = 0; i <= n; ++i) p.c[n] -= g.c[i] * g.c[n - i];
        Number sum = 0;
        for (int i = 0; i < 3 && i <= n; ++i) sum += slope[i] * p.c[n - i];
        g.c[n + 1] = -sum / Number(n + 1);
    }
    return g;
}

} // namespace hinge::inline HINGE_TARGET::math::piecewise
// --- hinge/math/gelu_tanh/curves.hpp

/// The tables of the tanh form of GELU, x sigma(v), v = 2u = x (a + b x^2); they stand here because
/// its header would be too long with them.
namespace hinge::inline HINGE_TARGET::math::gelu_tanh {

/// a = 2 sqrt(2/pi), b = 0.044715 a.
inline constexpr double a = 1.5957691216057307117597842397375, b = 0.044715 * a;
inline constexpr piecewise::longer a_for_tables{a, -0x1.cbc0d30ebfd15p-54},
    b_for_tables{b, -0x1.6c843a29d1c70p-61};
/// Where the derivative crosses zero, and what a double of it lacks.
inline constexpr double root = -0x1.81429f9e97e4dp-1, root_lo = 0x1.4f523ed77dbdcp-55;
/// From there on function and derivative at -t are below half the smallest float.
inline constexpr float is_0 = 10.9f;

/// The Taylor series of sigma(-v(t)) at t.
template <int Size, class Number>
constexpr piecewise::series<Size, Number> logistic_at(const Number& t) {
    const Number a_0(a_for_tables), b_0(b_for_tables), three(3);
    return piecewise::logistic_at<Size>(t * (a_0 + b_0 * t * t), a_0 + three * b_0 * t * t,
                                        three * b_0 * t, b_0);
}
/// v(t) in two parts. Beyond the tables sigma(-v) is e^-v.
template <float_value V>
HINGE_INLINE double_double<V> two_u(const V& t) noexcept {
    constexpr float a_hi = static_cast<float>(a), b_hi = static_cast<float>(b),
                    a_lo = static_cast<float>(a - static_cast<double>(a_hi)),
                    b_lo = static_cast<float>(b - static_cast<double>(b_hi));
    const double_double<V> square = math::exact_product(t, t);
    const double_double<V> product = math::exact_product(square.hi, V(b_hi));
    const double_double<V> sum = math::exact_sum(product.hi, V(a_hi));
    const V lo =
        simd::fma(square.hi, V(b_lo), simd::fma(square.lo, V(b_hi), V(product.lo + V(a_lo))));
    const double_double<V> result = math::exact_product(t, sum.hi);
    return {result.hi, simd::fma(t, V(sum.lo + lo), result.lo)};
}

/// The function at -t.
struct curve : piecewise::spacing_by_square<curve> {
    static constexpr std::size_t rows = 512;
    static constexpr float limit = 5.536f, step = 0.011f, offset = 2.83f;
    static constexpr double root = 0, root_lo = 0;
    static constexpr int degree_f64 = 8;
    static constexpr double limit_f64 = 7.15, step_f64 = 0x1.33p-6, step_lo_f64 = 0;
    template <int Size, class Number>
    static constexpr piecewise::series<Size, Number> at(const Number& t) {
        return piecewise::forward_from(gelu_tanh::logistic_at<Size>(t), t);
    }
    template <float_value V>
    HINGE_INLINE static V beyond(const V& t) noexcept {
        const V y = simd::at_most(t, V(is_0));
        return in_float::times_exp_of_minus({-y}, gelu_tanh::two_u(y));
    }
};
/// The derivative at -t.
struct slope_curve : piecewise::spacing_by_square<slope_curve> {
    static constexpr std::size_t rows = 512;
    static constexpr double root = -gelu_tanh::root, root_lo = -gelu_tanh::root_lo;
    static constexpr int degree_f64 = 8;
    static constexpr double limit_f64 = 7.6, step_f64 = 0x1.4d32b39014p-6,
                            step_lo_f64 = 0x1.5465a3d4cap-47;
    static constexpr float limit = 5.714f, step = static_cast<float>(root / 66),
                           offset = static_cast<float>(3.1622776601683795 - root);
    template <int Size, class Number>
    static constexpr piecewise::series<Size, Number> at(const Number& t) {
        return piecewise::derivative_from(gelu_tanh::logistic_at<Size + 1>(t), t);
    }
    /// 1 - t v' = 1 + 2 a t - 3 v.
    template <float_value V>
    HINGE_INLINE static V beyond(const V& t) noexcept {
        constexpr float two_a = static_cast<float>(2 * a);
        const V y = simd::at_most(t, V(is_0));
        const double_double<V> v = gelu_tanh::two_u(y);
        const V smaller = simd::fnma(v.lo, V(3), simd::fma(y, V(two_a), V(1)));
        const double_double<V> three_v = math::exact_product(v.hi, V(-3));
        const double_double<V> factor = math::exact_sum(three_v.hi, smaller);
        return in_float::times_exp_of_minus({factor.hi, factor.lo + three_v.lo}, v);
    }
};

} // namespace hinge::inline HINGE_TARGET::math::gelu_tanh
// --- hinge/math/logistic/of_double.hpp

namespace hinge::inline HINGE_TARGET::math::of_double {

/// sigma(x) = 1 / (1 + e^-x).
template <double_value V>
HINGE_INLINE V logistic(const V& x) noexcept {
    using range = exponential_range<double, -650, 746, -60>; // of -x
    const V y = simd::held(x, V(-746.0), V(650.0));
    return range::one / of_double::exp<range>(V(-y)).plus(range::one);
}

/// The headroom in logistic_slope's exponential and in its numerator; 100 is enough for w >= -760.
inline constexpr int slope_headroom = 100;

/// F numerator / (upper + lower)^2.
template <double_value V>
HINGE_INLINE V over_square_of_sum(const exponential<V>& f, const V& numerator, const V& upper,
                                  const V& lower) noexcept {
    const V sum = upper + lower, sum_lo = lower - (sum - upper);
    const V square = math::square(sum, sum_lo);
    const V y = f.power * numerator; // f.times_mantissa(y) without fma: 4.10 ULP instead of 3.77
    return math::product_plus(y, f.expm1, y) / square;
}

/// (x sigma(v))' for v = v0 + w, where x0 is its root, v0 = v(x0), and g = x v'(x) - x0 v'(x0); from
/// F = e^w and numerator = (F - 1) + e^-v0 g, both with slope_headroom, and e^-v0 in two parts.
///
/// Method  sigma = F / (F + e^-v0), and at the root 1 + e^-v0 + x0 v'(x0) e^-v0 = 0:
///         (x sigma)' = sigma + x v' sigma (1 - sigma)
///                    = F (F + e^-v0 + x v' e^-v0) / (F + e^-v0)^2
///                    = F ((F - 1) + e^-v0 g) / (F + e^-v0)^2.
///         F - 1 and g have the same sign: nothing cancels, at the root or elsewhere.
///         Numerator and denominator are both 2^(2 headroom) times what they should be, so only the
///         quotient can leave the normal range. The error of the denominator's root counts twice:
///         inv_e0_hi has 12 bits, so that its sum with 2^k is exact where it matters, and the sum
///         gives its square what rounding it lost. silu', double, worst of 400,000 inputs:
///         sum^2                       5.04 ULP
///         sum^2 + 2 sum sum_lo        3.69 ULP
template <double_value V>
HINGE_INLINE V logistic_slope(const exponential<V>& f, const V& numerator, double inv_e0_hi,
                              double inv_e0_lo) noexcept {
    constexpr double h = power_of_two<double>(slope_headroom);
    return of_double::over_square_of_sum(f, numerator, V(f.power + inv_e0_hi * h),
                                         V(simd::fma(f.power, f.expm1, inv_e0_lo * h)));
}

/// sigma'(x) = sigma(x) sigma(-x) = e^-|x| / (1 + e^-|x|)^2.
template <double_value V>
HINGE_INLINE V slope_of_logistic(const V& x) noexcept {
    using range = exponential_range<double, -760, 0, slope_headroom>; // of -|x|
    const exponential<V> e = of_double::exp<range>(range::hold_low(simd::minus_abs(x)));
    // What the sum loses where the power is from a table, and no power of two: 4.10 to 2.30 ULP.
    const V upper = range::one + e.power, lost = e.power - (upper - range::one);
    return of_double::over_square_of_sum(e, V(range::one), upper,
                                         V(simd::fma(e.power, e.expm1, lost)));
}

/// The slope of v sigma(v), -760 <= v <= 60, `turns` being (v - root) log2(e). v may have a low part.
///
/// Method  The root is taken off in three parts, the first a multiple of 2^-42 like k ln2_hi, so that
///         their sum is exact; e^-root is in two.
template <double_value V, class... Lo>
HINGE_INLINE V silu_slope(const V& turns, const V& v, const Lo&... v_lo) noexcept {
    using range = exponential_range<double, -760, 62, slope_headroom>; // of v - root
    constexpr double root_on_grid = -0x1.474973c841400p+0, root_off_grid = 0x1.f481ca2d0d950p-44,
                     root_rest = -0x1.54512940602eap-98;
    constexpr double inv_e0 = 0x1.cba9de5920a28p+1, inv_e0_hi = 0x1.cba0000000000p+1,
                     inv_e0_lo = 0x1.3bcb24144ffffp-12;
    const auto [k, power] = math::nearest_power_of_two<range>(turns);
    const V k_ln2 = simd::fma(k, ln2_hi, V(root_on_grid)); // exact
    const V exact = v - k_ln2, lower = simd::fma(k, ln2_lo, V(root_off_grid));
    V r = exact - lower;
    if constexpr (sizeof...(Lo) != 0) { // next to the root each rounding of r counts
        const V lost = (exact - r) - lower;
        r = r + (lost + ... + v_lo);
    }
    r = r - root_rest;
    const V w = simd::fma(k, ln2, r);
    const exponential<V> f{power, of_double::expm1_reduced(r)};
    const V numerator = math::product_plus(w, V(inv_e0 * range::one), f.plus(-range::one));
    return of_double::logistic_slope(f, numerator, inv_e0_hi, inv_e0_lo);
}

/// The slope at x with what rounding may miss put right: 1/2 at 0 and 1 above `high`, exactly.
template <double_value V>
HINGE_INLINE V with_exact_ends(const V& x, const V& slope, double high) noexcept {
    return simd::select(x > high, V(1.0), simd::select(simd::equal(x, V(0.0)), V(0.5), slope));
}

} // namespace hinge::inline HINGE_TARGET::math::of_double
// --- hinge/activation/gelu_tanh.hpp

namespace hinge {

/// gelu_tanh(x) = x (1 + tanh(u)) / 2 = x sigma(2u), u = sqrt(2/pi) (x + 0.044715 x^3): the tanh
/// form of GELU; derivative sigma(2u) (1 + 2 x u' sigma(-2u)).
///
/// Shape   V is float, double or a batch of them; the result has the same type.
/// Domain  every input. -inf -> -0, +inf -> +inf, NaN -> NaN, -0 -> -0; non-zero down to x = -10.1
///         (float), -21.6 (double). The derivative is that of this formula, not of the erf form.
/// Method  v = 2u = x (a + b x^2), a = 2 sqrt(2/pi), b = 0.044715 a;  x sigma(v).
///         Derivative, about its root x0, with q = x^2 + x x0 + x0^2:
///         w = v - v0 = (x - x0) (a + b q)      g = x v' - x0 v0' = (x - x0) (a + 3b q);
///         math/logistic/ has the rest.
///         f(-t) and f'(-t) from tables (math/piecewise/), for doubles where those are the faster.
///         For double v needs 64 bits in the tail, and w its last one at the root: the exponential
///         is taken of b (v/b - k ln(2)/b), v/b = x (a/b + x^2), from which v0/b goes off unrounded.
/// Error   `claim`, checked over every float by the exhaustive run and against MPFR for double.
/// Source  Hendrycks and Gimpel 2016, arXiv:1606.08415, section 2.
struct gelu_tanh {
    static constexpr std::string_view name = "gelu_tanh";
    static constexpr accuracy claim{1.5, 1.92, 2.4, 4};
    // float, no fma: 1.4836 ULP at -0x1.4ca35ep+2, derivative 1.9104 at -0x1.82670ap-1
    // float, register tables: 1.3804 ULP at -0x1.5e4192p+2, derivative 1.7732 at -0x1.6f0ea2p+2
    // double, fma: 2.2864 ULP at -0x1.6171e7c07b179p+1, derivative 3.9210 at -0x1.2306eb0ea71b8p+4

    template <float_double_or_batch V>
    HINGE_INLINE V operator()(V x) const noexcept {
        return simd::evaluate(forward{}, x);
    }
    template <float_double_or_batch V>
    HINGE_INLINE V derivative(V x) const noexcept {
        return simd::evaluate(slope{}, x);
    }
    template <class T, class Run>
    HINGE_INLINE void with_kernel(const Run& run) const {
        run(simd::kernel{forward{}, slope{}});
    }

private:
    static constexpr double a = math::gelu_tanh::a, b = math::gelu_tanh::b;
    static constexpr double root = math::gelu_tanh::root, root_lo = math::gelu_tanh::root_lo;
    // For double. Below -low the function rounds to 0, above high it is x and its derivative 1.
    static constexpr double low = 21.7, high = 10.0;
    // What is "over b" makes v/b = x (a/b + x^2) a square and a product: a/b in 48 bits
    // and the rest, so that sum_with_product is exact; ln 2/b in 42 bits, times an integer of 11, and
    // the rest.
    static constexpr double a_over_b = 0x1.65d25edd9ed80p+4, a_over_b_lo = 0x1.fd4f2671c239cp-48;
    static constexpr double ln2_over_b = 0x1.36d9d56d77800p+3,
                            ln2_over_b_lo = -0x1.6dbd8de615fe5p-40;
    static constexpr double b_log2e = 0x1.a5a7cf7572a98p-4;

    struct forward {
        template <class To = float, float_value V>
        HINGE_INLINE static V in_float(const V& x) noexcept {
            return math::piecewise::forward<math::piecewise::curve_to<To, math::gelu_tanh::curve>>(
                x);
        }
        template <double_value V>
        HINGE_INLINE static V by_table(const V& x) noexcept {
            return math::piecewise::forward<math::gelu_tanh::curve>(
                x, math::piecewise::beyond_of_double{forward{}});
        }
        template <double_value V>
        HINGE_INLINE static V of_double(const V& x) noexcept {
            using namespace math::of_double;
            using range = math::exponential_range<double, -88, 764, -100>; // of -v
            const V y = simd::held(x, V(-low), V(high));
            const math::double_double<V> w = math::sum_with_product(y, y, V(a_over_b));
            const auto [k, power] = math::nearest_power_of_two<range>(V(y * -b_log2e), w.hi);
            const V r_hi = math::product_minus(V(-y), w.hi, V(k * ln2_over_b));
            const V r = simd::fnma(y, V(w.lo + a_over_b_lo), simd::fma(k, V(-ln2_over_b_lo), r_hi));
            const exponential<V> e{power, expm1_reduced(V(r * b))};
            return simd::select(x > high, x, V(y / e.plus(range::one) * range::one));
        }
    };
    struct slope {
        template <class To = float, float_value V>
        HINGE_INLINE static V in_float(const V& x) noexcept {
            return math::piecewise::derivative<
                math::piecewise::curve_to<To, math::gelu_tanh::slope_curve>>(x);
        }
        template <double_value V>
        HINGE_INLINE static V by_double_table(const V& x) noexcept {
            return math::piecewise::derivative<math::gelu_tanh::slope_curve>(
                x, math::piecewise::beyond_of_double{slope{}});
        }
        /// v0/b = x0 (x0^2 + a_over_b), without the rest of a/b, which is left to x - x0.
        /// e^-v0 g = (x - x0) (g0 + g1 x + g2 x^2), rounded from more digits.
        template <double_value V>
        HINGE_INLINE static V of_double(const V& x) noexcept {
            using namespace math::of_double;
            using range = math::exponential_range<double, -763, 89, slope_headroom>; // of v - v0
            constexpr double v0_over_b = -0x1.141051bbae3c9p+4,
                             v0_over_b_lo = -0x1.41b2248cd6148p-51,
                             v0_log2e = -0x1.c6b3ccc6d02a9p+0;
            constexpr double g0 = 0x1.78615fb0f63f5p+2, g1 = -0x1.1a7a040a1ac44p-1,
                             g2 = 0x1.77674965733c9p-1, h = range::one;
            constexpr double inv_e0_hi = 0x1.b660000000000p+1, inv_e0_lo = 0x1.8c962e79cee43p-12;
            const V y = simd::held(x, V(-low), V(high));
            const math::double_double<V> w = math::sum_with_product(y, y, V(a_over_b));
            const V turns = simd::fma(V(y * b_log2e), w.hi, V(-v0_log2e));
            const auto [k, power] = math::nearest_power_of_two<range>(turns);
            const V c = simd::fma(k, V(ln2_over_b), V(v0_over_b));
            const V c_lo = v0_over_b - simd::fnma(k, V(ln2_over_b), c);
            const V d = y - root, d_lo = ((y - d) - root) - root_lo;
            const V lo = simd::fma(
                d, V(a_over_b_lo),
                simd::fms(y, w.lo, V(simd::fma(k, V(ln2_over_b_lo), V(v0_over_b_lo)) + c_lo)));
            const V r = simd::fma(math::product_minus(y, w.hi, c), V(b), simd::product(lo, b));
            const V upper = math::product_plus(y, V(g2 * h), simd::product(g1, h));
            const math::double_double<V> secant =
                math::sum_with_product(y, upper, simd::product(g0, h));
            const exponential<V> f{power, expm1_reduced(r)};
            V smaller = simd::fma(secant.hi, d_lo, f.plus(-h));
            smaller = math::add_without_fma(smaller, d, secant.lo);
            const V numerator = math::product_plus(d, secant.hi, smaller);
            return with_exact_ends(x, logistic_slope(f, numerator, inv_e0_hi, inv_e0_lo), high);
        }
    };
};

} // namespace hinge
// --- hinge/math/where.hpp

/// A number between two bounds or beyond one, else +0.
namespace hinge::inline HINGE_TARGET::math {

/// low < x < high ? y : +0, or a NaN where x is one.
template <float_double_or_batch V>
HINGE_INLINE V if_between(const V& x, const std::type_identity_t<V>& low,
                          const std::type_identity_t<V>& high,
                          const std::type_identity_t<V>& y) noexcept {
    return simd::with_nan_of(x, simd::keep_if(x > low, simd::keep_if(x < high, y)));
}

/// x > low ? y : +0, or a NaN where x is one.
template <float_double_or_batch V>
HINGE_INLINE V if_above(const V& x, const std::type_identity_t<V>& low,
                        const std::type_identity_t<V>& y) noexcept {
    return simd::with_nan_of(x, simd::keep_if(x > low, y));
}

/// |x| < high ? y : +0, or a NaN where x is one.
template <float_double_or_batch V>
HINGE_INLINE V if_inside(const V& x, const std::type_identity_t<V>& high,
                         const std::type_identity_t<V>& y) noexcept {
    return simd::with_nan_of(x, simd::keep_if(simd::abs(x) < high, y));
}

/// |x| > low ? y : +0, or a NaN where x is one.
template <float_double_or_batch V>
HINGE_INLINE V if_outside(const V& x, const std::type_identity_t<V>& low,
                          const std::type_identity_t<V>& y) noexcept {
    return simd::with_nan_of(x, simd::keep_if(simd::abs(x) > low, y));
}

} // namespace hinge::inline HINGE_TARGET::math
// --- hinge/activation/hard_shrink.hpp

namespace hinge {

/// hard_shrink(x) = |x| > lambda ? x : 0.
///
/// Shape   V is float, double or a batch of them; the result has the same type.
/// Domain  every input and every lambda; with a negative one it is x. NaN -> NaN, for the derivative
///         too; inside +0 for both signs of x; derivative 0 there, at lambda and -lambda too, else 1.
///         backward(x, dy) is a selection, not a product: inside it gives +0 for an infinite dy too.
/// Method  f: the comparison is |x| <= lambda, so that a NaN is passed on.
/// Error   `claim`: exact.
/// Source  Donoho and Johnstone 1994, Biometrika 81, 425: hard thresholding.
struct hard_shrink {
    static constexpr std::string_view name = "hard_shrink";
    static constexpr accuracy claim{0, 0, 0, 0};
    static constexpr bool is_short = true;
    static constexpr bool is_selection = true;
    static constexpr bool has_step_slope = true;

    double lambda = 0.5; ///< any; what is at most so large becomes 0

    template <float_double_or_batch V>
    HINGE_INLINE V operator()(V x) const noexcept {
        return simd::keep_unless(simd::abs(x) <= V(static_cast<element_t<V>>(lambda)), x);
    }
    template <float_double_or_batch V>
    HINGE_INLINE V derivative(V x) const noexcept {
        return backward(x, V(1));
    }
    template <float_double_or_batch V>
    HINGE_INLINE V backward(V x, V dy) const noexcept {
        return math::if_outside(x, V(static_cast<element_t<V>>(lambda)), dy);
    }
};

} // namespace hinge
// --- hinge/math/ramp.hpp

namespace hinge::inline HINGE_TARGET::math {

/// 1/6 in two parts. Their sum is too large, so that times -3 it is below -1/2; neither is negative, so that
/// nothing is taken from an infinity.
template <class T>
struct sixth {
    static constexpr T high = 0x1.5555555555555p-3, low = 0x1.5555555555556p-57;
};
template <>
struct sixth<float> {
    static constexpr float high = 0x1.555554p-3f, low = 0x1.555556p-27f;
};

/// What takes the place of a division by 6 where there is no fma.
enum class without_fma { product, division };

/// (x + 3) / 6, about -3 too; up to there it may be less than 0.
///
/// x / 6 + 1/2 as (x high + 1/2) + x low, each an fma: where 1/2 goes off, the second is as exact as the
/// first. 0.67 ULP; a sum and a correct quotient of it have 1.00.
/// Without fma: x + 3, which is exact about -3, and a product with 1/6 or a division.
///
///     SSE2, every float, n = 65,536         product              division
///     (x + 3) / 6                           1.34 ULP, 0.11 ns    1.00 ULP, 0.20 ns
///     x (x + 3) / 6                         2.49 ULP             1.88 ULP, 0.21 ns
template <without_fma Instead, float_double_or_batch V>
HINGE_INLINE V ramp(const V& x) noexcept {
    using T = element_t<V>;
    if constexpr (HINGE_HAS_FMA) {
        const V most = simd::fma(x, sixth<T>::high, V(0.5));
        return simd::fma(x, sixth<T>::low, most);
    } else if constexpr (Instead == without_fma::product) {
        return (x + V(3)) * V(T(1) / T(6));
    } else {
        return simd::divide(V(x + V(3)), V(6));
    }
}

} // namespace hinge::inline HINGE_TARGET::math
// --- hinge/activation/hard_sigmoid.hpp

namespace hinge {

/// hard_sigmoid(x) = (x + 3) / 6 held to [0, 1].
///
/// Shape   V is float, double or a batch of them; the result has the same type.
/// Domain  every input. -inf -> 0, +inf -> 1, NaN -> NaN; derivative 1/6 for -3 < x < 3, else 0.
/// Method  math/ramp.hpp, then held to [0, 1].
/// Error   `claim`, checked over every float by the exhaustive run and against MPFR for double.
/// Source  Howard et al. 2019, arXiv:1905.02244, section 5.2.
struct hard_sigmoid {
    static constexpr std::string_view name = "hard_sigmoid";
    static constexpr accuracy claim{1.34, 0.34, 1.34, 0.34};
    // float, no fma: 1.3333 ULP at 0x1.0a800cp+0, derivative 0.3333 at 0x0p+0
    // float, register tables: 0.6667 ULP at 0x1.018p+0, derivative 0.3333 at 0x0p+0
    static constexpr bool is_short = true;

    template <float_double_or_batch V>
    HINGE_INLINE V operator()(V x) const noexcept {
        return simd::held(math::ramp<math::without_fma::product>(x), V(0), V(1));
    }
    template <float_double_or_batch V>
    HINGE_INLINE V derivative(V x) const noexcept {
        using T = element_t<V>;
        return math::if_inside(x, V(3), V(T(1) / T(6)));
    }
};

} // namespace hinge
// --- hinge/activation/hard_swish.hpp

namespace hinge {

/// hard_swish(x) = x (x + 3) / 6 for -3 < x < 3, 0 below, x above.
///
/// Shape   V is float, double or a batch of them; the result has the same type.
/// Domain  every input. -inf -> 0, +inf -> +inf, NaN -> NaN, -0 -> -0; derivative 0 up to -3, 1 from
///         3 on, and (2 x + 3) / 6 in between, which crosses zero at -1.5.
/// Method  f: x times math/ramp.hpp held to 1; below -3 x is 0, so that nothing overflows. Doubles without fma
///         take a product with 1/6, for they may miss more than floats.
///         f': (x + 1.5) / 3, the sum being exact about -1.5, as a product with 1/3.
/// Error   `claim`, checked over every float by the exhaustive run and against MPFR for double.
/// Source  Howard et al. 2019, arXiv:1905.02244, section 5.2.
struct hard_swish {
    static constexpr std::string_view name = "hard_swish";
    static constexpr accuracy claim{1.88, 1.34, 2.5, 1.34};
    // float, no fma: 1.8715 ULP at 0x1.5f1a7cp+0, derivative 1.3333 at 0x1.00000cp-1
    // float, register tables: 1.4995 ULP at -0x1.7fec6ap+0, derivative 1.3333 at 0x1.00000cp-1
    // double, no fma: 2.4717 ULP at 0x1.fc1f9058992cp-41, derivative 1.3333 at 0x1.0000000000001p+0
    static constexpr bool is_short = true;

    template <float_double_or_batch V>
    HINGE_INLINE V operator()(V x) const noexcept {
        const V y = simd::keep_unless(x <= V(-3), x);
        constexpr auto instead =
            float_value<V> ? math::without_fma::division : math::without_fma::product;
        return y * simd::at_most(math::ramp<instead>(y), V(1));
    }
    template <float_double_or_batch V>
    HINGE_INLINE V derivative(V x) const noexcept {
        const V slope = (x + V(1.5)) * V(element_t<V>(1) / element_t<V>(3));
        return simd::keep_unless(x <= V(-3), simd::select(x >= V(3), V(1), slope));
    }
};

} // namespace hinge
// --- hinge/activation/hard_tanh.hpp

namespace hinge {

/// hard_tanh(x) = x held to [min, max].
///
/// Shape   V is float, double or a batch of them; the result has the same type.
/// Domain  every input, min <= max. -inf -> min, +inf -> max, NaN -> NaN, for the derivative too; a
///         zero inside keeps its sign; derivative 1 strictly inside, else 0.
///         backward(x, dy) is a selection, not a product: outside it gives +0 for an infinite dy too.
/// Method  the bounds are converted to the element type first.
/// Error   `claim`: exact.
/// Source  Collobert 2004, thesis, University of Paris 6, "Large scale machine learning".
struct hard_tanh {
    static constexpr std::string_view name = "hard_tanh";
    static constexpr accuracy claim{0, 0, 0, 0};
    static constexpr bool is_short = true;
    static constexpr bool has_step_slope = true;

    double min = -1.0; ///< at most max; may be -inf
    double max = 1.0;  ///< may be inf

    template <float_double_or_batch V>
    HINGE_INLINE V operator()(V x) const noexcept {
        using T = element_t<V>;
        return simd::held(x, V(static_cast<T>(min)), V(static_cast<T>(max)));
    }
    template <float_double_or_batch V>
    HINGE_INLINE V derivative(V x) const noexcept {
        return backward(x, V(1));
    }
    template <float_double_or_batch V>
    HINGE_INLINE V backward(V x, V dy) const noexcept {
        using T = element_t<V>;
        return math::if_between(x, V(static_cast<T>(min)), V(static_cast<T>(max)), dy);
    }
};

} // namespace hinge
// --- hinge/activation/identity.hpp

namespace hinge {

/// identity(x) = x; derivative 1.
///
/// Shape   V is float, double or a batch of them; the result has the same type.
/// Domain  every input. NaN -> NaN, for the derivative too.
/// Method  backward(x, dy) is dy, or the NaN of x: no product.
/// Error   `claim`: exact.
/// Source  the definition.
struct identity {
    static constexpr std::string_view name = "identity";
    static constexpr accuracy claim{0, 0, 0, 0};
    static constexpr bool is_short = true;
    static constexpr bool is_selection = true;
    static constexpr bool has_step_slope = true;

    template <float_double_or_batch V>
    HINGE_INLINE V operator()(V x) const noexcept {
        return x;
    }
    template <float_double_or_batch V>
    HINGE_INLINE V derivative(V x) const noexcept {
        return simd::with_nan_of(x, V(1));
    }
    template <float_double_or_batch V>
    HINGE_INLINE V backward(V x, V dy) const noexcept {
        return simd::with_nan_of(x, dy);
    }
};

} // namespace hinge
// --- hinge/math/leaky.hpp

/// The piecewise linear family. A NaN is on neither side of a comparison, so each function says
/// where it goes.
namespace hinge::inline HINGE_TARGET::math {

/// x > 0 ? x : slope x, as x times 1 or slope: slope x may overflow where it is not wanted.
template <float_double_or_batch V>
HINGE_INLINE V with_left_slope(const V& x, const V& slope) noexcept {
    return x * simd::select(x > V(0), V(1), slope);
}
/// x > 0 ? 1 : slope.
template <float_double_or_batch V>
HINGE_INLINE V left_slope_or_1(const V& x, const V& slope) noexcept {
    return simd::with_nan_of(x, simd::select(x > V(0), V(1), slope));
}

/// The same with one slope for all.
template <float_double_or_batch V>
HINGE_INLINE V leaky(const V& x, double slope) noexcept {
    return math::with_left_slope(x, V(static_cast<element_t<V>>(slope)));
}
template <float_double_or_batch V>
HINGE_INLINE V leaky_derivative(const V& x, double slope) noexcept {
    return math::left_slope_or_1(x, V(static_cast<element_t<V>>(slope)));
}

} // namespace hinge::inline HINGE_TARGET::math
// --- hinge/activation/leaky_relu.hpp

namespace hinge {

/// leaky_relu(x) = x > 0 ? x : negative_slope x; derivative x > 0 ? 1 : negative_slope.
///
/// Shape   V is float, double or a batch of them; the result has the same type.
/// Domain  every input and every slope, negative ones and ones above 1 included. NaN -> NaN, for
///         the derivative too.
/// Method  one product, the slope being converted to the element type first.
/// Error   `claim`: correctly rounded.
/// Source  Maas et al. 2013, ICML workshop, "Rectifier nonlinearities improve neural network
///         acoustic models", eq. 2.
struct leaky_relu {
    static constexpr std::string_view name = "leaky_relu";
    static constexpr accuracy claim{0.5, 0, 0.5, 0};
    static constexpr bool is_short = true;

    double negative_slope = 0.01; ///< any; the slope for x <= 0

    template <float_double_or_batch V>
    HINGE_INLINE V operator()(V x) const noexcept {
        return math::leaky(x, negative_slope);
    }
    template <float_double_or_batch V>
    HINGE_INLINE V derivative(V x) const noexcept {
        return math::leaky_derivative(x, negative_slope);
    }
};

} // namespace hinge
// --- hinge/math/log1p/of_double.hpp

namespace hinge::inline HINGE_TARGET::math::of_double {

/// log(1 + e) / e for e in [0, 1].
///
/// Source  Sollya: prec = 300;
///         fpminimax(log1p(x)/x, 20, [|D...|], [1b-60; 1], relative), error 2^-56.5.
/// Error   c0 = 1 is added last, by itself, not with its neighbours: 2.73 to 2.09 ULP of softplus with
///         fma, with beta = 0.1 and without fma 4.25 to 3.66 (2 million and 500,000 inputs).
template <double_value V>
HINGE_INLINE V log1p_ratio(const V& e) noexcept {
    const V e2 = e * e;
    const V rest = math::polynomial_in_fours(
        e, e2, V(e2 * e2), -0x1.fffffffffff9ap-2, 0x1.5555555550de2p-2, -0x1.fffffffdc61d4p-3,
        0x1.9999995088b25p-3, -0x1.55554fa78de32p-3, 0x1.2491fde6d8ab6p-3, -0x1.fffa7d7616afbp-4,
        0x1.c6f65847d02a1p-4, -0x1.98d1463aa0a29p-4, 0x1.7129b5dc5d145p-4, -0x1.4af772d1b0fc4p-4,
        0x1.2018fdd249235p-4, -0x1.d6d110f5a424bp-5, 0x1.5a3c8507794dap-5, -0x1.b5a5de70b9c71p-6,
        0x1.c4bc7d592712dp-7, -0x1.6a8a60b954deep-8, 0x1.a14c6211d5e3fp-10, -0x1.3111a5c74533dp-12,
        0x1.a79a0e4ce564p-16);
    return simd::fma(e, rest, V(1.0));
}

} // namespace hinge::inline HINGE_TARGET::math::of_double
// --- hinge/math/logistic/in_float.hpp

namespace hinge::inline HINGE_TARGET::math::in_float {

/// h (1 + e^(Sign y)), h = Range::one, for Sign y in the Range.
///
/// Method  e^(Sign y) = s e^r, s = 2^k:  1 + s e^r = max(s, 1) + (s (e^r - 1) + min(s, 1)), all times h:
///         the inner sum is the smaller part, so its rounding hardly counts.
///             (1 + s) + s (e^r - 1)   2.3 ULP for sigma, one operation less
///             1 + s e^r               2.4, enough for bfloat16
template <int Sign, class Range, class To = float, float_value V>
HINGE_INLINE V one_plus_exp(const V& y) noexcept {
    constexpr float h = Range::one;
    V exponent_bits;
    const V r = in_float::reduce<Sign, Range, To>(y, exponent_bits);
    const V s = simd::times_two_to_low_bits(1.0f, exponent_bits);
    if constexpr (std::is_same_v<To, bfloat16>)
        return simd::fma(s, in_float::exp_reduced<Sign, To>(r, 1.0f), V(h));
    const V square = r * r, rest = in_float::exp_rest<Sign>(r, 1.0f);
    const V expm1 = Sign > 0 ? simd::fma(square, rest, r) : simd::fms(square, rest, r);
    return simd::at_least(s, V(h)) + simd::fma(s, expm1, simd::at_most(s, V(h)));
}

/// sigma(Sign x) = (1 / (h (1 + e^(-Sign x)))) h. A subnormal result is rounded twice, as a quotient and as a
/// product: as one quotient it took Zen 4 2.6 times as long.
template <int Sign = 1, class To = float, float_value V>
HINGE_INLINE V logistic(const V& x) noexcept {
    using range = exponential_range<float, -30, 104, -24>;
    const V y = Sign > 0 ? simd::held(x, V(-104), V(30)) : range::hold(x);
    return in_float::product_into_subnormals(
        simd::divide(V(1), in_float::one_plus_exp<-Sign, range, To>(y)), V(range::one));
}

/// x sigma(x) = (x / (h (1 + e^-x))) h; above 30 that is x.
template <class To = float, float_value V>
HINGE_INLINE V times_logistic(const V& x) noexcept {
    using range = exponential_range<float, -30, 110, -40>;
    const V y = simd::held(x, V(-110), V(30));
    const V d = in_float::one_plus_exp<-1, range, To>(y);
    const V left = in_float::product_into_subnormals(simd::divide(y, d), V(range::one),
                                                     simd::copysign(V(0), x));
    return simd::select(x > V(30), x, left);
}

} // namespace hinge::inline HINGE_TARGET::math::in_float
// --- hinge/math/softplus/curve.hpp

namespace hinge::inline HINGE_TARGET::math::softplus {

/// log(1 + e^-t), beyond the table e^-t.
struct curve : piecewise::spacing_even<curve> {
    static constexpr int degree_to_bfloat16 = 3;
    static constexpr std::size_t rows = 1024;
    static constexpr float limit = 19.2f, step = 0x1.3cp-6f, width = 0.625f;
    static constexpr double root = 0, root_lo = 0;
    static constexpr int degree_f64 = 7;
    static constexpr double limit_f64 = 37.6, step_f64 = 0x1.3p-4, step_lo_f64 = 0;
    template <int Size, class Number>
    static constexpr piecewise::series<Size, Number> at(const Number& t) {
        const auto slope = piecewise::logistic_at<Size>(t); // -f' at t
        piecewise::series<Size, Number> f{};
        f.c[0] = piecewise::log1p_for_tables(piecewise::exp_for_tables(-t));
        for (int n = 0; n + 1 < Size; ++n) f.c[n + 1] = -slope.c[n] / Number(n + 1);
        return f;
    }
    template <float_value V>
    HINGE_INLINE static V beyond(const V& t) noexcept {
        using parts = double_double<V>;
        return in_float::times_exp_of_minus(parts{V(1)}, parts{simd::at_most(t, V(110))});
    }
};

} // namespace hinge::inline HINGE_TARGET::math::softplus
// --- hinge/activation/log_sigmoid.hpp

namespace hinge {

/// log_sigmoid(x) = log(sigma(x)) = -log(1 + e^-x); derivative sigma(-x).
///
/// Shape   V is float, double or a batch of them; the result has the same type.
/// Domain  every input. -inf -> -inf, +inf -> -0, NaN -> NaN; non-zero up to x = 103 (float), 745
///         (double). Derivative 1 at -inf, +0 at +inf.
/// Method  -softplus(-x):  (x < 0 ? x : 0) - log(1 + e^-|x|), nothing of which cancels; from the table
///         of softplus (math/softplus/), doubles where tables are the faster.
/// Error   `claim`, checked over every float by the exhaustive run and against MPFR for double.
/// Source  the logarithm of the logistic function, as in a cross entropy: Bishop 2006, "Pattern
///         Recognition and Machine Learning", section 4.3.2.
struct log_sigmoid {
    static constexpr std::string_view name = "log_sigmoid";
    static constexpr accuracy claim{1.5, 2, 2.6, 2.6};
    // float: what softplus has at -x
    // double, fma: 2.4269 ULP at 0x1.c31eab7eb5ccp-2, derivative 2.3792 at 0x1.25e54031e55cap+5
    // double, no fma: 1.5859 ULP at 0x1.bc00029ca2f38p+2, derivative 2.4821 at 0x1.fff7f6870dep-9

    template <float_double_or_batch V>
    HINGE_INLINE V operator()(V x) const noexcept {
        return simd::evaluate(forward{}, x);
    }
    template <float_double_or_batch V>
    HINGE_INLINE V derivative(V x) const noexcept {
        return simd::evaluate(slope{}, x);
    }
    template <class T, class Run>
    HINGE_INLINE void with_kernel(const Run& run) const {
        run(simd::kernel{forward{}, slope{}});
    }

private:
    struct softplus {
        template <double_value V>
        HINGE_INLINE static V of_double(const V& x) noexcept {
            using range = math::exponential_range<double, -760, 0, 100>; // of -|x|
            const V e = math::of_double::exp<range>(range::hold_low(simd::minus_abs(x))).value();
            const V ratio = math::of_double::log1p_ratio(V(e * range::take_back));
            return simd::fma(V(e * ratio), range::take_back, simd::at_least(x, V(-0.0)));
        }
    };
    struct forward {
        template <class To = float, float_value V>
        HINGE_INLINE static V in_float(const V& x) noexcept {
            using curve = math::piecewise::curve_to<To, math::softplus::curve>;
            return negated(math::piecewise::forward<curve>(negated(x)));
        }
        template <double_value V>
        HINGE_INLINE static V by_double_table(const V& x) noexcept {
            return negated(math::piecewise::forward<math::softplus::curve>(
                negated(x), math::piecewise::beyond_of_double{softplus{}}));
        }
        template <double_value V>
        HINGE_INLINE static V of_double(const V& x) noexcept {
            return negated(softplus::of_double(negated(x)));
        }
    };
    struct slope {
        template <class To = float, float_value V>
        HINGE_INLINE static V in_float(const V& x) noexcept {
            return math::in_float::logistic<-1, To>(x);
        }
        template <double_value V>
        HINGE_INLINE static V of_double(const V& x) noexcept {
            return math::of_double::logistic(V(-x));
        }
    };
    /// -x, of zeros too.
    template <float_double_or_batch V>
    HINGE_INLINE static V negated(const V& x) noexcept {
        return V(element_t<V>(-0.0)) - x;
    }
};

} // namespace hinge
// --- hinge/math/mish/series.hpp

namespace hinge::inline HINGE_TARGET::math::piecewise {

/// The Taylor series at c of tanh(log(1 + e^x)), |c| < 60.
///
/// Method  E = e^x, n = E (E + 2):  n / (n + 2) = 1 - 2 / (n + 2), by the division of power series.
template <int Size, class Number>
constexpr series<Size, Number> tanh_of_softplus_at(const Number& c) {
    const bool is_left = !(static_cast<double>(c) > 0);
    const Number minus_abs = is_left ? c : -c, below_1 = piecewise::exp_for_tables(minus_abs);
    const Number e = is_left ? below_1 : Number(1) / below_1;
    series<Size, Number> n{}, q{};
    Number once = Number(2) * e, twice = e * e; // 2 e^x and e^2x
    for (int i = 0; i < Size; ++i) {
        n.c[i] = once + twice;
        once = once / Number(i + 1);
        twice = Number(2) * twice / Number(i + 1);
    }
    const Number d = n.c[0] + Number(2);
    q.c[0] = n.c[0] / d;
    // d q' = n' (1 - q):  1 - q is 2 / d at c.
    for (int i = 1; i < Size; ++i) {
        Number sum = n.c[i] * (Number(2) / d);
        for (int j = 1; j < i; ++j) sum -= n.c[j] * q.c[i - j];
        q.c[i] = sum / d;
    }
    return q;
}

} // namespace hinge::inline HINGE_TARGET::math::piecewise
// --- hinge/math/mish/curves.hpp

/// The tables of x tanh(softplus(x)), which go to the left of 0 too.
namespace hinge::inline HINGE_TARGET::math::mish {

/// Where the derivative crosses zero, and what a double of it lacks.
inline constexpr double root = -0x1.31432c0d12d84p+0, root_lo = -0x1.bf319154da21p-55;

/// The function by x.
struct quotient_curve : piecewise::spacing_even<quotient_curve> {
    static constexpr std::size_t rows = 1024;
    static constexpr double root = piecewise::no_root;
    static constexpr float left = -7.75f, limit = 9.1f, step = 0x1.14p-6f, width = 0.5962f;
    template <int Size, class Number>
    static constexpr piecewise::series<Size, Number> at(const Number& x) {
        return piecewise::tanh_of_softplus_at<Size>(x);
    }
    /// x e (1 - e/2 + O(e^3)), e = e^x.
    template <float_value V>
    HINGE_INLINE static V beyond(const V& t) noexcept {
        const V y = simd::at_most(t, V(110));
        const V e = in_float::times_exp_of_minus<V>({V(1)}, {y});
        const double_double<V> factor = math::exact_sum(simd::product(y, V(e * V(0.5f))), -y);
        return in_float::times_exp_of_minus<V>(factor, {y});
    }
};
/// The function.
struct curve : piecewise::spacing_even<curve> {
    static constexpr std::size_t rows = quotient_curve::rows;
    static constexpr double root = 0, steepness = 0.6;
    static constexpr float left = quotient_curve::left, limit = quotient_curve::limit,
                           step = quotient_curve::step, width = quotient_curve::width;
    template <int Size, class Number>
    static constexpr piecewise::series<Size, Number> at(const Number& x) {
        auto f = piecewise::forward_from(piecewise::tanh_of_softplus_at<Size>(x), x);
        for (Number& c : f.c) c = -c;
        return f;
    }
    template <float_value V>
    HINGE_INLINE static V beyond(const V& t) noexcept {
        return quotient_curve::beyond(t);
    }
};
/// The derivative.
struct slope_curve : piecewise::spacing_even<slope_curve> {
    static constexpr int degree_to_bfloat16 = 5;
    static constexpr std::size_t rows = 1024;
    static constexpr double root = mish::root;
    /// Its derivative at the root, without which there were 2.31 ULP next to that: it is two thirds
    /// of what rounding may take off a float.
    static constexpr double steepness = 0x1.115acb42500bbp-2;
    static constexpr float left = -7.75f, limit = 10.5f, step = static_cast<float>(-root / 64),
                           width = static_cast<float>(-root / 2);
    template <int Size, class Number>
    static constexpr piecewise::series<Size, Number> at(const Number& x) {
        return piecewise::derivative_from(piecewise::tanh_of_softplus_at<Size + 1>(x), x);
    }
    /// e (1 + x - (1/2 + x) e + O(e^3)).
    template <float_value V>
    HINGE_INLINE static V beyond(const V& t) noexcept {
        const V y = simd::at_most(t, V(110));
        const V e = in_float::times_exp_of_minus<V>({V(1)}, {y});
        const double_double<V> one_minus_y = math::exact_sum(V(1), -y);
        const auto factor = math::exact_sum(one_minus_y.hi, simd::product(V(y - V(0.5f)), e));
        return in_float::times_exp_of_minus<V>({factor.hi, factor.lo + one_minus_y.lo}, {y});
    }
};

} // namespace hinge::inline HINGE_TARGET::math::mish
// --- hinge/activation/mish.hpp

namespace hinge {

/// mish(x) = x t, t = tanh(softplus(x)) = tanh(log(1 + e^x)); derivative t + x (1 - t^2) sigma(x).
///
/// Shape   V is float, double or a batch of them; the result has the same type.
/// Domain  every input. -inf -> -0, +inf -> +inf, NaN -> NaN, -0 -> -0; non-zero down to x = -108
///         (float), -751 (double). The derivative is 0.6 at 0.
/// Method  With E = e^x, n = E (E + 2), d = n + 2: x n / d, for doubles x (1 - 2 / d), or x E (1 - E (E + 1) / d)
///         to the left, whose quotients count less than n / d and its roundings.
///         Derivative E N / d^2, N = E^3 + 4 E^2 + (6 + 4 x) E + 4 (1 + x), whose terms cancel next to
///         its root x0. About that, with w = x - x0, m = e^w - 1, all of them have the sign of w:
///         N = m (E0^3 m^2 + (3 E0^3 + 4 E0^2) m + 3 E0^3 + 8 E0^2 + (6 + 4 x0) E0) + 4 w (E + 1)
///         From -0.16 on, where the result is above 1/2, it is 1 + (4 x E (E + 1) - 2 d) / d^2.
///         Floats from tables (math/piecewise/), of the derivative, and of the function, by x where there is fma.
/// Error   `claim`, checked over every float by the exhaustive run and against MPFR for double.
/// Source  Misra 2019, arXiv:1908.08681, eq. 1.
struct mish {
    static constexpr std::string_view name = "mish";
    static constexpr accuracy claim{1.8, 2, 3.6, 4};
    // double, fma: 3.2574 ULP at -0x1.db87dac76bbb8p-3, derivative 3.6536 at -0x1.464357f5cd51p-3
    // double, no fma: 3.4677 ULP at -0x1.c796dfdde0e6p-3, derivative 3.9039 at -0x1.5e583cab6836p-3

    template <float_double_or_batch V>
    HINGE_INLINE V operator()(V x) const noexcept {
        return simd::evaluate(forward{}, x);
    }
    template <float_double_or_batch V>
    HINGE_INLINE V derivative(V x) const noexcept {
        return simd::evaluate(slope{}, x);
    }
    template <class T, class Run>
    HINGE_INLINE void with_kernel(const Run& run) const {
        run(simd::kernel{forward{}, slope{}});
    }

private:
    using range =
        math::exponential_range<double, -760, 40, 100>; // of x: below it mish is 0, above x

    struct forward {
        template <class To = float, float_value V>
        HINGE_INLINE static V in_float(const V& x) noexcept {
            if constexpr (std::is_same_v<To, bfloat16>) return by_quotient(x);
            using curve = math::mish::quotient_curve;
            const V t = math::piecewise::held<curve>(x);
            const auto [hi, lo] = math::piecewise::on_table_in_parts<curve>(t);
            const V y = simd::fma(t, hi, simd::product(t, lo));
            return math::piecewise::with_beyond<curve>(
                x, simd::select(x > V(curve::limit), x, simd::copysign(y, x)),
                math::piecewise::beyond_in_float<curve>{});
        }
        /// x n / d for bfloat16.
        template <float_value V>
        HINGE_INLINE static V by_quotient(const V& x) noexcept {
            using range_f32 = math::exponential_range<float, -110, 20, 40>;
            const V y = range_f32::hold(x);
            V exponent_bits;
            const V r = math::in_float::reduce<1, range_f32, bfloat16>(y, exponent_bits);
            const V e = math::in_float::exp_reduced<1, bfloat16>(r, 1.0f) *
                        simd::times_two_to_low_bits(1.0f, exponent_bits); // with the headroom
            const V n = e * simd::fma(e, V(range_f32::take_back), V(2));
            return simd::select(x > V(20), x, simd::divide(V(y * n), V(n + V(2 * range_f32::one))));
        }
        template <float_value V>
        HINGE_INLINE static V by_table(const V& x) noexcept {
            using curve = math::mish::curve;
            const V y = math::piecewise::on_table<curve>(math::piecewise::held<curve>(x));
            return math::piecewise::with_beyond<curve>(
                x, simd::select(x > V(curve::limit), x, simd::copysign(y, x)),
                math::piecewise::beyond_in_float<curve>{});
        }
        template <double_value V>
        HINGE_INLINE static V of_double(const V& x) noexcept {
            const V y = range::hold(x);
            const auto scaled = math::of_double::exp<range>(y); // e^y with the headroom
            const V e = scaled.value() * range::take_back;
            const V d = simd::fma(e, e + 2.0, V(2.0));
            const auto is_left = x < -0.5;
            const V lacks = simd::select(is_left, V(e * (e + 1.0)), V(2.0)) / d;
            const V z = V(1.0 - lacks) * simd::select(is_left, V(y * scaled.power), y);
            const V left = simd::fma(z, scaled.expm1, z) * range::take_back;
            return simd::select(x > 40.0, x, simd::select(is_left, left, z));
        }
    };
    struct slope {
        template <class To = float, float_value V>
        HINGE_INLINE static V in_float(const V& x) noexcept {
            using curve = math::piecewise::curve_to<To, math::mish::slope_curve>;
            const V y = math::piecewise::on_table<curve>(math::piecewise::held<curve>(x));
            return math::piecewise::with_beyond<curve>(x, y,
                                                       math::piecewise::beyond_in_float<curve>{});
        }
        template <double_value V>
        HINGE_INLINE static V of_double(const V& x) noexcept {
            constexpr double c0 = 0x1.31ac354e2a079p+0, c1 = 0x1.cf1d5480ba0e5p-2,
                             c2 = 0x1.c9f40193f744cp-6;
            using near_root = math::exponential_range<double, -2, 1>;
            const V y = range::hold(x), x4 = y * 4.0,
                    w = (y - math::mish::root) - math::mish::root_lo, w4 = w * 4.0;
            const auto scaled = math::of_double::exp<range>(y);
            const V e = scaled.value() * range::take_back;
            const V m = math::of_double::exp<near_root>(near_root::hold(w)).plus(-1.0);
            const V about = math::product_plus(m, math::polynomial(m, c0, c1, c2),
                                               math::product_plus(w4, e, w4));
            const V away = math::product_plus(e, simd::fma(e, e + 4.0, x4 + 6.0), V(x4 + 4.0));
            const V n = simd::select(simd::abs(V(x + 1.2)) < 0.3, about, away);
            const V c = simd::fma(e, 2.0, V(2.0)), c_lo = simd::fms(e, 2.0, V(c - 2.0));
            const auto d = math::sum_with_product(e, e, c); // in two parts
            const V square = math::square(d.hi, d.lo + c_lo);
            const auto right =
                x > -0.16; // where the result is above 1/2, 1 plus a small term loses less
            const V minus_1 = simd::fma(V(x4 * e), e + 1.0, V(d.hi * -2.0));
            const V left = math::product_plus(n, scaled.expm1, n) * scaled.power;
            const V q = simd::select(right, minus_1, left) / square;
            const V s = simd::select(right, V(q + 1.0), V(q * range::take_back));
            return simd::select(simd::equal(x, V(0.0)), V(0.6), s); // exactly: rounding may miss it
        }
    };
};

} // namespace hinge
// --- hinge/activation/prelu.hpp

namespace hinge {

/// prelu(x) = x > 0 ? x : slope x, the slope being learned; derivative x > 0 ? 1 : slope.
///
/// Shape   V is float, double or a batch of them; the result has the same type. One slope for all
///         elements; channels.hpp has calls with one for each channel, and the slope's own gradient.
/// Domain  every input and every slope, negative ones and ones above 1 included. NaN -> NaN, for
///         the derivative too.
/// Method  one product, the slope being converted to the element type first.
/// Error   `claim`: correctly rounded.
/// Source  He et al. 2015, arXiv:1502.01852, eq. 1.
struct prelu {
    static constexpr std::string_view name = "prelu";
    static constexpr accuracy claim{0.5, 0, 0.5, 0};
    static constexpr bool is_short = true;

    double slope = 0.25; ///< any; the slope for x <= 0

    template <float_double_or_batch V>
    HINGE_INLINE V operator()(V x) const noexcept {
        return math::leaky(x, slope);
    }
    template <float_double_or_batch V>
    HINGE_INLINE V derivative(V x) const noexcept {
        return math::leaky_derivative(x, slope);
    }
};

} // namespace hinge
// --- hinge/math/quick_gelu/curves.hpp

/// The tables of x sigma(beta x) for beta = 1.702, which is another number for float than for double.
namespace hinge::inline HINGE_TARGET::math::quick_gelu {

template <simd::scalar T>
inline constexpr T beta = static_cast<T>(1.702);

/// sigma(-beta t)
template <simd::scalar T, int Size, class Number>
constexpr piecewise::series<Size, Number> logistic_at(const Number& t) {
    const Number b(static_cast<double>(beta<T>));
    return piecewise::logistic_at<Size>(Number(b * t), b);
}
/// beta t in two parts, t held to where nothing is left of e^(-beta t).
template <float_value V>
HINGE_INLINE double_double<V> size(const V& t) noexcept {
    return math::exact_product(simd::at_most(t, V(65)), V(beta<float>));
}

/// The function at -t, beyond the table -t e^(-beta t).
struct curve : piecewise::spacing_even<curve> {
    static constexpr std::size_t rows = 1024;
    static constexpr double root = 0;
    static constexpr float limit = 12.0f, step = 0x1.82p-7f, width = 0.39f;
    template <int Size, class Number>
    static constexpr piecewise::series<Size, Number> at(const Number& t) {
        return piecewise::forward_from(quick_gelu::logistic_at<float, Size>(t), t);
    }
    template <float_value V>
    HINGE_INLINE static V beyond(const V& t) noexcept {
        using parts = double_double<V>;
        return in_float::times_exp_of_minus(parts{-simd::at_most(t, V(65))}, quick_gelu::size(t));
    }
};
/// The same for doubles.
struct curve_f64 {
    static constexpr double root = 0, root_lo = 0;
    static constexpr int degree_f64 = 8;
    static constexpr double limit_f64 = 22.8, step_f64 = 0x1p-4, step_lo_f64 = 0;
    template <int Size, class Number>
    static constexpr piecewise::series<Size, Number> at(const Number& t) {
        return piecewise::forward_from(quick_gelu::logistic_at<double, Size>(t), t);
    }
};
/// The derivative at -t.
struct slope_curve : piecewise::spacing_even<slope_curve> {
    static constexpr std::size_t rows = 1024;
    static constexpr double root = 0x1.80974a0f969cap-1;
    // 64 steps are the float next to the root, exactly, which lies much nearer to it than others.
    static constexpr float limit = 11.6f, step = static_cast<float>(root) / 64,
                           width = static_cast<float>(root / 2);
    template <int Size, class Number>
    static constexpr piecewise::series<Size, Number> at(const Number& t) {
        return piecewise::derivative_from(quick_gelu::logistic_at<float, Size + 1>(t), t);
    }
    /// (1 - beta t) e^(-beta t)
    template <float_value V>
    HINGE_INLINE static V beyond(const V& t) noexcept {
        using parts = double_double<V>;
        const parts v = quick_gelu::size(t), factor = math::exact_sum(V(1), V(-v.hi));
        return in_float::times_exp_of_minus(parts{factor.hi, factor.lo - v.lo}, v);
    }
};
/// The same for doubles.
struct slope_curve_f64 {
    static constexpr double root = 0x1.80974a62be3dfp-1, root_lo = -0x1.03a229a05e970p-55;
    static constexpr int degree_f64 = 8;
    static constexpr double limit_f64 = 23.85, step_f64 = 0x1.0064dc41d4p-4,
                            step_lo_f64 = 0x1.4a3fb27c88p-47;
    template <int Size, class Number>
    static constexpr piecewise::series<Size, Number> at(const Number& t) {
        return piecewise::derivative_from(quick_gelu::logistic_at<double, Size + 1>(t), t);
    }
};

} // namespace hinge::inline HINGE_TARGET::math::quick_gelu
// --- hinge/math/swish/forward.hpp

/// x sigma(beta x) for any beta: swish, and quick_gelu. The bodies for T hold what they need of beta.
namespace hinge::inline HINGE_TARGET::math::swish {

/// What x is held to: beta x to [-left, right].
template <simd::scalar T>
struct bounds {
    T low, high;

    HINGE_INLINE bounds(T beta, T left, T right) noexcept
        : low((beta > 0 ? -left : right) / beta), high((beta > 0 ? right : -left) / beta) {}

    template <float_double_or_batch V>
    HINGE_INLINE V hold(const V& x) const noexcept {
        return simd::held(x, V(low), V(high));
    }
};

/// The betas for which x sigma(beta x) is 0 where beta x is -126, and beta^6 is a normal number.
HINGE_INLINE bool has_kernel_in_float(float beta) noexcept {
    const float size = simd::abs(beta);
    return size >= 0x1p-16f && size <= 0x1p16f;
}

template <simd::scalar T>
struct forward;

/// Method  (x / (h (1 + e^-v))) h, v = beta x, e^-v = s e^r, s = 2^k:
///         1 + s e^r = (1 + s) + (s (e^r - 1) + what 1 + s has lost).
///         Near 0 that leaves a bound of 1.5 ULP, where max(s, 1) + (s (e^r - 1) + min(s, 1)), which is
///         silu's, has one of 2: for beta 1 it stays 0.002 below.
///         beta is in the coefficients of e^r, so that nothing waits for r = beta R.
template <>
struct forward<float> {
    scaled_exponent<float> of;
    bounds<float> held;
    math::in_float::exp_coefficients rest;

    HINGE_INLINE explicit forward(float beta) noexcept
        : of(math::exponent_times(beta)), held(beta, 126, 30), rest(-beta) {}

    template <class To = float, float_value V>
    HINGE_INLINE V in_float(const V& x) const noexcept {
        using range = exponential_range<float, -30, 126, -60>; // of -v
        constexpr float h = range::one;
        const V y = held.hold(x);
        V exponent_bits;
        const V k = math::nearest_exponent<-1, range>(y, exponent_bits, of.log2_e);
        const V s = simd::times_two_to_low_bits(1.0f, exponent_bits);
        V d;
        if constexpr (std::is_same_v<To, bfloat16>) {
            const V r = simd::fma(k, V(of.ln2_hi + of.ln2_lo), y) * V(-of.scale);
            d = simd::fma(s, math::in_float::exp_reduced<1, To>(r, 1.0f), V(h));
        } else {
            const V r = of.plus_steps(y, k); // R
            const V expm1 = simd::fma(V(r * r), rest(r), V(r * V(-of.scale)));
            const V sum = s + V(h), lost = V(h) - (sum - s);
            d = sum + simd::fma(s, expm1, lost);
        }
        const V left = math::in_float::product_into_subnormals(simd::divide(y, d), V(h),
                                                               simd::copysign(V(0), x));
        return simd::select(k < V(-41), x, left);
    }
};

/// Method  (x / (h (1 + e^-v))) h; where |x| >= 1, h is taken into x first, so that nothing overflows
///         for a beta however small. Nothing is left of x e^-1379 for a beta of 2^-900 and more.
template <>
struct forward<double> {
    scaled_exponent<double> of;
    bounds<double> held;

    HINGE_INLINE explicit forward(double beta) noexcept
        : of(math::exponent_times(beta)), held(beta, 1379, 38) {}

    template <double_value V>
    HINGE_INLINE V of_double(const V& x) const noexcept {
        using range = exponential_range<double, -38, 1379, -967>; // of -v
        const V y = held.hold(x);
        const auto [k, power] = math::nearest_power_of_two<range>(y, V(-of.log2_e));
        const V rest = of.plus_steps(y, k);
        const math::of_double::exponential<V> e{
            power, math::of_double::expm1_reduced(V(rest * -of.scale))};
        const auto is_large = simd::abs(y) >= 1.0;
        const V q = simd::select(is_large, V(y * range::one), y) / e.plus(range::one);
        const V left = q * simd::select(is_large, V(1.0), V(range::one));
        return simd::select(k < -53.5, x, left);
    }
};

} // namespace hinge::inline HINGE_TARGET::math::swish
// --- hinge/math/silu/curves.hpp

/// The tables of x sigma(x).
namespace hinge::inline HINGE_TARGET::math::silu {

/// Where the derivative crosses zero, and what a double of it lacks.
inline constexpr double root = -0x1.474973c84120bp+0, root_lo = -0x1.f8d74bc9ac154p-54;

/// The function at -t, beyond the table -t e^-t.
struct curve : piecewise::spacing_even<curve> {
    static constexpr std::size_t rows = 1024;
    static constexpr double root = 0;
    static constexpr float limit = 20.5f, step = 0x1.4ep-6f, width = 0.67f;
    template <int Size, class Number>
    static constexpr piecewise::series<Size, Number> at(const Number& t) {
        return piecewise::forward_from(piecewise::logistic_at<Size>(t), t);
    }
    template <float_value V>
    HINGE_INLINE static V beyond(const V& t) noexcept {
        using parts = double_double<V>;
        const V y = simd::at_most(t, V(110));
        return in_float::times_exp_of_minus(parts{-y}, parts{y});
    }
};
/// The derivative at -t.
struct slope_curve : piecewise::spacing_even<slope_curve> {
    static constexpr std::size_t rows = 1024;
    static constexpr double root = -silu::root, root_lo = -silu::root_lo;
    static constexpr int degree_f64 = 8;
    static constexpr double limit_f64 = 40.6, step_f64 = 0x1.b461efb5acp-4,
                            step_lo_f64 = 0x1.5cfece8ca2p-47;
    static constexpr float limit = 19.8f, step = static_cast<float>(root / 66),
                           width = static_cast<float>(root / 2);
    template <int Size, class Number>
    static constexpr piecewise::series<Size, Number> at(const Number& t) {
        return piecewise::derivative_from(piecewise::logistic_at<Size + 1>(t), t);
    }
    /// (1 - t) e^-t: sigma (1 - sigma) is sigma there, and that is e^-t.
    template <float_value V>
    HINGE_INLINE static V beyond(const V& t) noexcept {
        const V y = simd::at_most(t, V(110));
        return in_float::times_exp_of_minus(math::exact_sum(V(1), -y), {y});
    }
};

} // namespace hinge::inline HINGE_TARGET::math::silu
// --- hinge/math/swish/slope.hpp

/// The derivative of x sigma(beta x), which is that of v sigma(v) at v = beta x.
namespace hinge::inline HINGE_TARGET::math::swish {

/// The table of silu's derivative with its pieces about other centres: one is the root itself, not what
/// is next to it as float. v has more digits than a float.
struct slope_curve : piecewise::spacing_even<slope_curve> {
    using of = silu::slope_curve;
    static constexpr int degree_to_bfloat16 = 5; // with 4 0.0111 ULP, for some beta
    static constexpr std::size_t rows = of::rows;
    static constexpr float limit = of::limit, step = of::step, width = of::width;
    static constexpr double root = simd::has_register_tables
                                       ? static_cast<double>(static_cast<float>(of::root))
                                       : 66 * static_cast<double>(step);
    /// What goes off t first.
    static constexpr double shift = of::root - root;
    template <int Size, class Number>
    static constexpr piecewise::series<Size, Number> at(const Number& t) {
        return of::at<Size>(Number(t + Number(shift)));
    }
    template <float_value V>
    HINGE_INLINE static V beyond(const V& t) noexcept {
        return of::beyond(t);
    }
};

/// (1 - t) e^-t, t = |beta x| in two parts.
struct beyond_table {
    float beta, largest;

    HINGE_INLINE explicit beyond_table(float b) noexcept : beta(b), largest(110 / simd::abs(b)) {}

    template <float_value V>
    HINGE_INLINE V operator()(const V& x) const noexcept {
        using parts = double_double<V>;
        const V size = simd::at_most(simd::abs(x), V(largest));
        const parts t = math::exact_product(size, V(simd::abs(beta)));
        const V hi = simd::at_least(t.hi, V(slope_curve::limit / 2)); // in other lanes
        const parts factor = math::exact_sum(V(1), V(-hi));
        return math::in_float::times_exp_of_minus(parts{factor.hi, factor.lo - t.lo},
                                                  parts{hi, t.lo});
    }
};

template <simd::scalar T>
struct slope;

template <>
struct slope<float> {
    float beta, sign;
    float end; ///< of the table: a little less, so that no product is beyond it

    HINGE_INLINE explicit slope(float b) noexcept
        : beta(simd::abs(b)), sign(simd::copysign(1.0f, b)),
          end(slope_curve::limit * (1 - 0x1p-16f) / beta) {}

    template <class To = float, float_value V>
    HINGE_INLINE V in_float(const V& x) const noexcept {
        const double_double<V> t =
            math::exact_product(simd::at_most(simd::abs(x), V(end)), V(beta));
        const V left = piecewise::on_table<piecewise::curve_to<To, slope_curve>>(
            t.hi, V(t.lo - V(static_cast<float>(slope_curve::shift))));
        const V v = x * V(sign);
        const V y = simd::select(v < V(0), left, V(V(1) - left));
        return piecewise::with_beyond(v < V(-end), x, y, beyond_table(beta));
    }
};

template <>
struct slope<double> {
    double beta;
    bounds<double> held;

    HINGE_INLINE explicit slope(double b) noexcept : beta(b), held(b, 760, 60) {}

    template <double_value V>
    HINGE_INLINE V of_double(const V& x) const noexcept {
        const V y = held.hold(x), b(beta);
        const double_double<V> v = math::exact_product(y, b);
        const V result = math::of_double::silu_slope(
            simd::fma(v.hi, log2_e, V(-silu::root * log2_e)), v.hi, v.lo);
        return math::of_double::with_exact_ends(v.hi, result, 59);
    }
};

} // namespace hinge::inline HINGE_TARGET::math::swish
// --- hinge/math/quick_gelu/bodies.hpp

/// quick_gelu, and swish where its beta is 1.702: the bodies of swish, and tables where those are the faster.
namespace hinge::inline HINGE_TARGET::math::quick_gelu {

template <simd::scalar T>
struct forward : swish::forward<T> {
    HINGE_INLINE forward() noexcept : swish::forward<T>(quick_gelu::beta<T>) {}

    template <float_value V>
    HINGE_INLINE static V by_table(const V& x) noexcept {
        return piecewise::forward<curve>(x);
    }
    template <double_value V>
    HINGE_INLINE V by_table(const V& x) const noexcept {
        return piecewise::forward<curve_f64>(x, piecewise::beyond_of_double{*this});
    }
};

template <simd::scalar T>
struct slope;
template <>
struct slope<float> {
    template <class To = float, float_value V>
    HINGE_INLINE static V in_float(const V& x) noexcept {
        return piecewise::derivative<piecewise::curve_to<To, slope_curve>>(x);
    }
};
template <>
struct slope<double> : swish::slope<double> {
    HINGE_INLINE slope() noexcept : swish::slope<double>(quick_gelu::beta<double>) {}

    template <double_value V>
    HINGE_INLINE V by_double_table(const V& x) const noexcept {
        return piecewise::derivative<slope_curve_f64>(x, piecewise::beyond_of_double{*this});
    }
};

} // namespace hinge::inline HINGE_TARGET::math::quick_gelu
// --- hinge/activation/quick_gelu.hpp

namespace hinge {

/// quick_gelu(x) = x sigma(1.702 x), sigma(v) = 1 / (1 + e^-v): swish with beta = 1.702, to the bit;
/// derivative sigma(v) (1 + v sigma(-v)) at v = 1.702 x.
///
/// Shape   V is float, double or a batch of them; the result has the same type.
/// Domain  every input. -inf -> -0, +inf -> +inf, NaN -> NaN, -0 -> -0; non-zero down to x = -63
///         (float), -441 (double). 1.702 is converted to the element type, as a parameter is.
/// Method  math/swish/; floats from tables (math/quick_gelu/) where those are the faster, as the
///         derivative always is; doubles where tables are the faster.
/// Error   `claim`, checked over every float by the exhaustive run and against MPFR for double.
/// Source  Hendrycks and Gimpel 2016, arXiv:1606.08415, section 2, the sigmoid form of GELU.
struct quick_gelu {
    static constexpr std::string_view name = "quick_gelu";
    static constexpr accuracy claim{2, 1.75, 3, 4};
    // float, register tables: 1.9911 ULP at -0x1.6324d4p+4, derivative 1.5129 at -0x1.1cff24p-1
    // double, fma: 2.8358 ULP at -0x1.563131f09865cp+4, derivative 3.6280 at -0x1.5bfa6e8e7553ep+4
    // double, no fma: 1.8853 ULP at -0x1.711af8558b144p+6, derivative 3.8847 at -0x1.65cb80d2b1872p+7

    template <float_double_or_batch V>
    HINGE_INLINE V operator()(V x) const noexcept {
        return simd::evaluate(math::quick_gelu::forward<element_t<V>>{}, x);
    }
    template <float_double_or_batch V>
    HINGE_INLINE V derivative(V x) const noexcept {
        return simd::evaluate(math::quick_gelu::slope<element_t<V>>{}, x);
    }
    template <class T, class Run>
    HINGE_INLINE void with_kernel(const Run& run) const {
        run(simd::kernel{math::quick_gelu::forward<T>{}, math::quick_gelu::slope<T>{}});
    }
};

} // namespace hinge
// --- hinge/activation/relu.hpp

namespace hinge {

/// relu(x) = x > 0 ? x : 0; derivative x > 0 ? 1 : 0.
///
/// Shape   V is float, double or a batch of them; the result has the same type.
/// Domain  every input. NaN -> NaN, for the derivative too; -0 -> +0; derivative 0 at 0.
///         backward(x, dy) is a selection, not a product: a dead unit gives +0 for an infinite dy too.
/// Method  f: the comparison is x <= 0, so that a NaN is passed on.
/// Error   `claim`: exact.
/// Source  Nair and Hinton 2010, ICML, "Rectified linear units improve restricted Boltzmann
///         machines".
struct relu {
    static constexpr std::string_view name = "relu";
    static constexpr accuracy claim{0, 0, 0, 0};
    static constexpr bool is_short = true;
    static constexpr bool is_selection = true;
    static constexpr bool has_step_slope = true;

    template <float_double_or_batch V>
    HINGE_INLINE V operator()(V x) const noexcept {
        return simd::keep_unless(x <= V(0), x);
    }
    template <float_double_or_batch V>
    HINGE_INLINE V derivative(V x) const noexcept {
        return math::if_above(x, V(0), V(1));
    }
    template <float_double_or_batch V>
    HINGE_INLINE V backward(V x, V dy) const noexcept {
        return math::if_above(x, V(0), dy);
    }
};

} // namespace hinge
// --- hinge/activation/relu6.hpp

namespace hinge {

/// relu6(x) = x held to [0, 6].
///
/// Shape   V is float, double or a batch of them; the result has the same type.
/// Domain  every input. -inf -> 0, +inf -> 6, NaN -> NaN, for the derivative too; -0 -> +0;
///         derivative 1 strictly inside, else 0.
///         backward(x, dy) is a selection, not a product: outside it gives +0 for an infinite dy too.
/// Method  f: as relu's, the comparison being x <= 0, so that a NaN is passed on.
/// Error   `claim`: exact.
/// Source  Krizhevsky 2010, "Convolutional deep belief networks on CIFAR-10".
struct relu6 {
    static constexpr std::string_view name = "relu6";
    static constexpr accuracy claim{0, 0, 0, 0};
    static constexpr bool is_short = true;
    static constexpr bool is_selection = true;
    static constexpr bool has_step_slope = true;

    template <float_double_or_batch V>
    HINGE_INLINE V operator()(V x) const noexcept {
        return simd::at_most(simd::keep_unless(x <= V(0), x), V(6));
    }
    template <float_double_or_batch V>
    HINGE_INLINE V derivative(V x) const noexcept {
        return math::if_between(x, V(0), V(6), V(1));
    }
    template <float_double_or_batch V>
    HINGE_INLINE V backward(V x, V dy) const noexcept {
        return math::if_between(x, V(0), V(6), dy);
    }
};

} // namespace hinge
// --- hinge/activation/selu.hpp

namespace hinge {

/// selu(x) = scale (x > 0 ? x : alpha (e^x - 1)), with the one alpha and scale that keep mean 0 and
/// variance 1; derivative x > 0 ? scale : scale alpha e^x.
///
/// Shape   V is float, double or a batch of them; the result has the same type.
/// Domain  every input. -inf -> -scale alpha, +inf -> +inf, NaN -> NaN, -0 -> -0; derivative scale
///         alpha at 0, the left one.
/// Method  math/elu/; the product scale alpha is one constant, rounded once. Float: the
///         exponential in float.
/// Error   `claim`, checked over every float by the exhaustive run and against MPFR for double.
/// Source  Klambauer et al. 2017, arXiv:1706.02515, eq. 2.
struct selu {
    static constexpr std::string_view name = "selu";
    static constexpr accuracy claim{1.93, 1.95, 2.4, 1.5};
    // float, no fma: 1.9211 ULP at -0x1.3880b8p-3, derivative 1.9445 at -0x1.52cfecp+1
    // float, register tables: 1.8625 ULP at -0x1.2dc142p-3, derivative 1.8204 at -0x1.f20a38p+5
    // double, fma: 1.7695 ULP at -0x1.55bfb6acd827p-2, derivative 0.9666 at -0x1.29b97077522d8p+3

    static constexpr double alpha = 1.6732632423543772848170429916717; ///< f(-inf) is -scale alpha
    static constexpr double scale = 1.0507009873554804934193349852946; ///< the slope for x > 0

    template <float_double_or_batch V>
    HINGE_INLINE V operator()(V x) const noexcept {
        return simd::evaluate(forward{}, x);
    }
    template <float_double_or_batch V>
    HINGE_INLINE V derivative(V x) const noexcept {
        return simd::evaluate(slope{}, x);
    }
    template <class T, class Run>
    HINGE_INLINE void with_kernel(const Run& run) const {
        run(simd::kernel{forward{}, slope{}});
    }

private:
    static constexpr double scale_alpha = 1.7580993408473768599402175208123;

    struct forward {
        template <class To = float, float_value V>
        HINGE_INLINE static V in_float(const V& x) noexcept {
            return math::in_float::elu<To>(x, static_cast<float>(scale_alpha),
                                           static_cast<float>(scale - 1));
        }
        template <double_value V>
        HINGE_INLINE static V of_double(const V& x) noexcept {
            return math::of_double::elu(x, scale_alpha, scale);
        }
    };
    struct slope {
        template <class To = float, float_value V>
        HINGE_INLINE static V in_float(const V& x) noexcept {
            return math::in_float::elu_derivative<To>(x, static_cast<float>(scale_alpha),
                                                      static_cast<float>(scale));
        }
        template <double_value V>
        HINGE_INLINE static V of_double(const V& x) noexcept {
            return math::of_double::elu_derivative(x, scale_alpha, scale);
        }
    };
};

} // namespace hinge
// --- hinge/math/sigmoid/slope_curve.hpp

namespace hinge::inline HINGE_TARGET::math::sigmoid {

/// sigma'(t) = sigma(t) sigma(-t), which is even; beyond the table e^-t.
struct slope_curve : piecewise::spacing_even<slope_curve> {
    static constexpr std::size_t rows = 1024;
    static constexpr int degree = 6;
    static constexpr double root = 0, root_lo = 0;
    static constexpr int degree_f64 = 7;
    static constexpr double limit_f64 = 37.6, step_f64 = 0x1.3p-4, step_lo_f64 = 0;
    static constexpr float limit = 18.4f, step = 0x1.3cp-6f, width = 0.615f;
    template <int Size, class Number>
    static constexpr piecewise::series<Size, Number> at(const Number& t) {
        const auto g = piecewise::logistic_at<Size + 1>(t); // sigma(-t), whose slope is -sigma'
        piecewise::series<Size, Number> f{};
        for (int n = 0; n < Size; ++n) f.c[n] = -g.c[n + 1] * Number(n + 1);
        return f;
    }
    template <float_value V>
    HINGE_INLINE static V beyond(const V& t) noexcept {
        using parts = double_double<V>;
        return in_float::times_exp_of_minus(parts{V(1)}, parts{simd::at_most(t, V(110))});
    }
};

} // namespace hinge::inline HINGE_TARGET::math::sigmoid
// --- hinge/activation/sigmoid.hpp

namespace hinge {

/// sigmoid(x) = sigma(x) = 1 / (1 + e^-x), the logistic function.
///
/// Shape   V is float, double or a batch of them; the result has the same type.
/// Domain  every input. -inf -> +0, +inf -> 1, NaN -> NaN; non-zero down to x = -103 (float), -745
///         (double). Derivative sigma(x) sigma(-x): 1/4 at 0, 0 at both ends, each tail as far.
/// Method  math/logistic/: nothing overflows, and what is subnormal is so in the last operation.
///         Derivative: of -|x|, so that 1 - sigma need not be formed, which cancels; of floats, and
///         of doubles where there is no fma, from a table (math/sigmoid/).
/// Error   `claim`, checked over every float by the exhaustive run and against MPFR for double.
/// Source  Rumelhart et al. 1986, Nature 323, "Learning representations by back-propagating errors".
struct sigmoid {
    static constexpr std::string_view name = "sigmoid";
    static constexpr accuracy claim{2, 1.5, 2.6, 2.5};
    // float, no fma: 1.9991 ULP at -0x1.69c008p-12, derivative 1.4673 at -0x1.206028p+4
    // float, row tables: 1.9991 ULP at -0x1.69c008p-12, derivative 1.4674 at 0x1.205ea8p+4
    // double, fma: 2.4496 ULP at -0x1.25ee124e09e81p+5, derivative 2.4600 at 0x1.0a2755a2b09dep+3
    // double, no fma: 2.4859 ULP at 0x1.2fe125d94bcf8p+3, derivative 1.4819 at 0x1.f34fa6b48023cp+4

    template <float_double_or_batch V>
    HINGE_INLINE V operator()(V x) const noexcept {
        return simd::evaluate(forward{}, x);
    }
    template <float_double_or_batch V>
    HINGE_INLINE V derivative(V x) const noexcept {
        return simd::evaluate(slope{}, x);
    }
    template <class T, class Run>
    HINGE_INLINE void with_kernel(const Run& run) const {
        run(simd::kernel{forward{}, slope{}});
    }

private:
    struct forward {
        template <class To = float, float_value V>
        HINGE_INLINE static V in_float(const V& x) noexcept {
            return math::in_float::logistic<1, To>(x);
        }
        template <double_value V>
        HINGE_INLINE static V of_double(const V& x) noexcept {
            return math::of_double::logistic(x);
        }
    };
    struct slope {
        template <class To = float, float_value V>
        HINGE_INLINE static V in_float(const V& x) noexcept {
            return math::piecewise::even<math::piecewise::curve_to<To, math::sigmoid::slope_curve>>(
                x);
        }
        template <double_value V>
        HINGE_INLINE V by_table(const V& x) const noexcept {
            return math::piecewise::even<math::sigmoid::slope_curve>(
                x, math::piecewise::beyond_of_double{*this});
        }
        template <double_value V>
        HINGE_INLINE static V of_double(const V& x) noexcept {
            return math::of_double::slope_of_logistic(x);
        }
    };
};

} // namespace hinge
// --- hinge/math/silu/bodies.hpp

/// x sigma(x) and its derivative: silu, and swish where its beta is 1.
namespace hinge::inline HINGE_TARGET::math::silu {

/// Above it the derivative is 1 as double.
inline constexpr double high = 60.0;

struct forward {
    template <class To = float, float_value V>
    HINGE_INLINE static V in_float(const V& x) noexcept {
        return math::in_float::times_logistic<To>(x);
    }
    template <float_value V>
    HINGE_INLINE static V by_table(const V& x) noexcept {
        return piecewise::forward<curve>(x);
    }
    /// Below -760 the result rounds to 0.
    template <double_value V>
    HINGE_INLINE static V of_double(const V& x) noexcept {
        using range = exponential_range<double, -60, 760, -100>; // of -x
        const V y = simd::held(x, V(-760.0), V(high));
        const V d = math::of_double::exp<range>(V(-y)).plus(range::one);
        return simd::select(x > high, x, V(y / d * range::one));
    }
};
struct slope {
    template <class To = float, float_value V>
    HINGE_INLINE static V in_float(const V& x) noexcept {
        return piecewise::derivative<piecewise::curve_to<To, slope_curve>>(x);
    }
    template <double_value V>
    HINGE_INLINE static V by_double_table(const V& x) noexcept {
        return piecewise::derivative<slope_curve>(x, piecewise::beyond_of_double{slope{}});
    }
    template <double_value V>
    HINGE_INLINE static V of_double(const V& x) noexcept {
        const V y = simd::held(x, V(-760.0), V(high));
        const V result = math::of_double::silu_slope(simd::fma(y, log2_e, V(-root * log2_e)), y);
        return math::of_double::with_exact_ends(x, result, high);
    }
};

} // namespace hinge::inline HINGE_TARGET::math::silu
// --- hinge/activation/silu.hpp

namespace hinge {

/// silu(x) = x sigma(x), sigma(x) = 1 / (1 + e^-x), also called swish; derivative
/// sigma(x) (1 + x sigma(-x)).
///
/// Shape   V is float, double or a batch of them; the result has the same type.
/// Domain  every input. -inf -> -0, +inf -> +inf, NaN -> NaN, -0 -> -0; non-zero down to x = -108
///         (float), -751 (double).
/// Method  math/silu/. Derivative: the slope of math/logistic/ about the root x0, w = g = x - x0.
///         Float: e^-x in float, or from a table (math/piecewise/) where that is faster, as the
///         derivative always is; that of doubles where tables are the faster.
/// Error   `claim`, checked over every float by the exhaustive run and against MPFR for double.
/// Source  Elfwing et al. 2017, arXiv:1702.03118, eq. 1; Ramachandran et al. 2017,
///         arXiv:1710.05941.
struct silu {
    static constexpr std::string_view name = "silu";
    static constexpr accuracy claim{2, 1.85, 2.5, 4};
    // float, no fma: 1.4019 ULP at -0x1.39ef4ep+4, derivative 1.8433 at -0x1.48642p+0
    // float, register tables: 1.9980 ULP at -0x1.0007fcp-11, derivative 1.7659 at -0x1.096b3ep+0
    // double, no fma: 2.1958 ULP at -0x1.232599216031cp+5, derivative 3.7345 at -0x1.1e5dbf7034152p+9
    // double, fma: 2.4280 ULP at -0x1.2321aae1d7fep+5, derivative 3.5284 at -0x1.533c0a1e7b2b5p+3

    template <float_double_or_batch V>
    HINGE_INLINE V operator()(V x) const noexcept {
        return simd::evaluate(math::silu::forward{}, x);
    }
    template <float_double_or_batch V>
    HINGE_INLINE V derivative(V x) const noexcept {
        return simd::evaluate(math::silu::slope{}, x);
    }
    template <class T, class Run>
    HINGE_INLINE void with_kernel(const Run& run) const {
        run(simd::kernel{math::silu::forward{}, math::silu::slope{}});
    }
};

} // namespace hinge
// --- hinge/activation/soft_shrink.hpp

namespace hinge {

/// soft_shrink(x) = |x| > lambda ? x - lambda for x > 0 and x + lambda for x < 0 : 0.
///
/// Shape   V is float, double or a batch of them; the result has the same type.
/// Domain  every input and every lambda; a negative one moves x away from 0. NaN -> NaN, for the
///         derivative too; inside +0 for both signs of x; derivative 0 there, at lambda and -lambda
///         too, else 1.
///         backward(x, dy) is a selection, not a product: inside it gives +0 for an infinite dy too.
/// Method  x less x held to [-lambda, lambda]: inside that is x - x, which is +0.
/// Error   `claim`: correctly rounded.
/// Source  Donoho and Johnstone 1994, Biometrika 81, 425: soft thresholding.
struct soft_shrink {
    static constexpr std::string_view name = "soft_shrink";
    static constexpr accuracy claim{0.5, 0, 0.5, 0};
    static constexpr bool is_short = true;
    static constexpr bool has_step_slope = true;

    double lambda = 0.5; ///< any; how far x moves toward 0

    template <float_double_or_batch V>
    HINGE_INLINE V operator()(V x) const noexcept {
        const auto width = static_cast<element_t<V>>(lambda);
        if (width < 0) return x + simd::copysign(V(width), x);
        return x - simd::held(x, V(-width), V(width));
    }
    template <float_double_or_batch V>
    HINGE_INLINE V derivative(V x) const noexcept {
        return backward(x, V(1));
    }
    template <float_double_or_batch V>
    HINGE_INLINE V backward(V x, V dy) const noexcept {
        return math::if_outside(x, V(static_cast<element_t<V>>(lambda)), dy);
    }
};

} // namespace hinge
// --- hinge/activation/softplus.hpp

namespace hinge {

/// softplus(x) = log(1 + e^(beta x)) / beta, with no threshold beyond which it would turn linear;
/// derivative sigma(beta x).
///
/// Shape   V is float, double or a batch of them; the result has the same type.
/// Domain  every input, every beta but 0, negative ones included. For beta > 0: -inf -> +0, +inf ->
///         +inf; NaN -> NaN, for the derivative too.
/// Method  e = exp(-|beta x|);  (beta x > 0 ? x : -0) + log(1 + e) / beta: nothing overflows before
///         the result does, and -0 keeps the sign of a sum that underflows, negative for beta < 0.
///         beta x keeps its low part, exact for float, since an ulp of 700 is 2^-43.
///         For beta = 1: from a table (math/piecewise/), doubles where those are the faster; the derivative
///         of floats in float.
/// Error   `claim`, checked over every float by the exhaustive run and against MPFR for double.
/// Source  Dugas et al. 2001, NIPS 13, "Incorporating second-order functional knowledge for better
///         option pricing".
struct softplus {
    static constexpr std::string_view name = "softplus";
    static constexpr accuracy claim{1.5, 2, 3.8, 2.6};
    // float, no fma: 1.4862 ULP at 0x1.29112cp-3, derivative 1.9991 at -0x1.69c008p-12
    // float, register tables: 1.1178 ULP at 0x1.3ffdcep-2, derivative 1.9991 at -0x1.69c008p-12
    // double, fma: 2.2514 ULP at -0x1.c2de4027d1718p-2, derivative 2.4496 at -0x1.25ee124e09e81p+5

    double beta = 1.0; ///< not 0; the larger, the sharper the bend

    template <float_double_or_batch V>
    HINGE_INLINE V operator()(V x) const noexcept {
        return simd::evaluate_either(is_standard(), standard_forward{}, forward{parameter<V>()}, x);
    }
    template <float_double_or_batch V>
    HINGE_INLINE V derivative(V x) const noexcept {
        return simd::evaluate_either(is_standard(), standard_slope{}, slope{parameter<V>()}, x);
    }
    template <class T, class Run>
    HINGE_INLINE void with_kernel(const Run& run) const {
        simd::run_either<T>(is_standard(), simd::kernel{standard_forward{}, standard_slope{}},
                            simd::kernel{forward{parameter<T>()}, slope{parameter<T>()}}, run);
    }

private:
    /// Whether there is a kernel in float and a table; others run the formula for doubles.
    HINGE_INLINE bool is_standard() const noexcept { return simd::equal(beta, 1.0); }
    /// beta as the element type has it.
    template <float_double_or_batch V>
    HINGE_INLINE double parameter() const noexcept {
        return static_cast<double>(static_cast<element_t<V>>(beta));
    }

    struct forward {
        double beta;

        /// Nothing is left of e^-1414 / beta for a beta of 2^-900 and more.
        template <double_value V>
        HINGE_INLINE V of_double(const V& x) const noexcept {
            using namespace math::of_double;
            using range = math::exponential_range<double, -1414, 0, 1019>; // of -|beta x|
            const V b(beta), abs_b = simd::abs(b);
            const V t = simd::at_most(simd::abs(x), finite_quotient(V(1414.0), abs_b));
            const V m = exp_of_product<range>(t, V(-abs_b)).value();
            // The headroom taken back and 1 / beta, in two factors that are both normal numbers.
            const V inv_b = simd::select(abs_b < 1.0, V(range::take_back), V(8.0)) / b;
            const V last = simd::select(abs_b < 1.0, V(1.0), V(range::take_back / 8));
            const V linear = simd::select(simd::copysign(V(1.0), b) * x > 0.0, x, V(-0.0));
            return simd::fma(V(m * log1p_ratio(V(m * range::take_back)) * inv_b), last, linear);
        }
    };
    struct slope {
        double beta;

        template <double_value V>
        HINGE_INLINE V of_double(const V& x) const noexcept {
            using namespace math::of_double;
            using range = math::exponential_range<double, -650, 746, -60>; // of -beta x
            const V abs_b = simd::abs(V(beta));
            const V left = finite_quotient(V(-746.0), abs_b),
                    right = finite_quotient(V(650.0), abs_b);
            const auto is_negative = V(beta) < 0.0;
            const V low = simd::select(is_negative, V(-right), left);
            const V high = simd::select(is_negative, V(-left), right);
            const V y = simd::held(x, low, high);
            return range::one / exp_of_product<range>(y, V(-beta)).plus(range::one);
        }
    };
    struct standard_forward {
        template <class To = float, float_value V>
        HINGE_INLINE static V in_float(const V& x) noexcept {
            return math::piecewise::forward<math::piecewise::curve_to<To, math::softplus::curve>>(
                x);
        }
        template <double_value V>
        HINGE_INLINE static V by_double_table(const V& x) noexcept {
            return math::piecewise::forward<math::softplus::curve>(
                x, math::piecewise::beyond_of_double{forward{1}});
        }
    };
    struct standard_slope {
        template <class To = float, float_value V>
        HINGE_INLINE static V in_float(const V& x) noexcept {
            return math::in_float::logistic<1, To>(x);
        }
        template <double_value V>
        HINGE_INLINE static V of_double(const V& x) noexcept {
            return math::of_double::logistic(x);
        }
    };

    /// v / b, but finite, |v| <= 1414.
    template <double_value V>
    HINGE_INLINE static V finite_quotient(const V& v, const V& b) noexcept {
        return v / simd::at_least(b, V(0x1.62p-1014));
    }
};

} // namespace hinge
// --- hinge/activation/softsign.hpp

namespace hinge {

/// softsign(x) = x / (1 + |x|); derivative 1 / (1 + |x|)^2.
///
/// Shape   V is float, double or a batch of them; the result has the same type.
/// Domain  every input. -inf -> -1, +inf -> +1, NaN -> NaN, -0 -> -0; the derivative is non-zero up to
///         |x| = 2^74.5 (float), 2^537 (double).
/// Method  the formulas. The square takes in what rounding 1 + |x| lost, since that would count twice, and
///         is made 2^-2n times as large, or it would overflow before its reciprocal underflows. Of doubles without
///         fma that loss counts, as they may miss more than floats.
/// Error   `claim`, checked over every float by the exhaustive run and against MPFR for double.
/// Source  Turian et al. 2009, NODALIDA, "Quadratic features and deep architectures for chunking".
struct softsign {
    static constexpr std::string_view name = "softsign";
    static constexpr accuracy claim{1.5, 1.5, 1.5, 3.5};
    static constexpr bool is_short = true;
    // double, fma: 1.4957 ULP at -0x1.ffab2b03a652fp+8, derivative 1.4984 at 0x1.cf59627580a58p-15
    // double, no fma: 1.4957 ULP at -0x1.ffab2b03a652fp+8, derivative 3.4718 at -0x1.0020220c2f2b8p+53

    template <float_double_or_batch V>
    HINGE_INLINE V operator()(V x) const noexcept {
        constexpr auto limit = static_cast<element_t<V>>(float_value<V> ? 0x1p64 : 0x1p256);
        const V y = simd::held(x, V(-limit), V(limit)); // inf / inf would be NaN
        return simd::divide(y, V(V(1) + simd::abs(y)));
    }
    template <float_double_or_batch V>
    HINGE_INLINE V derivative(V x) const noexcept {
        using T = element_t<V>;
        constexpr T scale = static_cast<T>(float_value<V> ? 0x1p-24 : 0x1p-100),
                    limit = static_cast<T>(float_value<V> ? 0x1p76 : 0x1p540);
        const V t = simd::at_most(simd::abs(x), V(limit)) * V(scale);
        const V larger = simd::at_least(t, V(scale)), smaller = simd::at_most(t, V(scale));
        return simd::divide(V(scale * scale), math::square_of_sum(larger, smaller));
    }
};

} // namespace hinge
// --- hinge/activation/squared_relu.hpp

namespace hinge {

/// squared_relu(x) = relu(x)^2.
///
/// Shape   V is float, double or a batch of them; the result has the same type.
/// Domain  every input. NaN -> NaN, for the derivative too; +0 for both signs of 0; +inf where x^2 is
///         beyond the largest number; derivative 2 relu(x), 0 at 0.
/// Method  f: x held to [0, inf] by a maximum; the -0 that this lets pass is +0 squared.
/// Error   `claim`: correctly rounded.
/// Source  So et al. 2021, arXiv:2109.08668.
struct squared_relu {
    static constexpr std::string_view name = "squared_relu";
    static constexpr accuracy claim{0.5, 0, 0.5, 0};
    static constexpr bool is_short = true;

    template <float_double_or_batch V>
    HINGE_INLINE V operator()(V x) const noexcept {
        const V y = simd::at_least(x, V(0));
        return y * y;
    }
    template <float_double_or_batch V>
    HINGE_INLINE V derivative(V x) const noexcept {
        const V y = simd::keep_unless(x <= V(0), x);
        return y + y;
    }
};

} // namespace hinge
// --- hinge/math/squareplus/bodies.hpp

/// The bodies of squareplus for b = 4, in float. With X = |x| / 2, R = sqrt(X^2 + 1) and s = X + R: f(|x|) is s, f(-|x|) is
/// 1 / s, f'(-|x|) is 1 / (1 + s^2), or 1 / (2 (X R + R^2)). The quotients get what rounding their denominators
/// took away.
namespace hinge::inline HINGE_TARGET::math::squareplus {

/// X^2 + one^2 - R^2, what the square of the rounded R lacks, as exactly as counts for X up to some `one`.
template <float_value V>
HINGE_INLINE V residual(const V& x, const V& r, float one) noexcept {
    if constexpr (HINGE_HAS_FMA) return simd::fma(x, x, simd::fnma(r, r, V(one * one)));
    return simd::fma(x, x, simd::product(V(V(one) - r), V(V(one) + r)));
}

struct forward {
    template <float_value V>
    HINGE_INLINE static V in_float(const V& x) noexcept {
        const V t = simd::abs(x), held = simd::at_most(V(t * V(0.5f)), V(0x1p60f));
        const V r = simd::sqrt(simd::fma(held, held, V(1))), sum = held + r;
        const V right = simd::at_least(sum, t), q = simd::divide(V(1), right);
        // R lacks its residual / (2R), and q is near 1 / R where that counts.
        const V half = squareplus::residual(held, r, 1.0f) * V(0.5f);
        const V lo = simd::fma(half, q, V(held - (sum - r)));
        return simd::select(x < V(0), simd::fnma(V(q * lo), q, q), right);
    }
};

struct slope {
    template <float_value V>
    HINGE_INLINE static V in_float(const V& x) noexcept {
        constexpr float one = 0x1p-32f; // so that s^2 does not overflow
        const V held = simd::at_most(simd::abs(x), V(0x1p76f)) * V(one / 2);
        V numerator(one * one);
        double_double<V> d; // 1 + s^2, or half of it
        if constexpr (HINGE_HAS_FMA) {
            const auto square = math::sum_with_product(held, held, V(one * one));
            d = math::sum_with_product(held, simd::sqrt(square.hi), square.hi);
            d.lo = d.lo + square.lo;
            numerator = V(one * one / 2);
        } else {
            const V r = simd::sqrt(simd::fma(held, held, V(one * one)));
            const V s = held + r, s_lo = held - (s - r);
            const V upper = math::split(s).hi, square = simd::product(upper, upper); // exact
            const V rest = simd::fma(V((s - upper) + s_lo), V(upper + s), V(one * one));
            d.hi = square + rest;
            // By the residual s^2 is off by s / R times as much, between 1 and 2.
            d.lo = (rest - (d.hi - square)) + squareplus::residual(held, r, one);
        }
        const V q = simd::divide(V(1), d.hi);
        const V left =
            math::in_float::product_into_subnormals(simd::fnma(V(q * d.lo), q, q), numerator);
        return simd::select(x < V(0), left, V(V(1) - left));
    }
};

} // namespace hinge::inline HINGE_TARGET::math::squareplus
// --- hinge/activation/squareplus.hpp

#include <cstdint>

namespace hinge {

/// squareplus(x) = (x + sqrt(x^2 + b)) / 2, b >= 0; derivative (1 + x / sqrt(x^2 + b)) / 2.
///
/// Shape   V is float, double or a batch of them; the result has the same type.
/// Domain  every input and every b >= 0. -inf -> +0, +inf -> +inf, NaN -> NaN. For b = 0 it is relu, the
///         derivative 0 at 0 too.
/// Method  c is the power of two for which 1 <= c^2 b < 4: X = c |x|, B = c^2 b, D = X^2 + B, R = sqrt(D),
///         so nothing overflows or underflows where it counts. Beyond some X, R is X.
///         x > 0: (|x| + R/c) / 2              1/2 + X / (2R)
///         x < 0: b / (2 (|x| + R/c))          (R - X) / (2R) = B / (2 (X R + D))
///         Floats in float for b = 4.
/// Error   `claim`, checked over every float by the exhaustive run and against MPFR for double.
/// Source  Barron 2021, arXiv:2112.11687, eq. 1.
struct squareplus {
    static constexpr std::string_view name = "squareplus";
    static constexpr accuracy claim{1.5, 2, 3.2, 3.6};
    // double, fma: 2.7459 ULP at -0x1.e9d53a21fe7c4p-21, derivative 2.5594 at -0x1.cf99c4a0d71dep+1
    // double, no fma: 2.7459 ULP at -0x1.e9d53a21fe7c4p-21, derivative 3.2448 at -0x1.697da2fa973bep+4

    double b = 4.0; ///< at least 0; the smaller, the sharper the bend

    template <float_double_or_batch V>
    HINGE_INLINE V operator()(V x) const noexcept {
        return simd::evaluate_either(is_standard(), standard_forward{}, forward{parameter<V>()}, x);
    }
    template <float_double_or_batch V>
    HINGE_INLINE V derivative(V x) const noexcept {
        return simd::evaluate_either(is_standard(), standard_slope{}, slope{parameter<V>()}, x);
    }
    template <class T, class Run>
    HINGE_INLINE void with_kernel(const Run& run) const {
        simd::run_either<T>(is_standard(), simd::kernel{standard_forward{}, standard_slope{}},
                            simd::kernel{forward{parameter<T>()}, slope{parameter<T>()}}, run);
    }

private:
    /// Whether floats have a kernel in float; others run the one for doubles.
    HINGE_INLINE bool is_standard() const noexcept { return simd::equal(b, 4.0); }
    /// b as the element type has it.
    template <float_double_or_batch V>
    HINGE_INLINE double parameter() const noexcept {
        return static_cast<double>(static_cast<element_t<V>>(b));
    }
    using standard_forward = math::squareplus::forward;
    using standard_slope = math::squareplus::slope;

    static constexpr double least_normal = 0x1p-1022;
    /// c. For b = 0 what makes cx below |x|.
    HINGE_INLINE static double inverse_root(double b) noexcept {
        const bool is_subnormal = b < least_normal;
        const double normal = is_subnormal ? b * 0x1p64 : b;
        const int exponent =
            static_cast<int>(simd::encoding(normal) >> 52) - 1023 - (is_subnormal ? 64 : 0);
        const int half = (exponent - (exponent & 1)) / 2;
        return b > 0 ? simd::decoded(static_cast<std::uint64_t>(1023 - half) << 52) : 1 / scale;
    }
    /// Of X, for the derivative, which has to underflow before D overflows; and scale X where it has.
    static constexpr double scale = 0x1p-250, end = 0x1p290;
    /// R is X from there on.
    static constexpr double far_out = 0x1p60;

    struct forward {
        double c, inv_c;
        double d_at_0; ///< B, but 1 for 0
        double is_x;   ///< the |x| above which R is X
        double
            quarter; ///< b / 4, for b < 1 times c, so that the quotient underflows no earlier than f
        double take_back; ///< that c

        HINGE_INLINE explicit forward(double b) noexcept
            : c(inverse_root(b)), inv_c(1 / c), d_at_0(b > 0 ? b * c * c : 1),
              is_x(b > 0 ? inv_c * far_out : -1), quarter((b < 1 ? b * c : b) / 4),
              take_back(b < 1 ? inv_c : 1) {}

        template <double_value V>
        HINGE_INLINE V of_double(const V& x) const noexcept {
            const V t = simd::abs(x), cx = simd::at_most(t, V(inv_c * far_out)) * c;
            const V r = simd::sqrt(simd::fma(cx, cx, V(d_at_0))) * (inv_c * 0.5); // half of it
            const V right = simd::select(t > is_x, t, simd::fma(t, 0.5, r));
            const V left = quarter / simd::at_least(right, V(least_normal));
            return simd::select(x < 0.0, V(left * take_back), right);
        }
    };
    struct slope {
        double c;             ///< times the scale
        double b, d_at_0;     ///< B times the square of the scale, and the same but not 0
        double largest, is_x; ///< the |x| where X is the end, and above which R is X

        HINGE_INLINE explicit slope(double parameter) noexcept
            : c(inverse_root(parameter) * scale), b(parameter * c * c),
              d_at_0(parameter > 0 ? b : scale * scale), largest(end / c),
              is_x(parameter > 0 ? largest : -1) {}

        template <double_value V>
        HINGE_INLINE V of_double(const V& x) const noexcept {
            const V t = simd::abs(x),
                    cx = simd::at_most(V(simd::at_most(t, V(largest)) * c), V(end));
            const V d = simd::fma(cx, cx, V(d_at_0)), r = simd::select(t > is_x, cx, simd::sqrt(d));
            const auto is_left = x <= 0.0;
            const V half = simd::fma(cx, r, d);
            const V q = simd::select(is_left, V(b), cx) / simd::select(is_left, V(half + half), r);
            return simd::select(is_left, q, simd::fma(q, 0.5, V(0.5)));
        }
    };
};

} // namespace hinge
// --- hinge/activation/swish.hpp

namespace hinge {

/// swish(x) = x sigma(beta x), sigma(v) = 1 / (1 + e^-v); silu for beta = 1 and quick_gelu for 1.702, to
/// the bit; derivative sigma(v) (1 + v sigma(-v)) at v = beta x.
///
/// Shape   V is float, double or a batch of them; the result has the same type.
/// Domain  every input, every beta of 2^-900 to 2^900 and its negative. For beta > 0: -inf -> -0, +inf
///         -> +inf, for beta < 0: -inf -> -inf, +inf -> +0; NaN -> NaN, -0 -> -0. The derivative is
///         1/2 at 0, for beta > 0 -0 at -inf and 1 at +inf, for beta < 0 the other way round.
/// Method  beta = 1: math/silu/; 1.702: math/quick_gelu/. Others: math/swish/, floats in float for
///         |beta| from 2^-16 to 2^16.
///         beta x keeps its low part, since an ulp of 100 would be one of 2^-17 in e^100.
///         Derivative: that of v sigma(v) at v = beta x.
/// Error   `claim`, checked over every float by the exhaustive run and against MPFR for double.
/// Source  Ramachandran et al. 2017, arXiv:1710.05941.
struct swish {
    static constexpr std::string_view name = "swish";
    static constexpr accuracy claim{2, 1.85, 3.3, 4};
    // float: what silu has; for other betas 1.64 and 1.85 ULP, of a million floats each
    // double, fma: 2.4254 ULP at -0x1.2323d7f61bf44p+5, derivative 3.8240 at -0x1.52d9686452402p+3
    // double, no fma: 2.4467 ULP at -0x1.f953cd30ddep-9, derivative 3.5733 at -0x1.3279d42e32c0ap+9
    // double, other betas, of 500,000 each: 3.0046 ULP, derivative 3.4965

    double beta = 1.0; ///< not 0; the larger, the nearer to relu

    template <float_double_or_batch V>
    HINGE_INLINE V operator()(V x) const noexcept {
        using T = element_t<V>;
        const T b = static_cast<T>(beta);
        if (is_silu(b)) return simd::evaluate(math::silu::forward{}, x);
        if (is_quick_gelu(b)) return simd::evaluate(math::quick_gelu::forward<T>{}, x);
        return simd::evaluate_either(has_kernel(b), math::swish::forward<T>(b),
                                     math::swish::forward<double>(static_cast<double>(b)), x);
    }
    template <float_double_or_batch V>
    HINGE_INLINE V derivative(V x) const noexcept {
        using T = element_t<V>;
        const T b = static_cast<T>(beta);
        if (is_silu(b)) return simd::evaluate(math::silu::slope{}, x);
        if (is_quick_gelu(b)) return simd::evaluate(math::quick_gelu::slope<T>{}, x);
        return simd::evaluate_either(has_kernel(b), math::swish::slope<T>(b),
                                     math::swish::slope<double>(static_cast<double>(b)), x);
    }
    template <class T, class Run>
    HINGE_INLINE void with_kernel(const Run& run) const {
        const T b = static_cast<T>(beta);
        if (is_silu(b)) return run(simd::kernel{math::silu::forward{}, math::silu::slope{}});
        if (is_quick_gelu(b))
            return run(simd::kernel{math::quick_gelu::forward<T>{}, math::quick_gelu::slope<T>{}});
        const double b_f64 = static_cast<double>(b);
        simd::run_either<T>(
            has_kernel(b), simd::kernel{math::swish::forward<T>(b), math::swish::slope<T>(b)},
            simd::kernel{math::swish::forward<double>(b_f64), math::swish::slope<double>(b_f64)},
            run);
    }

private:
    template <class T>
    HINGE_INLINE static bool is_silu(T b) noexcept {
        return simd::equal(b, T(1));
    }
    template <class T>
    HINGE_INLINE static bool is_quick_gelu(T b) noexcept {
        return simd::equal(b, math::quick_gelu::beta<T>);
    }
    /// Whether floats have a kernel in float; others run the one for doubles.
    HINGE_INLINE static bool has_kernel(float b) noexcept {
        return math::swish::has_kernel_in_float(b);
    }
    HINGE_INLINE static bool has_kernel(double) noexcept { return false; }
};

} // namespace hinge
// --- hinge/math/tanh/in_float.hpp

namespace hinge::inline HINGE_TARGET::math::in_float {

/// tanh x, where there is fused multiply-add: k ln(2)/2 must not be rounded.
///
/// Method  t = |x| = y + k ln(2)/2, s = 2^-k, T = tanh y, u = 1 - T:  tanh t = n / d,
///         n = T + (1 - s)/2 u    d = n + s u
///         d has the error of n, which hardly counts then where the result is next to 1 (d by itself:
///         2.50 ULP). k is rounded so that -0.092 <= y <= 0.2555: k is 0 up to t = 1/4, where the
///         result is T, and 1 up to a result of 1/2, whose ulp is then that of the larger numbers
///         (-ln(2)/4 <= y <= ln(2)/4: 2.33 ULP).
/// Source  Sollya: fpminimax(tanh(x), [|3,5,7|], [|SG...|], [1b-20; 0.2554], relative, x),
///         error 2^-28.1.
template <float_value V>
HINGE_INLINE V tanh(const V& x) noexcept {
    using range = exponential_range<float, -20, 0>; // of -2t
    constexpr float bias = 0.0822f, half_ln2 = static_cast<float>(ln2 / 2);
    V exponent_bits;
    const V t = simd::at_most(simd::abs(x), V(9.5f));
    const V k = math::nearest_exponent<-2, range>(V(t - V(bias)), exponent_bits);
    const V y = simd::fma(k, V(half_ln2), t), y2 = y * y;
    const V q = math::polynomial(y2, -0x1.55550ep-2f, 0x1.10dd1ap-3f, -0x1.a46b92p-5f);
    const V tanh_y = simd::fma(V(y * y2), q, y), u = V(1) - tanh_y;
    const V s = simd::times_two_to_low_bits(1.0f, exponent_bits);
    const V n = simd::fma(simd::fnma(s, V(0.5f), V(0.5f)), u, tanh_y);
    return simd::with_sign_of(x, simd::divide(n, simd::fma(s, u, n)));
}

} // namespace hinge::inline HINGE_TARGET::math::in_float
// --- hinge/math/tanh/of_double.hpp

namespace hinge::inline HINGE_TARGET::math::of_double {

/// t = y + k ln(2)/2, |y| <= ln(2)/4: T = tanh y in two parts, and 2^-k with the headroom of the range.
template <double_value V>
struct reduced_tanh {
    V power;
    V tanh;
    V tanh_lo;
};
/// For 0 <= t, -2t in the Range.
///
/// Source  Sollya: prec = 300; b = log(2)/4*(1+1b-12);
///         fpminimax((tanh(sqrt(x))/sqrt(x)-1)/x, 6, [|D...|], [1b-40; b^2], floating, relative),
///         error of tanh 2^-65.5.
template <class Range, double_value V>
HINGE_INLINE reduced_tanh<V> reduce_tanh(const V& t) noexcept {
    const auto [k, power] = math::nearest_power_of_two<Range>(t, V(-2 * log2_e));
    const V exact = simd::fma(k, ln2_hi / 2, t), rounded = simd::product(k, V(ln2_lo / 2));
    const V y = exact + rounded, y_lo = (exact - y) + rounded;
    const V y2 = y * y;
    const V q = math::polynomial_in_pairs(
        y2, V(y2 * y2), -0x1.5555555555555p-2, 0x1.1111111110e25p-3, -0x1.ba1ba1b92aa5p-5,
        0x1.664f476d78a6ep-6, -0x1.226d8fe1c2897p-7, 0x1.d66904204ec1ep-9, -0x1.6be47301abf92p-10);
    const V y3 = y * y2, tanh = simd::fma(y3, q, y);
    return {power, tanh, simd::fma(y3, q, V(y - tanh)) + y_lo};
}

/// tanh t, 0 <= t, in two parts.
///
/// Method  With s = 2^-k, n = (1 - s) + (1 + s) T, d = (1 + s) + (1 - s) T: tanh t = n / d. For k = 0
///         that is T: nothing cancels. What T, n, d and the quotient lost makes the low part.
template <double_value V>
HINGE_INLINE double_double<V> tanh_in_parts(const V& t) noexcept {
    using range = exponential_range<double, -40, 0>;
    const auto [s, tanh, tanh_lo] = of_double::reduce_tanh<range>(V(simd::at_most(t, V(20.0))));
    const V plus = 1.0 + s, minus = 1.0 - s, plus_lo = s - (plus - 1.0);
    const V p = simd::product(plus, tanh), p_lo = math::product_minus(plus, tanh, p);
    const double_double<V> d = math::sum_with_product(minus, tanh, plus);
    const V n = minus + p; // 0, or the larger of the two
    const V n_lo = simd::fma(plus_lo, tanh, simd::fma(plus, tanh_lo, p_lo)) + (p - (n - minus)),
            d_lo = simd::fma(minus, tanh_lo, V(d.lo + plus_lo));
    const V reciprocal = 1.0 / d.hi, hi = simd::product(n, reciprocal);
    const V rest = simd::fnma(hi, d_lo, n_lo) - math::product_minus(hi, d.hi, n);
    return {hi, simd::product(rest, reciprocal)};
}

/// 1 - tanh(t)^2, 0 <= t.
///
/// Method  4 s (1 - T^2) / d^2. s and d have the headroom h, the numerator 1/h more, which the last
///         product takes back. The error of d counts twice, so its square gets its low part.
template <double_value V>
HINGE_INLINE V tanh_slope(const V& t) noexcept {
    using range = exponential_range<double, -752, 0, 300>;
    constexpr double h = range::one;
    const auto [s, tanh, tanh_lo] = of_double::reduce_tanh<range>(V(simd::at_most(t, V(375.0))));
    const V plus = h + s, plus_lo = s - (plus - h);
    const double_double<V> d = math::sum_with_product(V(h - s), tanh, plus);
    const V d_lo = d.lo + plus_lo;
    const V square = math::square(d.hi, d_lo);
    const V n = simd::fnma(tanh, tanh, V(1.0)) * (s * (4 * h * h));
    return n / square * range::take_back;
}

/// x - tanh(x) cancels below it.
inline constexpr double shrink_limit = 0.4;
/// Keeps the low parts of products that are next to the subnormal numbers.
inline constexpr double shrink_headroom = 0x1p200;

/// x - tanh(x) = x^3 / 3 + x^3 x^2 rest, 0 <= x, held to the limit.
///
/// Source  Sollya: prec = 400; f = (sqrt(x)-tanh(sqrt(x)))/(sqrt(x)*x);
///         fpminimax(f, 9, [|D...|], [1b-30; 0.16], floating, relative), error 2^-54, that of
///         1/3, which has its low part here.
template <double_value V>
HINGE_INLINE V shrink_series(const V& x) noexcept {
    constexpr double third = 0x1.5555555555555p-2, third_lo = 0x1.5555555555555p-56;
    const V v = simd::at_most(x, V(shrink_limit)), z = v * v, z2 = z * z;
    const V rest = math::polynomial_in_fours(
        z, z2, V(z2 * z2), -0x1.1111111111005p-3, 0x1.ba1ba1b9fc617p-5, -0x1.664f48754a77ap-6,
        0x1.226e3228be88cp-7, -0x1.d6d2e3d17a0dcp-9, 0x1.7d8dcceafcbe1p-10, -0x1.34172825233e8p-11,
        0x1.de417b8942c0ep-13, -0x1.197287c8b23fap-14);
    const V cube = v * shrink_headroom * z;
    const V product =
        math::product_plus(cube, V(third), simd::product(cube, simd::fma(z, rest, V(third_lo))));
    return product * (1 / shrink_headroom);
}

} // namespace hinge::inline HINGE_TARGET::math::of_double
// --- hinge/math/tanh/series.hpp

namespace hinge::inline HINGE_TARGET::math::piecewise {

/// The pieces for doubles of tanh, which is 1 from the limit on.
struct spacing_of_tanh_f64 {
    static constexpr double root_lo = 0;
    static constexpr int degree_f64 = 7;
    static constexpr double limit_f64 = 0x1.31p4, step_f64 = 0x1.34p-5, step_lo_f64 = 0;
};

/// The Taylor series at c >= 0 of tanh.
///
/// Method  g' = 1 - g^2, coefficient by coefficient. 1 - g^2 at c is 4 e / (1 + e)^2, e = e^-2c.
template <int Size, class Number>
constexpr series<Size, Number> tanh_at(const Number& c) {
    series<Size, Number> g{};
    const Number e = piecewise::exp_for_tables(Number(-2) * c), d = Number(1) + e;
    g.c[0] = (Number(1) - e) / d;
    if (Size > 1) g.c[1] = Number(4) * e / (d * d);
    for (int n = 1; n + 1 < Size; ++n) {
        Number sum = 0;
        for (int i = 0; i <= n; ++i) sum += g.c[i] * g.c[n - i];
        g.c[n + 1] = -sum / Number(n + 1);
    }
    return g;
}
/// That of its derivative.
template <int Size, class Number>
constexpr series<Size, Number> tanh_slope_at(const Number& c) {
    const auto g = piecewise::tanh_at<Size + 1>(c);
    series<Size, Number> slope{};
    for (int n = 0; n < Size; ++n) slope.c[n] = Number(n + 1) * g.c[n + 1];
    return slope;
}

} // namespace hinge::inline HINGE_TARGET::math::piecewise
// --- hinge/activation/tanh.hpp

namespace hinge {

/// tanh(x) = (e^x - e^-x) / (e^x + e^-x); derivative 1 - tanh(x)^2 = 1 / cosh(x)^2.
///
/// Shape   V is float, double or a batch of them; the result has the same type.
/// Domain  every input. -inf -> -1, +inf -> +1, NaN -> NaN, -0 -> -0; the derivative is 1 at 0, and
///         non-zero up to |x| = 52.6 (float), 373 (double).
/// Method  math/tanh/: |x| = y + k ln(2)/2, s = 2^-k, T = tanh y from a polynomial:
///         tanh |x| = n / d = ((1 - s) + (1 + s) T) / ((1 + s) + (1 - s) T)
///         derivative (d^2 - n^2) / d^2 = 4 s (1 - T^2) / d^2: 1 - tanh(x)^2 itself would cancel.
///         The derivative of floats is from a table (math/piecewise/), all the others where there is no fma.
/// Error   `claim`, checked over every float by the exhaustive run and against MPFR for double.
/// Source  LeCun et al. 1998, "Efficient BackProp", section 4.4.
struct tanh {
    static constexpr std::string_view name = "tanh";
    static constexpr accuracy claim{1.7, 1.54, 2.1, 2.3};
    // double, fma: 1.0000 ULP at -0x1.2b7096ce4896bp+4, derivative 2.0835 at -0x1.d28800b22dfaep-1
    // double, no fma: 1.9763 ULP at -0x1.e44e1288fc28p-6, derivative 1.9524 at -0x1.30fc3918df2bcp+7

    template <float_double_or_batch V>
    HINGE_INLINE V operator()(V x) const noexcept {
        return simd::evaluate(forward{}, x);
    }
    template <float_double_or_batch V>
    HINGE_INLINE V derivative(V x) const noexcept {
        return simd::evaluate(slope{}, x);
    }
    template <class T, class Run>
    HINGE_INLINE void with_kernel(const Run& run) const {
        run(simd::kernel{forward{}, slope{}});
    }

private:
    struct forward {
        template <class To = float, float_value V>
        HINGE_INLINE static V in_float(const V& x) noexcept {
            if constexpr (std::is_same_v<To, bfloat16> && simd::has_register_tables)
                return by_table<To>(x);
            return math::in_float::tanh(x);
        }
        template <class To = float, float_double_or_batch V>
        HINGE_INLINE static V by_table(const V& x) noexcept {
            return simd::with_sign_of(
                x, math::piecewise::of_abs<math::piecewise::curve_to<To, curve>>(x));
        }
        template <double_value V>
        HINGE_INLINE static V of_double(const V& x) noexcept {
            const auto [hi, lo] = math::of_double::tanh_in_parts(simd::abs(x));
            return simd::copysign(V(hi + lo), x);
        }
    };
    struct slope {
        template <class To = float, float_value V>
        HINGE_INLINE static V in_float(const V& x) noexcept {
            return math::piecewise::even<math::piecewise::curve_to<To, slope_curve>>(x);
        }
        template <double_value V>
        HINGE_INLINE V by_table(const V& x) const noexcept {
            return math::piecewise::even<slope_curve>(x, math::piecewise::beyond_of_double{*this});
        }
        template <double_value V>
        HINGE_INLINE static V of_double(const V& x) noexcept {
            return math::of_double::tanh_slope(simd::abs(x));
        }
    };
    /// The function; at the limit it is 1.
    struct curve : math::piecewise::spacing_even<curve>, math::piecewise::spacing_of_tanh_f64 {
        static constexpr std::size_t rows = 512;
        static constexpr double root = 0;
        static constexpr float limit = 9.1f, step = 0x1.26p-6f, width = 0.3f;
        template <int Size, class Number>
        static constexpr math::piecewise::series<Size, Number> at(const Number& t) {
            return math::piecewise::tanh_at<Size>(t);
        }
    };
    /// The derivative, beyond the table 4 e^-2t.
    struct slope_curve : math::piecewise::spacing_even<slope_curve>,
                         math::piecewise::spacing_of_tanh_f64 {
        static constexpr int degree = 6;
        static constexpr std::size_t rows = 512;
        static constexpr double root = 0;
        static constexpr double limit_f64 = 19; // nearer, since its rows become ever steeper
        static constexpr float limit = 9.3f, step = 0x1.2cp-6f, width = 0.304f;
        template <int Size, class Number>
        static constexpr math::piecewise::series<Size, Number> at(const Number& t) {
            return math::piecewise::tanh_slope_at<Size>(t);
        }
        template <float_value V>
        HINGE_INLINE static V beyond(const V& t) noexcept {
            using parts = math::double_double<V>;
            const V y = simd::at_most(t, V(55));
            return math::in_float::times_exp_of_minus(parts{V(4)}, parts{y + y});
        }
    };
};

} // namespace hinge
// --- hinge/math/piecewise/octaves.hpp

/// Curves F of t > 0 that fall like a power of t towards 0, where the errors of pieces of one width would be
/// large beside the value: each octave has as many. What a piece has of t's encoding, exponent and first
/// bits, is its number, and t with the other bits replaced its centre. So nothing is rounded on the way.
///
/// The two shapes of table are those of math/piecewise/curve.hpp.
namespace hinge::inline HINGE_TARGET::math::piecewise {

/// All octaves below `end`, which is no part.
template <class C>
concept curve_by_octaves = requires(double c) {
    { C::end } -> std::convertible_to<float>;            ///< a power of two
    { C::template at<4>(c) } -> std::same_as<series<4>>; ///< the Taylor series of F at c
    { C::rows } -> std::convertible_to<std::size_t>;     ///< of cubics, a power of two
    { C::rows_bits } -> std::convertible_to<unsigned>;   ///< 2^rows_bits in an octave
    { C::degree } -> std::convertible_to<int>;           ///< in registers
    { C::column_bits } -> std::convertible_to<unsigned>;
};

/// Count pieces, 2^Bits of them in an octave.
template <curve_by_octaves Curve, std::size_t Count, unsigned Bits>
struct octaves {
    static constexpr std::size_t in_one = std::size_t{1} << Bits;
    /// Where they begin.
    static constexpr float low = Curve::end * power_of_two<float>(-int{Count / in_one});

    static_assert(low < 1);

    /// The largest t.
    static constexpr float high = Curve::end - Curve::end * 0x1p-24f;

    template <float_value V>
    HINGE_INLINE static V index(const V& t) noexcept {
        return simd::shift_right(t, 23 - Bits);
    }
    /// t less the centre of its piece.
    template <float_value V>
    HINGE_INLINE static V from_centre(const V& t) noexcept {
        return t - simd::middle<23 - Bits>(t);
    }

    /// The piece that has the number k, but for a multiple of Count.
    template <int Degree>
    static constexpr series<Degree + 1> piece(std::size_t k) {
        double begin = static_cast<double>(low);
        constexpr auto exponent_of_1 = 127 * in_one;
        std::size_t first = exponent_of_1; // the number of `begin`
        for (double b = begin; b < 1; b *= 2) first -= in_one;
        for (std::size_t after = (k + Count - first % Count) % Count; after >= in_one;
             after -= in_one)
            begin *= 2;
        const double radius = begin / (2 * in_one),
                     centre = begin + radius * static_cast<double>(2 * (k % in_one) + 1);
        return piecewise::shortened<Degree>(Curve::template at<Degree + 4>(centre), radius, false);
    }
};

template <curve_by_octaves Curve>
struct octave_rows : octaves<Curve, Curve::rows, Curve::rows_bits> {
    using element = float;
    static constexpr std::size_t count = Curve::rows, size = 4, block = 64;
    static constexpr series<size> row(std::size_t k) {
        return octave_rows::template piece<size - 1>(k);
    }
};
template <curve_by_octaves Curve>
struct octave_columns : octaves<Curve, simd::column_length, Curve::column_bits> {
    alignas(64) float c[std::size_t{Curve::degree} + 1][simd::column_length] = {};
    constexpr octave_columns() {
        for (std::size_t i = 0; i < simd::column_length; ++i) {
            const auto s = octave_columns::template piece<Curve::degree>(i);
            for (std::size_t k = 0; k <= Curve::degree; ++k) c[k][i] = static_cast<float>(s.c[k]);
        }
    }
};
template <curve_by_octaves Curve>
inline constexpr octave_columns<Curve> octave_columns_of{};

/// The pieces of the shape that this ISA has.
template <curve_by_octaves Curve>
using octaves_of =
    std::conditional_t<simd::has_register_tables, octave_columns<Curve>, octave_rows<Curve>>;

/// F(t), octaves_of<Curve>::low <= t <= octaves_of<Curve>::high; a NaN gives a NaN.
template <curve_by_octaves Curve, float_value V>
HINGE_INLINE V by_octaves(const V& t) noexcept {
    using pieces = octaves_of<Curve>;
    const V index = pieces::index(t), d = pieces::from_centre(t);
    if constexpr (simd::has_register_tables) {
        constexpr const auto& c = octave_columns_of<Curve>.c;
        return simd::fma(piecewise::chord(c, index, d), d, simd::lookup(c[0], index));
    } else {
        const auto c = simd::lookup(rows_of<octave_rows<Curve>>.row, index);
        return simd::fma(simd::fma(simd::fma(c.c3, d, c.c2), d, c.c1), d, c.c0);
    }
}

} // namespace hinge::inline HINGE_TARGET::math::piecewise
// --- hinge/math/tanh/shrink_curves.hpp

/// The tables of x - tanh(x); they stand here because its header would be too long with them.
namespace hinge::inline HINGE_TARGET::math::tanh_shrink {

/// The function.
struct curve : piecewise::spacing_of_tanh_f64 {
    static constexpr double root = piecewise::no_root;
    template <int Size, class Number>
    static constexpr piecewise::series<Size, Number> at(const Number& t) {
        auto f = piecewise::tanh_at<Size>(t);
        for (Number& c : f.c) c = -c;
        f.c[0] += t;
        f.c[1] += Number(1);
        return f;
    }
};
/// For floats 2^100 times as large, so that next to 0 it is a normal number.
///
/// Method  below 1/4 from tanh's own series at 0, since the difference cancels.
struct curve_in_float {
    static constexpr float end = 16, up = 0x1p100f;
    static constexpr std::size_t rows = 1024;
    static constexpr unsigned rows_bits = 4, column_bits = 2;
    static constexpr int degree = 5;

    template <int Size>
    static constexpr piecewise::series<Size> at(double t) {
        auto f = curve::at<Size>(t);
        if (t < 0.25) {
            constexpr int terms = 24;
            const auto g = piecewise::tanh_at<terms>(0.0);
            f = {};
            for (int n = 0; n < Size; ++n) {
                double power = 1; // t^(k - n) times the binomial coefficient
                for (int k = n; k < terms; ++k) {
                    if (k > 1) f.c[n] -= g.c[k] * power;
                    power *= t * (k + 1) / (k + 1 - n);
                }
            }
        }
        for (double& c : f.c) c *= static_cast<double>(up);
        return f;
    }
};
/// The derivative.
struct slope_curve {
    static constexpr float end = 16;
    static constexpr std::size_t rows = 512;
    static constexpr unsigned rows_bits = 5, column_bits = 2;
    static constexpr int degree = 5;

    static constexpr double root = piecewise::no_root, root_lo = 0;
    static constexpr int degree_f64 = 9; // with 8 7.4 ULP next to where the series ends
    static constexpr double limit_f64 = 19.5, step_f64 = 0x1p-4, step_lo_f64 = 0;
    template <int Size, class Number>
    static constexpr piecewise::series<Size, Number> at(const Number& t) {
        const auto g = piecewise::tanh_at<Size>(t);
        piecewise::series<Size, Number> f{};
        for (int i = 0; i < Size; ++i)
            for (int j = 0; j <= i; ++j) f.c[i] += g.c[j] * g.c[i - j];
        return f;
    }
};

} // namespace hinge::inline HINGE_TARGET::math::tanh_shrink
// --- hinge/activation/tanh_shrink.hpp

namespace hinge {

/// tanh_shrink(x) = x - tanh(x); derivative tanh(x)^2.
///
/// Shape   V is float, double or a batch of them; the result has the same type.
/// Domain  every input. -inf -> -inf, +inf -> +inf, NaN -> NaN, -0 -> -0; the derivative is 1 at
///         either infinity and x^2 next to 0, down to the subnormals.
/// Method  math/tanh/. Up to |x| = 0.4, where the difference cancels, x^3 Q(x^2). Floats from tables
///         that are accurate to the result next to 0 too (math/piecewise/octaves.hpp); doubles, where
///         there is no fma, from tables and a series next to 0.
/// Error   `claim`, checked over every float by the exhaustive run and against MPFR for double.
/// Source  the activation that PyTorch calls Tanhshrink.
struct tanh_shrink {
    static constexpr std::string_view name = "tanh_shrink";
    static constexpr accuracy claim{1.8, 1.8, 2.8, 2.1};
    // double, fma: 2.6245 ULP at 0x1.6fc9b07a2a83p-4, derivative 1.8284 at -0x1.28aac9bec5fe7p+4
    // double, no fma: 2.6245 ULP at 0x1.6fc9b07a2a83p-4, derivative 1.9114 at -0x1.40d457ebf79e4p-3

    template <float_double_or_batch V>
    HINGE_INLINE V operator()(V x) const noexcept {
        return simd::evaluate(forward{}, x);
    }
    template <float_double_or_batch V>
    HINGE_INLINE V derivative(V x) const noexcept {
        return simd::evaluate(slope{}, x);
    }

private:
    struct forward {
        /// By octaves, t - 1 beyond them.
        template <float_value V>
        HINGE_INLINE static V in_float(const V& x) noexcept {
            using curve = math::tanh_shrink::curve_in_float;
            using octaves = math::piecewise::octaves_of<curve>;
            const V t = simd::abs(x), on_table = simd::at_most(t, V(octaves::high));
            V y = math::piecewise::by_octaves<curve>(simd::at_least(on_table, V(octaves::low)));
            constexpr bool is_0_below = octaves::low < 0x1p-51f; // the result, rounded
            if constexpr (!is_0_below)
                y = simd::select(t < V(octaves::low), next_to_0(on_table), y);
            return simd::with_sign_of(x, simd::fma(y, V(1 / curve::up), V(t - on_table)));
        }
        /// x^3 / 3 + x^3 s, up times as large: what rounding x^2 takes away goes into the smaller term.
        ///
        /// Source  Sollya: fpminimax((x-tanh(x))/x^3-1/3, [|2,4|], [|SG...|], [1b-20; 0.0626],
        ///         absolute), error 2^-34.
        template <float_value V>
        HINGE_INLINE static V next_to_0(const V& t) noexcept {
            constexpr float third = 0x1.555556p-2f, third_lo = -0x1.555556p-27f;
            const auto [z, z_lo] = math::exact_product(t, t);
            const V scaled = t * V(math::tanh_shrink::curve_in_float::up), cube = scaled * z;
            const V s =
                simd::fma(z, math::polynomial(z, -0x1.1110fep-3f, 0x1.b9233ap-5f), V(third_lo));
            const V rest = simd::fma(cube, s, simd::product(V(scaled * V(third)), z_lo));
            return simd::fma(cube, V(third), rest);
        }
        template <double_value V>
        HINGE_INLINE static V by_table(const V& x) noexcept {
            using curve = math::tanh_shrink::curve;
            const V t = simd::abs(x);
            const V away =
                simd::select(t > curve::limit_f64, V(t - 1.0), math::piecewise::of_abs<curve>(t));
            return with_sign_of_double(x, simd::select(t < math::of_double::shrink_limit,
                                                       math::of_double::shrink_series(t), away));
        }
        template <double_value V>
        HINGE_INLINE static V of_double(const V& x) noexcept {
            const V t = simd::abs(x);
            const auto [hi, lo] = math::of_double::tanh_in_parts(t);
            const V y = simd::select(t < math::of_double::shrink_limit,
                                     math::of_double::shrink_series(t), V((t - hi) - lo));
            return with_sign_of_double(x, y);
        }
        /// clang 14 never ends on a copysign of a select for wasm.
        template <double_value V>
        HINGE_INLINE static V with_sign_of_double(const V& x, const V& y) noexcept {
            return simd::copysign(V(1), x) * y;
        }
    };
    struct slope {
        /// By octaves. Next to 0 x^2, or x^2 + x^4 p.
        ///
        /// Source  Sollya: fpminimax(tanh(x)^2/x^2-1, [|2,4|], [|SG...|], [1b-20; 0.0626], absolute),
        ///         error 2^-31.
        template <float_value V>
        HINGE_INLINE static V in_float(const V& x) noexcept {
            using curve = math::tanh_shrink::slope_curve;
            using octaves = math::piecewise::octaves_of<curve>;
            const V t = simd::abs(x), on_table = simd::at_most(t, V(octaves::high));
            V next_to_0 = on_table * on_table;
            constexpr bool is_square_below = octaves::low <= 0x1p-12f;
            if constexpr (!is_square_below) {
                const V z = next_to_0, p = math::polynomial(z, -0x1.55552ap-1f, 0x1.81bfccp-2f);
                next_to_0 = simd::fma(V(z * z), p, z);
            }
            const V y =
                math::piecewise::by_octaves<curve>(simd::at_least(on_table, V(octaves::low)));
            return simd::select(t < V(octaves::low), next_to_0, y);
        }
        /// Next to 0 the Taylor series.
        template <double_value V>
        HINGE_INLINE static V by_table(const V& x) noexcept {
            constexpr double series_limit = 0.1;
            const V t = simd::abs(x), v = simd::at_most(t, V(series_limit)), z = v * v;
            const V p =
                math::polynomial(z, -2.0 / 3, 17.0 / 45, -62.0 / 315, 1382.0 / 14175,
                                 -21844.0 / 467775, 929569.0 / 42567525, -6404582.0 / 638512875);
            return simd::select(t < series_limit, simd::fma(V(z * z), p, z),
                                math::piecewise::of_abs<math::tanh_shrink::slope_curve>(t));
        }
        template <double_value V>
        HINGE_INLINE static V of_double(const V& x) noexcept {
            const auto [hi, lo] = math::of_double::tanh_in_parts(simd::abs(x));
            constexpr double headroom = math::of_double::shrink_headroom;
            return math::square(V(hi * headroom), lo * headroom) * (1 / headroom / headroom);
        }
    };
};

} // namespace hinge
// --- hinge/activation/thresholded_relu.hpp

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
// --- hinge/core/type_list.hpp

#include <cstddef>

namespace hinge {

/// Types in a row, as hinge::activations has them.
template <class... T>
struct type_list {
    static constexpr std::size_t size = sizeof...(T); ///< how many

    /// Calls visit for every T, in order:
    ///
    ///     hinge::activations::for_each([]<class F>() { std::puts(F::name.data()); });
    template <class Visit>
    HINGE_INLINE static constexpr void for_each(Visit visit) {
        (visit.template operator()<T>(), ...);
    }
};

} // namespace hinge
// --- hinge/activations.hpp

namespace hinge {

/// All of Hinge's activations, in the order in which they are shown. Tests, benchmarks, dispatch and
/// the demo go over this list; CMake reads the includes above.
using activations =
    type_list<relu, leaky_relu, prelu, gelu, gelu_tanh, silu, softplus, elu, selu, sigmoid,
              log_sigmoid, tanh, tanh_shrink, softsign, mish, swish, quick_gelu, celu, relu6,
              hard_tanh, hard_sigmoid, hard_swish, hard_shrink, soft_shrink, thresholded_relu,
              squared_relu, squareplus, identity>;

} // namespace hinge
// --- hinge/array/callee.hpp

/// What an array call asks f and hands to the loops. by_name.hpp has another for an f that is known at
/// run time only.
namespace hinge::inline HINGE_TARGET::detail {

template <class F>
struct callee {
    template <class Call, class V>
    static constexpr bool fits = Call::template takes<F, V>;

    /// use(f), f being what the loops are compiled for.
    template <class Use>
    HINGE_INLINE static void visit(const F& f, const Use& use) {
        use(f);
    }
};

} // namespace hinge::inline HINGE_TARGET::detail
// --- hinge/array/call/backward.hpp

namespace hinge::call {

struct backward {
    static constexpr const char* name = "backward";
    static constexpr const char* inputs[] = {"x", "dy"};
    static constexpr const char* outputs[] = {"dx"};

    template <class F, class V>
    static constexpr bool takes = (has_backward<F, V> || has_derivative<F, V>);

    template <class F>
    static constexpr bool selects = step_slope<F>;

    template <class F, class V>
    HINGE_INLINE static void evaluate(const F& f, const V (&in)[2], V (&out)[1]) {
        if constexpr (has_backward<F, V>) {
            out[0] = f.backward(in[0], in[1]);
        } else {
            out[0] = in[1] * f.derivative(in[0]);
        }
    }
    template <bool True>
    static consteval void must_fit() {
        static_assert(True, "hinge: the call goes backward(f, x, dy, dx), or backward(f, x, dy, "
                            "dx, n) with pointers");
    }
    template <bool True>
    static consteval void must_have() {
        static_assert(True, "hinge: backward needs f.derivative(x), returning the type of x, for "
                            "the element type and its xsimd::batch");
    }
};

} // namespace hinge::call
// --- hinge/array/call/derivative.hpp

namespace hinge::call {

struct derivative {
    static constexpr const char* name = "derivative";
    static constexpr const char* inputs[] = {"x"};
    static constexpr const char* outputs[] = {"d"};

    template <class F, class V>
    static constexpr bool takes = has_derivative<F, V>;

    template <class F>
    static constexpr bool selects = step_slope<F>;

    template <class F, class V>
    HINGE_INLINE static void evaluate(const F& f, const V (&in)[1], V (&out)[1]) {
        out[0] = f.derivative(in[0]);
    }
    template <bool True>
    static consteval void must_fit() {
        static_assert(True, "hinge: the call goes derivative(f, x, d), or derivative(f, x, d, n) "
                            "with pointers");
    }
    template <bool True>
    static consteval void must_have() {
        static_assert(True, "hinge: derivative needs f.derivative(x), returning the type of x, for "
                            "the element type and its xsimd::batch");
    }
};

} // namespace hinge::call
// --- hinge/array/call/forward.hpp

namespace hinge::call {

struct forward {
    static constexpr const char* name = "forward";
    static constexpr const char* inputs[] = {"x"};
    static constexpr const char* outputs[] = {"y"};

    template <class F, class V>
    static constexpr bool takes = has_forward<F, V>;

    template <class F>
    static constexpr bool selects = selection<F>;

    template <class F, class V>
    HINGE_INLINE static void evaluate(const F& f, const V (&in)[1], V (&out)[1]) {
        out[0] = f(in[0]);
    }
    template <bool True>
    static consteval void must_fit() {
        static_assert(True, "hinge: the call goes forward(f, x, y), or forward(f, x, y, n) with "
                            "pointers");
    }
    template <bool True>
    static consteval void must_have() {
        static_assert(True, "hinge: forward needs f(x), returning the type of x, for the element "
                            "type and its xsimd::batch");
    }
};

} // namespace hinge::call
// --- hinge/array/call/forward_with_derivative.hpp

namespace hinge::call {

struct forward_with_derivative {
    static constexpr const char* name = "forward_with_derivative";
    static constexpr const char* inputs[] = {"x"};
    static constexpr const char* outputs[] = {"y", "d"};

    template <class F, class V>
    static constexpr bool takes = (has_forward<F, V> && has_derivative<F, V>);

    template <class F>
    static constexpr bool selects = (selection<F> && step_slope<F>);

    template <class F, class V>
    HINGE_INLINE static void evaluate(const F& f, const V (&in)[1], V (&out)[2]) {
        out[0] = f(in[0]);
        out[1] = f.derivative(in[0]);
    }
    template <bool True>
    static consteval void must_fit() {
        static_assert(True, "hinge: the call goes forward_with_derivative(f, x, y, d), or "
                            "forward_with_derivative(f, x, y, d, n) with pointers");
    }
    template <bool True>
    static consteval void must_have() {
        static_assert(True, "hinge: forward_with_derivative needs f(x) and f.derivative(x), "
                            "returning the type of x, for the element type and its xsimd::batch");
    }
};

} // namespace hinge::call
// --- hinge/array/call/gated_backward.hpp

namespace hinge::call {

/// dy * value first, which is the gradient with respect to f(gate), and then the backward pass of f. For
/// its derivative is what becomes tiny, in the tails: value * f'(gate) would be subnormal, and its digits
/// lost, where dgate need not be. dy * value is subnormal only where dgate is so too, or nearly, as
/// derivatives are hardly above 1.
struct gated_backward {
    static constexpr const char* name = "gated_backward";
    static constexpr const char* inputs[] = {"gate", "value", "dy"};
    static constexpr const char* outputs[] = {"dgate", "dvalue"};

    template <class F, class V>
    static constexpr bool takes = (has_forward<F, V> && backward::takes<F, V>);

    template <class F, class V>
    HINGE_INLINE static void evaluate(const F& f, const V (&in)[3], V (&out)[2]) {
        const V gate_and_gradient[] = {in[0], in[2] * in[1]};
        V dgate[1];
        backward::evaluate(f, gate_and_gradient, dgate);
        out[0] = dgate[0];
        out[1] = in[2] * f(in[0]);
    }
    template <bool True>
    static consteval void must_fit() {
        static_assert(True,
                      "hinge: the call goes gated_backward(f, gate, value, dy, dgate, dvalue), "
                      "or gated_backward(f, gate, value, dy, dgate, dvalue, n) with pointers");
    }
    template <bool True>
    static consteval void must_have() {
        static_assert(True, "hinge: gated_backward needs f(x) and f.derivative(x), returning the "
                            "type of x, for the element type and its xsimd::batch");
    }
};

} // namespace hinge::call
// --- hinge/array/call/gated_forward.hpp

namespace hinge::call {

struct gated_forward {
    static constexpr const char* name = "gated_forward";
    static constexpr const char* inputs[] = {"gate", "value"};
    static constexpr const char* outputs[] = {"y"};

    template <class F, class V>
    static constexpr bool takes = has_forward<F, V>;

    template <class F, class V>
    HINGE_INLINE static void evaluate(const F& f, const V (&in)[2], V (&out)[1]) {
        out[0] = f(in[0]) * in[1];
    }
    template <bool True>
    static consteval void must_fit() {
        static_assert(True, "hinge: the call goes gated_forward(f, gate, value, y), or "
                            "gated_forward(f, gate, value, y, n) with pointers");
    }
    template <bool True>
    static consteval void must_have() {
        static_assert(True, "hinge: gated_forward needs f(x), returning the type of x, for the "
                            "element type and its xsimd::batch");
    }
};

} // namespace hinge::call
// --- hinge/array/calls.hpp

/// The array calls, a type each: hinge::call::NAME in call/NAME.hpp. It says
///
///     name, inputs, outputs   of the call and its arrays, as the user knows them
///     takes<F, V>             what it asks of f, for a type of value
///     evaluate(f, in, out)    what it does with one value of each array
///     selects<F>              whether its results are elements, so that none needs to be rounded; if it is not there
///                             they are not
///     must_fit, must_have     what the compiler says of a call that does not go like this, and of an f
///                             that lacks something; a static_assert wants its text in place
///
/// Checks, loops, dispatch and benchmarks go over these, so a new one is a header in call/, its word in
/// the list and its function in array.hpp (and dispatch.hpp). Outside HINGE_TARGET, like the
/// activations: the names are the same in files for every ISA.
namespace hinge {

/// The array calls, a type each, as calls.hpp says.
using array_calls =
    type_list<call::forward, call::derivative, call::backward, call::forward_with_derivative,
              call::gated_forward, call::gated_backward>;

} // namespace hinge
// --- hinge/core/error.hpp

#include <stdio.h>

#include <cstdarg>
#include <cstdlib>
#include <stdexcept>

namespace hinge::inline HINGE_TARGET {

/// Throws std::invalid_argument with a message in the manner of printf; without exceptions the
/// message goes to stderr and the program aborts. No std::string: its inline functions would be
/// compiled for this file's ISA, under names that files for every ISA share; the exception's own
/// constructor from a const char* is the library's. Not of namespace std, for <libintl.h> has macros that
/// put a name of its own in the place of vsnprintf and fprintf.
[[noreturn]] HINGE_LIKE_PRINTF inline void invalid_argument(const char* format, ...) {
    char message[256];
    std::va_list arguments;
    va_start(arguments, format);
    (::vsnprintf)(message, sizeof message, format, arguments);
    va_end(arguments);
#if HINGE_HAS_EXCEPTIONS
    throw std::invalid_argument(message);
#else
    (::fprintf)(stderr, "%s\n", message);
    std::abort();
#endif
}

} // namespace hinge::inline HINGE_TARGET
// --- hinge/core/arguments.hpp

#include <cstddef>
#include <cstdint>
#include <type_traits>

/// What array calls refuse when they run, and how they say it. A Call names its inputs and outputs,
/// see array/calls.hpp; scope is the namespace that the user called it in.
namespace hinge::inline HINGE_TARGET::detail {

template <class Call>
inline constexpr std::size_t input_count = std::extent_v<decltype(Call::inputs)>;
template <class Call>
inline constexpr std::size_t output_count = std::extent_v<decltype(Call::outputs)>;
template <class Call>
inline constexpr std::size_t array_count = input_count<Call> + output_count<Call>;

/// The name that a user knows the i-th array by: the inputs come first.
template <class Call>
constexpr const char* array_name(std::size_t i) {
    return i < input_count<Call> ? Call::inputs[i] : Call::outputs[i - input_count<Call>];
}

[[noreturn]] inline void report_length(const char* scope, const char* call, const char* first,
                                       std::size_t n, const char* other, std::size_t size) {
    invalid_argument("%s%s: %s has %zu element%s, %s has %zu", scope, call, first, n,
                     n == 1 ? "" : "s", other, size);
}
[[noreturn]] inline void report_overlap(const char* scope, const char* call, const char* a,
                                        const char* b, bool same) {
    invalid_argument("%s%s: %s and %s %s", scope, call, a, b,
                     same ? "are the same range, but each is an output"
                          : "overlap without being the same range");
}

/// All arrays must have the length of the first.
template <class Call>
HINGE_INLINE void check_lengths(const char* scope, const std::size_t (&sizes)[array_count<Call>]) {
    for (std::size_t i = 1; i < array_count<Call>; ++i)
        if (sizes[i] != sizes[0])
            report_length(scope, Call::name, array_name<Call>(0), sizes[0], array_name<Call>(i),
                          sizes[i]);
}

/// An output may be one of the inputs, element by element, but overlap nothing else. Inputs overlap as they
/// like.
template <class Call>
HINGE_INLINE void check_overlap(const char* scope, const void* const (&arrays)[array_count<Call>],
                                const format (&formats)[array_count<Call>],
                                const std::size_t (&sizes)[array_count<Call>]) {
    for (std::size_t i = input_count<Call>; i < array_count<Call>; ++i) {
        const auto out = reinterpret_cast<std::uintptr_t>(arrays[i]);
        const std::size_t bytes = sizes[i] * bytes_of(formats[i]);
        for (std::size_t j = 0; j < i; ++j) {
            const auto other = reinterpret_cast<std::uintptr_t>(arrays[j]);
            const std::size_t other_bytes = sizes[j] * bytes_of(formats[j]);
            const bool overlap = out < other + other_bytes && other < out + bytes,
                       same = out == other && bytes == other_bytes && sizes[i] == sizes[j];
            if (overlap && !(same && j < input_count<Call>))
                report_overlap(scope, Call::name, array_name<Call>(j), array_name<Call>(i), same);
        }
    }
}

} // namespace hinge::inline HINGE_TARGET::detail
// --- hinge/array/manner.hpp

#include <concepts>
#include <cstddef>
#include <span>
#include <type_traits>

/// How the arrays of a call are given: as contiguous ranges, or as pointers and a length.
namespace hinge::inline HINGE_TARGET::detail {

/// A contiguous range that knows its size: what a std::span can be made of.
template <class A>
concept contiguous = requires(A& argument) {
    std::span(argument);
};
/// What has its elements in a row, perhaps, and does not say so: arrays of Eigen, whose parts have data() and
/// size() too.
template <class A>
concept array_object = (!contiguous<A> && requires(A & argument) {
    argument.data();
    argument.size();
});
/// A container that is none.
template <class A>
concept scattered = (!contiguous<A> && requires(A & argument) {
    argument.begin();
    argument.end();
});
template <class A>
concept pointer = (std::is_pointer_v<std::decay_t<A>>);
template <class A>
concept length = (std::integral<std::remove_cvref_t<A>>);

/// A call with a value by channel, see channels/calls.hpp.
template <class Call>
concept channel_call = (Call::is_by_channel);

/// Whether lengths, and no others, stand where they belong among A...: behind pointers n. A call by channel
/// may have inner last, and has the number of channels behind its first pointer.
template <class Call, class... A>
consteval bool lengths_stand_right(bool pointers) {
    constexpr std::size_t arrays = array_count<Call>, count = sizeof...(A);
    constexpr std::size_t by_channel_only = channel_call<Call> ? 1 : 0;
    constexpr bool is_length[] = {length<A>..., false};
    const std::size_t least = arrays + (pointers ? 1 + by_channel_only : 0);
    if (count < least || count > least + by_channel_only) return false;
    for (std::size_t i = 0; i < count; ++i) {
        const bool expected = pointers && channel_call<Call> ? i == 1 || i > arrays : i >= arrays;
        if (is_length[i] != expected) return false;
    }
    return true;
}

/// How the arguments of a call are given.
enum class manner { ranges, pointers, objects, scattered, unknown };
template <class Call, class... A>
consteval manner manner_of() {
    if constexpr (detail::lengths_stand_right<Call, A...>(false)) {
        if ((... && (contiguous<A> || length<A>))) return manner::ranges;
        if ((array_object<A> || ...)) return manner::objects;
        if ((scattered<A> || ...)) return manner::scattered;
    } else if constexpr (detail::lengths_stand_right<Call, A...>(true)) {
        if ((... && (pointer<A> || length<A>))) return manner::pointers;
    }
    return manner::unknown;
}

} // namespace hinge::inline HINGE_TARGET::detail
// --- hinge/array/element.hpp

#include <cstddef>
#include <span>
#include <type_traits>
#include <utility>

/// What the elements of an array call's arguments are.
namespace hinge::inline HINGE_TARGET::detail {

/// What an argument's elements are, const if it says so.
template <class A>
struct pointee {
    using type = std::remove_pointer_t<std::decay_t<A>>;
};
template <contiguous A>
struct pointee<A> {
    using type = typename decltype(std::span(std::declval<A&>()))::element_type;
};
template <class A>
using pointee_t = typename pointee<A>::type;

/// The format of a type that can be an element.
template <class E>
inline constexpr format format_of_element = std::is_trivially_copyable_v<E> &&
                                                    sizeof(E) == bytes_of(format_of<E>)
                                                ? format_of<E>
                                                : format::none;
template <class A>
inline constexpr format format_of_argument =
    length<A> ? format::none : format_of_element<std::remove_const_t<pointee_t<A>>>;

/// What a call on A... computes with: double only for doubles.
template <class... A>
using computed =
    std::conditional_t<((length<A> || format_of_argument<A> == format::float64) && ...), double,
                       float>;

/// What the elements of a call on A... are: void where they are not all of one format.
template <class... A>
consteval auto common_element_of() {
    constexpr auto all = [](format one) {
        return ((length<A> || format_of_argument<A> == one) && ...);
    };
    if constexpr (all(format::float64)) {
        return std::type_identity<double>();
    } else if constexpr (all(format::float32)) {
        return std::type_identity<float>();
    } else if constexpr (all(format::bfloat16)) {
        return std::type_identity<bfloat16>();
    } else if constexpr (all(format::float16)) {
        return std::type_identity<float16>();
    } else {
        return std::type_identity<void>();
    }
}
template <class... A>
using common_element = typename decltype(common_element_of<A...>())::type;

} // namespace hinge::inline HINGE_TARGET::detail
// --- hinge/array/fits.hpp

#include <concepts>
#include <cstddef>
#include <span>
#include <type_traits>
#include <utility>

/// What a call takes, as its compiler sees it: which elements, in which arrays.
namespace hinge::inline HINGE_TARGET::detail {

/// A span is made of a temporary only if what it stands for lasts, or is const.
template <class A>
concept lasting = pointer<A> || requires {
    std::span(std::declval<A>());
};

/// Of the arrays First, Rest..., lengths not counting, the outputs must be writable.
template <class Call, std::size_t Place, class First, class... Rest>
consteval bool outputs_can_be_written() {
    if constexpr (!length<First> && Place >= input_count<Call>) {
        constexpr bool writable = !std::is_const_v<pointee_t<First>>;
        constexpr bool lasts = !writable || lasting<First>;
        static_assert(writable, "hinge: the output range of an array call must not be const");
        static_assert(lasts, "hinge: the output range of an array call must not be a temporary");
        if constexpr (!writable || !lasts) return false;
    }
    if constexpr (sizeof...(Rest) > 0)
        return outputs_can_be_written<Call, Place + !length<First>, Rest...>();
    return true;
}

/// Whether the call can take f and A...; if not, one error that says why and no cascade.
template <class Call, class F, class... A>
consteval bool fits() {
    constexpr manner how = manner_of<Call, A...>();
    static_assert(
        how != manner::objects,
        "hinge: an array object that is no contiguous range goes by pointers and a length: "
        "x.data(), y.data(), x.size()");
    static_assert(how != manner::scattered,
                  "hinge: array calls take contiguous ranges (vector, array, span, C array)");
    Call::template must_fit<how != manner::unknown>();
    if constexpr (how == manner::ranges || how == manner::pointers) {
        using T = computed<A...>;
        constexpr bool are_elements = ((length<A> || format_of_argument<A> != format::none) && ...);
        constexpr bool are_alike =
            std::same_as<T, double> || (... && (format_of_argument<A> != format::float64));
        static_assert(are_elements,
                      "hinge: array calls take elements of type float, double, or of 16 "
                      "bits with a hinge::format_of");
        static_assert(!are_elements || are_alike,
                      "hinge: the ranges of one array call mix float and 16 bits, but nothing with "
                      "double");
        if constexpr (are_elements && are_alike) {
            if constexpr (outputs_can_be_written<Call, 0, A...>()) {
                constexpr bool has = callee<F>::template fits<Call, T> &&
                                     callee<F>::template fits<Call, simd::required<T>>;
                Call::template must_have<has>();
                return has;
            }
        }
    }
    return false;
}

} // namespace hinge::inline HINGE_TARGET::detail
// --- hinge/simd/native/x86_cache.hpp

#include <cstddef>

/// What an x86 CPU tells of its caches.
#if HINGE_NATIVE_X86_128
namespace hinge::inline HINGE_TARGET::simd {

/// By hand: the macros of <cpuid.h> have the names of functions in <intrin.h>.
struct native_cpuid {
    unsigned a, b, c, d;

    HINGE_INLINE native_cpuid(unsigned leaf, unsigned subleaf) noexcept : a(leaf), c(subleaf) {
#if HINGE_IS_CL
        int words[4];
        __cpuidex(words, static_cast<int>(leaf), static_cast<int>(subleaf));
        a = static_cast<unsigned>(words[0]), b = static_cast<unsigned>(words[1]);
        c = static_cast<unsigned>(words[2]), d = static_cast<unsigned>(words[3]);
#else
        __asm__ __volatile__("cpuid" : "+a"(a), "=b"(b), "+c"(c), "=d"(d));
#endif
    }
};
/// A subleaf describes a cache: of leaf 4 for Intel, of another like it for AMD. On a virtual machine
/// the hypervisor answers, 3.6 us each (Zen 4).
HINGE_INLINE std::size_t native_cache_bytes(const void*) noexcept {
    std::size_t bytes = 0;
    constexpr unsigned leaves[] = {4, 0x8000001d};
    for (const unsigned leaf : leaves) {
        if (native_cpuid(leaf & 0x80000000, 0).a < leaf) continue; // the highest one
        for (unsigned i = 0; i < 8; ++i) {
            const native_cpuid cache(leaf, i);
            if ((cache.a & 31) == 0) break;
            const std::size_t ways = (cache.b >> 22) + 1, parts = (cache.b >> 12 & 1023) + 1,
                              line = (cache.b & 4095) + 1, sets = std::size_t{cache.c} + 1,
                              size = ways * parts * line * sets;
            if (size > bytes) bytes = size;
        }
    }
    return bytes;
}

} // namespace hinge::inline HINGE_TARGET::simd
#endif
// --- hinge/simd/memory.hpp

/// Values to and from arrays of any alignment.
namespace hinge::inline HINGE_TARGET::simd {

template <float_double_or_batch V>
HINGE_INLINE V load(const element_t<V>* from) noexcept {
    if constexpr (scalar<V>) {
        return *from;
    } else {
        return V::load_unaligned(from);
    }
}
template <float_double_or_batch V>
HINGE_INLINE void store(element_t<V>* to, const V& x) noexcept {
    if constexpr (scalar<V>) {
        *to = x;
    } else {
        x.store_unaligned(to);
    }
}

/// The first `count` < lanes<V> elements only; the others are read as 0 and not written. Through a
/// buffer where there are no masked moves.
template <float_double_or_batch V>
HINGE_INLINE V load_first(const element_t<V>* from, std::size_t count) noexcept {
    if constexpr (requires(typename V::register_type x) { native_load_first(x, from, count); }) {
        typename V::register_type x;
        native_load_first(x, from, count);
        return x;
    } else {
        element_t<V> buffer[lanes<V>] = {};
        for (std::size_t i = 0; i < count; ++i) buffer[i] = from[i];
        return simd::load<V>(buffer);
    }
}
template <float_double_or_batch V>
HINGE_INLINE void store_first(element_t<V>* to, const V& x, std::size_t count) noexcept {
    if constexpr (requires { native_store_first(to, x, count); }) {
        native_store_first(to, x, count);
    } else {
        element_t<V> buffer[lanes<V>];
        simd::store<V>(buffer, x);
        for (std::size_t i = 0; i < count; ++i) to[i] = buffer[i];
    }
}

/// Whether values can be stored past the caches; array/stream.hpp says when that pays.
template <float_double_or_batch V>
inline constexpr bool can_stream = requires(element_t<V>* to, const V& x) {
    native_stream(to, x);
};

/// Past the caches, `to` being aligned to a whole V.
template <float_double_or_batch V>
HINGE_INLINE void stream(element_t<V>* to, const V& x) noexcept {
    native_stream(to, x);
}
/// Orders the stores streamed to `to` before what follows, as plain ones are.
template <float_double_or_batch V>
HINGE_INLINE void end_of_stream(const element_t<V>* to) noexcept {
    native_end_of_stream(to);
}

/// The bytes of the largest cache that the core we are on has or shares, by what the CPU says of itself,
/// in microseconds; 0 if it does not say.
template <float_double_or_batch V>
HINGE_INLINE std::size_t cache_bytes() noexcept {
    return native_cache_bytes(static_cast<const element_t<V>*>(nullptr));
}

} // namespace hinge::inline HINGE_TARGET::simd
// --- hinge/simd/native/x86_bfloat16.hpp

/// x86, two registers of floats to and from bfloat16. native_store takes the upper half of each lane (where nothing
/// rounds in 16 bits), native_store_nearest rounds to the nearest, ties to even, where there is no NaN; native_store_normal does so too,
/// unless there are subnormal floats, of which it stores nothing and says false.
namespace hinge::inline HINGE_TARGET::simd {

#if HINGE_NATIVE_X86_128
HINGE_INLINE void native_load(__m128& a, __m128& b, const bfloat16* from) noexcept {
    const __m128i eight =
        _mm_loadu_si128(static_cast<const __m128i*>(static_cast<const void*>(from)));
    a = _mm_castsi128_ps(_mm_unpacklo_epi16(_mm_setzero_si128(), eight));
    b = _mm_castsi128_ps(_mm_unpackhi_epi16(_mm_setzero_si128(), eight));
}
HINGE_INLINE __m128i native_upper_halves(__m128 a, __m128 b) noexcept {
    return _mm_packs_epi32(_mm_srai_epi32(_mm_castps_si128(a), 16),
                           _mm_srai_epi32(_mm_castps_si128(b), 16));
}
HINGE_INLINE void native_store_nearest(bfloat16* to, __m128 a, __m128 b) noexcept {
    // The lower halves less 0x8000, or'ed with whether the upper one is odd: positive where that goes up by one.
    const auto lower_half = [](__m128 x) HINGE_INLINE_LAMBDA {
        return _mm_sub_epi32(_mm_and_si128(_mm_castps_si128(x), _mm_set1_epi32(0xffff)),
                             _mm_set1_epi32(0x8000));
    };
    const __m128i upper = native_upper_halves(a, b),
                  lower = _mm_packs_epi32(lower_half(a), lower_half(b)),
                  odd = _mm_and_si128(upper, _mm_set1_epi16(1)),
                  up = _mm_cmpgt_epi16(_mm_or_si128(lower, odd), _mm_setzero_si128());
    _mm_storeu_si128(static_cast<__m128i*>(static_cast<void*>(to)), _mm_sub_epi16(upper, up));
}
HINGE_INLINE bool native_any_nan(__m128 a, __m128 b) noexcept {
    return _mm_movemask_ps(_mm_cmpunord_ps(a, b)) != 0;
}
#endif

#if HINGE_NATIVE_X86_256 && HINGE_X86_HAS_AVX2
HINGE_INLINE void native_load(__m256& a, __m256& b, const bfloat16* from) noexcept {
    const auto eight = [](const bfloat16* p) HINGE_INLINE_LAMBDA {
        const __m128i e = _mm_loadu_si128(static_cast<const __m128i*>(static_cast<const void*>(p)));
        return _mm256_castsi256_ps(_mm256_slli_epi32(_mm256_cvtepu16_epi32(e), 16));
    };
    a = eight(from);
    b = eight(from + 8);
}
// Packed within 128 bits: the middle two quarters change places in the end.
HINGE_INLINE __m256i native_upper_halves(__m256 a, __m256 b) noexcept {
    return _mm256_packs_epi32(_mm256_srai_epi32(_mm256_castps_si256(a), 16),
                              _mm256_srai_epi32(_mm256_castps_si256(b), 16));
}
HINGE_INLINE void native_store_nearest(bfloat16* to, __m256 a, __m256 b) noexcept {
    const auto lower_half = [](__m256 x) HINGE_INLINE_LAMBDA {
        return _mm256_sub_epi32(_mm256_and_si256(_mm256_castps_si256(x), _mm256_set1_epi32(0xffff)),
                                _mm256_set1_epi32(0x8000));
    };
    const __m256i upper = native_upper_halves(a, b),
                  lower = _mm256_packs_epi32(lower_half(a), lower_half(b)),
                  odd = _mm256_and_si256(upper, _mm256_set1_epi16(1)),
                  up = _mm256_cmpgt_epi16(_mm256_or_si256(lower, odd), _mm256_setzero_si256());
    _mm256_storeu_si256(static_cast<__m256i*>(static_cast<void*>(to)),
                        _mm256_permute4x64_epi64(_mm256_sub_epi16(upper, up), 0xd8));
}
HINGE_INLINE bool native_any_nan(__m256 a, __m256 b) noexcept {
    return _mm256_movemask_ps(_mm256_cmp_ps(a, b, _CMP_UNORD_Q)) != 0;
}
#endif

#if HINGE_NATIVE_X86_512
#if HINGE_IS_GCC
// x in a register: g++ reads memory again in each operation on it (relu 0.054 ns per element, so 0.050).
HINGE_INLINE __m512 native_in_register(__m512 x) noexcept {
    asm("" : "+v"(x));
    return x;
}
#endif
#if HINGE_X86_HAS_512_BITS_OF_WORDS
// By permutations, in fewer instructions than by conversions and shifts.
HINGE_INLINE void native_load(__m512& a, __m512& b, const bfloat16* from) noexcept {
    const __m512i all = _mm512_loadu_si512(from),
                  first = _mm512_set_epi32(0xf0000, 0xe0000, 0xd0000, 0xc0000, 0xb0000, 0xa0000,
                                           0x90000, 0x80000, 0x70000, 0x60000, 0x50000, 0x40000,
                                           0x30000, 0x20000, 0x10000, 0),
                  second = _mm512_add_epi32(first, _mm512_set1_epi32(16 << 16));
    a = _mm512_castsi512_ps(_mm512_maskz_permutexvar_epi16(0xaaaaaaaa, first, all));
    b = _mm512_castsi512_ps(_mm512_maskz_permutexvar_epi16(0xaaaaaaaa, second, all));
}
/// The words 2 i + first of b and a.
HINGE_INLINE __m512i native_every_other_word(__m512 a, __m512 b, int first) noexcept {
    const __m512i even = _mm512_set_epi32(0x3e003c, 0x3a0038, 0x360034, 0x320030, 0x2e002c,
                                          0x2a0028, 0x260024, 0x220020, 0x1e001c, 0x1a0018,
                                          0x160014, 0x120010, 0xe000c, 0xa0008, 0x60004, 0x20000);
    return _mm512_permutex2var_epi16(
        _mm512_castps_si512(a), _mm512_or_si512(even, _mm512_set1_epi16(static_cast<short>(first))),
        _mm512_castps_si512(b));
}
HINGE_INLINE void native_store_nearest(bfloat16* to, __m512 a, __m512 b) noexcept {
    const __m512i upper = native_every_other_word(a, b, 1),
                  lower = native_every_other_word(a, b, 0), one = _mm512_set1_epi16(1),
                  half = _mm512_set1_epi16(-0x8000);
    const __mmask32 up =
        _mm512_cmpgt_epu16_mask(_mm512_or_si512(lower, _mm512_and_si512(upper, one)), half);
    _mm512_storeu_si512(to, _mm512_mask_add_epi16(upper, up, upper, one));
}
#if HINGE_X86_HAS_ROUNDING_TO_BFLOAT16
// The instruction makes NaNs quiet, and subnormal floats 0.
HINGE_INLINE bool native_store_normal(bfloat16* to, __m512 a, __m512 b) noexcept {
    constexpr int is_subnormal = 0x20;
    if ((_mm512_fpclass_ps_mask(a, is_subnormal) | _mm512_fpclass_ps_mask(b, is_subnormal)) != 0)
        [[unlikely]]
        return false;
    _mm512_storeu_si512(to, __builtin_bit_cast(__m512i, _mm512_cvtne2ps_pbh(b, a)));
    return true;
}
#endif
HINGE_INLINE bool native_any_nan(__m512 a, __m512 b) noexcept {
    return _mm512_cmp_ps_mask(a, b, _CMP_UNORD_Q) != 0;
}
#else
HINGE_INLINE void native_load(__m512& a, __m512& b, const bfloat16* from) noexcept {
    const auto sixteen = [](const bfloat16* p) HINGE_INLINE_LAMBDA {
        const __m256i e =
            _mm256_loadu_si256(static_cast<const __m256i*>(static_cast<const void*>(p)));
        return _mm512_castsi512_ps(
            _mm512_maskz_slli_epi32(all_16, _mm512_maskz_cvtepu16_epi32(all_16, e), 16));
    };
    a = sixteen(from);
    b = sixteen(from + 16);
}
HINGE_INLINE void native_store(bfloat16* to, __m512 a, __m512 b) noexcept {
    const auto store = [](bfloat16* p, __m512 x) HINGE_INLINE_LAMBDA {
        const __m512i upper = _mm512_maskz_srli_epi32(all_16, _mm512_castps_si512(x), 16);
        _mm256_storeu_si256(static_cast<__m256i*>(static_cast<void*>(p)),
                            _mm512_maskz_cvtepi32_epi16(all_16, upper));
    };
    store(to, a);
    store(to + 16, b);
}
#endif
#endif

} // namespace hinge::inline HINGE_TARGET::simd
// --- hinge/simd/native/x86_float16.hpp

/// x86, two registers of floats to and from float16.
namespace hinge::inline HINGE_TARGET::simd {

#if HINGE_NATIVE_X86_256 && HINGE_X86_HAS_AVX2
// In assembler, for an intrinsic would want a flag that the name of the ISA does not tell. No CPU has AVX2 without
// F16C.
HINGE_INLINE void native_load(__m256& a, __m256& b, const float16* from) noexcept {
    const auto eight = [](const float16* p) HINGE_INLINE_LAMBDA {
        const __m128i e = _mm_loadu_si128(static_cast<const __m128i*>(static_cast<const void*>(p)));
#if HINGE_IS_CL
        return _mm256_cvtph_ps(e);
#else
        __m256 x;
        asm("vcvtph2ps {%1, %0|%0, %1}" : "=x"(x) : "x"(e));
        return x;
#endif
    };
    a = eight(from);
    b = eight(from + 8);
}
HINGE_INLINE void native_store(float16* to, __m256 a, __m256 b) noexcept {
    const auto store = [](float16* p, __m256 x) HINGE_INLINE_LAMBDA {
        __m128i e;
#if HINGE_IS_CL
        e = _mm256_cvtps_ph(x, _MM_FROUND_TO_NEAREST_INT);
#else
        asm("vcvtps2ph {$0, %1, %0|%0, %1, 0}" : "=x"(e) : "x"(x));
#endif
        _mm_storeu_si128(static_cast<__m128i*>(static_cast<void*>(p)), e);
    };
    store(to, a);
    store(to + 8, b);
}
#endif

#if HINGE_NATIVE_X86_512
HINGE_INLINE void native_load(__m512& a, __m512& b, const float16* from) noexcept {
    const auto sixteen = [](const float16* p) HINGE_INLINE_LAMBDA {
        return _mm512_maskz_cvtph_ps(
            all_16, _mm256_loadu_si256(static_cast<const __m256i*>(static_cast<const void*>(p))));
    };
    a = sixteen(from);
    b = sixteen(from + 16);
}
HINGE_INLINE void native_store(float16* to, __m512 a, __m512 b) noexcept {
    const auto store = [](float16* p, __m512 x) HINGE_INLINE_LAMBDA {
        _mm256_storeu_si256(static_cast<__m256i*>(static_cast<void*>(p)),
                            _mm512_maskz_cvtps_ph(all_16, x, _MM_FROUND_TO_NEAREST_INT));
    };
    store(to, a);
    store(to + 16, b);
}
#endif

} // namespace hinge::inline HINGE_TARGET::simd
// --- hinge/simd/stored.hpp

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <type_traits>

/// 16-bit elements to floats and back in registers, where the ISA has instructions for it. Kernels see floats only.
namespace hinge::inline HINGE_TARGET::simd {

/// Whether two values V are loaded from as many elements E of 16 bits in registers. Then they are stored to them
/// too.
template <class V, class E>
concept converts = (wide_float<V> && requires(typename V::register_type & x, const E* from) {
    native_load(x, x, from);
});

/// What is computed with, for elements T.
template <class T>
using computed_with = std::conditional_t<scalar<T>, T, float>;

/// As bits16::bits_from, in the upper half of each lane.
template <wide_float V>
HINGE_INLINE V rounded_to_bfloat16(const V& x) noexcept {
    const V odd = shift_right(x, 16) & V(decoded(1u)), quiet = V(decoded(1u << 22));
    return select(simd::equal(x, x), add_to_encoding(add_to_encoding(x, 0x7fffu), odd), x | quiet);
}

/// Two values at once: that is where permutations and rounding in 16 bits cost least.
template <wide_float V, class E>
requires converts<V, E> HINGE_INLINE void load_two(V (&two)[2], const E* from) noexcept {
    typename V::register_type a, b;
    native_load(a, b, from);
    two[0] = a;
    two[1] = b;
}
/// A NaN as a quiet one whose lower half is 0, anything else as it is.
template <wide_float V>
HINGE_INLINE V with_nan_of_16_bits(const V& x) noexcept {
    return select(simd::equal(x, x), x,
                  (x | V(decoded(1u << 22))) & V(decoded(~std::uint32_t{0xffff})));
}
/// That for both, in a branch where the ISA can tell at once.
template <wide_float V>
HINGE_INLINE void make_nans_of_16_bits(V& a, V& b) noexcept {
    if constexpr (requires { native_any_nan(a, b); }) {
        if (!native_any_nan(a, b)) [[likely]]
            return;
    }
    a = simd::with_nan_of_16_bits(a);
    b = simd::with_nan_of_16_bits(b);
}
/// Rounded to the nearest; NaNs become quiet.
template <wide_float V, class E>
requires converts<V, E> HINGE_INLINE void store_two(E* to, const V (&two)[2]) noexcept {
    if constexpr (std::is_same_v<E, float16>) {
        native_store(to, two[0], two[1]);
    } else if constexpr (requires { native_store_nearest(to, two[0], two[1]); }) {
        if constexpr (requires { native_store_normal(to, two[0], two[1]); }) {
            if (native_store_normal(to, two[0], two[1])) [[likely]]
                return;
        }
        V a = two[0], b = two[1];
        simd::make_nans_of_16_bits(a, b);
        native_store_nearest(to, a, b);
    } else {
        native_store(to, simd::rounded_to_bfloat16(two[0]), simd::rounded_to_bfloat16(two[1]));
    }
}

/// The two halves of every word: no order, but the same for all arrays. To be stored as they came, values must be
/// elements, which need no rounding.
template <wide_float V>
HINGE_INLINE void load_halves(V (&two)[2], const bfloat16* from) noexcept {
    V words; // by memcpy, for they are no floats
    std::memcpy(static_cast<void*>(&words), from, sizeof words);
    if constexpr (requires { native_in_register(words); }) words = native_in_register(words);
    two[0] = words & V(decoded(0xffff0000u));
    two[1] = simd::shift_left(words, 16);
}
template <wide_float V>
HINGE_INLINE void store_halves(bfloat16* to, const V (&two)[2]) noexcept {
    V a = two[0], b = two[1];
    simd::make_nans_of_16_bits(a, b);
    const V words = a | simd::shift_right(b, 16);
    std::memcpy(static_cast<void*>(to), &words, sizeof words);
}

/// The first `count` < 2 lanes<V> elements only, as in simd/memory.hpp.
template <wide_float V, class E>
requires converts<V, E> HINGE_INLINE void load_two_first(V (&two)[2], const E* from,
                                                         std::size_t count) noexcept {
    E buffer[2 * lanes<V>];
    std::memset(static_cast<void*>(buffer), 0, sizeof buffer);
    std::memcpy(static_cast<void*>(buffer), from, count * sizeof(E));
    simd::load_two(two, buffer);
}
template <wide_float V, class E>
requires converts<V, E> HINGE_INLINE void store_two_first(E* to, const V (&two)[2],
                                                          std::size_t count) noexcept {
    float values[2 * lanes<V>];
    simd::store<V>(values, two[0]);
    simd::store<V>(values + lanes<V>, two[1]);
    for (std::size_t i = count; i < 2 * lanes<V>; ++i)
        values[i] = 0; // to convert what is no result could raise a flag
    E buffer[2 * lanes<V>];
    const V those[2] = {simd::load<V>(values), simd::load<V>(values + lanes<V>)};
    simd::store_two(buffer, those);
    std::memcpy(static_cast<void*>(to), buffer, count * sizeof(E));
}

} // namespace hinge::inline HINGE_TARGET::simd
// --- hinge/simd/widen.hpp

#include <cstddef>
#include <cstdint>
#include <cstring>

/// Arrays of 16-bit elements to floats and back: in registers, else in integer arithmetic that compilers vectorize.
namespace hinge::inline HINGE_TARGET::simd {

/// What is converted at once in integer arithmetic: compilers vectorize loops of a fixed length at -O2 too.
inline constexpr std::size_t converted_at_once = 64;

/// n 16-bit elements, of whatever type and alignment, as floats, and back. E is bfloat16 or float16.
template <class E>
HINGE_NOINLINE void widen(const void* from, float* to, std::size_t n) noexcept {
    using V = widest<float>;
    const auto* elements = static_cast<const E*>(from);
    if constexpr (converts<V, E>) {
        V two[2];
        for (; n >= 2 * lanes<V>; n -= 2 * lanes<V>) {
            simd::load_two(two, elements);
            simd::store<V>(to, two[0]);
            simd::store<V>(to + lanes<V>, two[1]);
            elements += 2 * lanes<V>;
            to += 2 * lanes<V>;
        }
        if (n == 0) return;
        float rest[2 * lanes<V>];
        simd::load_two_first(two, elements, n);
        simd::store<V>(rest, two[0]);
        simd::store<V>(rest + lanes<V>, two[1]);
        std::memcpy(to, rest, n * sizeof(float));
    } else {
        while (n > 0) {
            const std::size_t count = n < converted_at_once ? n : converted_at_once;
            std::uint16_t some[converted_at_once] = {};
            float floats[converted_at_once];
            std::memcpy(some, elements, count * sizeof(E));
            for (std::size_t i = 0; i < converted_at_once; ++i)
                floats[i] = bits16::float_from<format_of<E>>(some[i]);
            std::memcpy(to, floats, count * sizeof(float));
            n -= count;
            elements += count;
            to += count;
        }
    }
}
template <class E>
HINGE_NOINLINE void narrow(const float* from, void* to, std::size_t n) noexcept {
    using V = widest<float>;
    auto* elements = static_cast<E*>(to);
    if constexpr (converts<V, E>) {
        for (; n >= 2 * lanes<V>; n -= 2 * lanes<V>) {
            const V two[2] = {simd::load<V>(from), simd::load<V>(from + lanes<V>)};
            simd::store_two(elements, two);
            elements += 2 * lanes<V>;
            from += 2 * lanes<V>;
        }
        if (n == 0) return;
        float rest[2 * lanes<V>] = {};
        std::memcpy(rest, from, n * sizeof(float));
        const V two[2] = {simd::load<V>(rest), simd::load<V>(rest + lanes<V>)};
        simd::store_two_first(elements, two, n);
    } else {
        while (n > 0) {
            const std::size_t count = n < converted_at_once ? n : converted_at_once;
            std::uint16_t some[converted_at_once];
            float floats[converted_at_once] = {};
            std::memcpy(floats, from, count * sizeof(float));
            for (std::size_t i = 0; i < converted_at_once; ++i)
                some[i] = bits16::bits_from<format_of<E>>(floats[i]);
            std::memcpy(static_cast<void*>(elements), some, count * sizeof(E));
            n -= count;
            elements += count;
            from += count;
        }
    }
}

} // namespace hinge::inline HINGE_TARGET::simd
// --- hinge/array/stored.hpp

#include <cstddef>

/// Array calls on 16-bit elements that no loop takes as they are (transform_two.hpp). They go through buffers of
/// floats in L1, a block at a time, on the loops for floats: no kernel is compiled again, dispatch has what it
/// needs, and long kernels have all registers for themselves (silu, bfloat16, AVX-512: 0.37 ns per element, where
/// its loop converted itself 0.47).
namespace hinge::inline HINGE_TARGET::detail {

/// The conversions as compiled for this file's ISA. dispatch.hpp has others to put in their place.
struct conversions_here {
    static void widen(format stored, const void* from, float* to, std::size_t n) noexcept {
        if (stored == format::bfloat16) return simd::widen<bfloat16>(from, to, n);
        simd::widen<float16>(from, to, n);
    }
    static void narrow(format stored, const float* from, void* to, std::size_t n) noexcept {
        if (stored == format::bfloat16) return simd::narrow<bfloat16>(from, to, n);
        simd::narrow<float16>(from, to, n);
    }
};

/// f whose results are all rounded to bfloat16.
template <class F>
struct rounded_to_bfloat16 {
    static constexpr accuracy claim =
        F::claim; // of those that are computed in vectors, see value_for

    const F& f;

    template <class T, class Run>
    HINGE_INLINE void with_kernel(const Run& run) const {
        f.template with_kernel<T>([&](const auto& kernel) HINGE_INLINE_LAMBDA {
            run(simd::rounded_to<bfloat16>(kernel));
        });
    }
};

/// A call whose arrays have these formats, one of them of 16 bits, a block at a time. An output may be an
/// input: all of a block is read before any of it is written.
template <class Loops, class Call, class F>
HINGE_NOINLINE void run_stored(const F& f, const void* const (&arrays)[array_count<Call>],
                               const format (&formats)[array_count<Call>], std::size_t n) {
    constexpr std::size_t inputs = input_count<Call>, block = 1024; // 4 KiB each: they stay in L1
    alignas(64) float buffer[array_count<Call>][block];
    std::size_t done = 0;
    do { // of no elements too: dispatch may have something to say
        const std::size_t length = n - done < block ? n - done : block;
        float* floats[array_count<Call>];
        const void* stored[array_count<Call>];
        for (std::size_t i = 0; i < array_count<Call>; ++i) {
            const bool is_float = formats[i] == format::float32;
            stored[i] = static_cast<const char*>(arrays[i]) + done * bytes_of(formats[i]);
            floats[i] = is_float ? static_cast<float*>(const_cast<void*>(stored[i])) : buffer[i];
            if (!is_float && i < inputs)
                Loops::conversions::widen(formats[i], stored[i], floats[i], length);
        }
        Loops::template run<Call>(f, const_cast<const float* const*>(&floats[0]), &floats[inputs],
                                  length);
        for (std::size_t i = inputs; i < array_count<Call>; ++i)
            if (formats[i] != format::float32)
                Loops::conversions::narrow(formats[i], floats[i], const_cast<void*>(stored[i]),
                                           length);
        done += block;
    } while (done < n);
}

} // namespace hinge::inline HINGE_TARGET::detail
// --- hinge/array/checked_call.hpp

#include <cstddef>
#include <span>
#include <type_traits>
#include <utility>

/// From a user's arguments to a loop.
namespace hinge::inline HINGE_TARGET::detail {

template <class Loops, class Call, class T, class F, std::size_t... I, std::size_t... O>
HINGE_INLINE void run(const F& f, const void* const (&arrays)[sizeof...(I) + sizeof...(O)],
                      std::size_t n, std::size_t whole, std::index_sequence<I...>,
                      std::index_sequence<O...>) {
    const T* const in[] = {static_cast<const T*>(arrays[I])...};
    T* const out[] = {
        static_cast<T*>(const_cast<void*>(arrays[sizeof...(I) + O]))...}; // which are not const
    Loops::template run_part<Call>(f, in, out, n, whole);
}

/// One argument as a pointer, where it is one.
template <class A>
HINGE_INLINE const void* data_of(A& argument) {
    if constexpr (length<A>) {
        return nullptr;
    } else if constexpr (pointer<A>) {
        return argument;
    } else {
        return std::span(argument).data();
    }
}
/// The length where the argument is one, else what came before it.
template <class A>
HINGE_INLINE std::size_t length_or(std::size_t before, A& argument) {
    if constexpr (length<A>) {
        return static_cast<std::size_t>(argument);
    } else {
        return before;
    }
}

/// How the arrays are gone through: all at once, in the calling thread. parallel.hpp has another way.
struct in_one_part {
    template <class Call, class Run>
    HINGE_INLINE static void each(const void* const (&arrays)[array_count<Call>],
                                  const format (&)[array_count<Call>], std::size_t n,
                                  const Run& run) {
        run(arrays, n);
    }
};

/// Whether there are loops for any kernel of an activation, not for the activation itself only.
template <class Loops>
concept loops_of_kernels = Loops::has_kernels;

/// Call with f on ranges, or on pointers with a length.
template <class Loops, class Call, class Parts, class F, class... A>
HINGE_INLINE void call_in(const F& f, A&&... arguments) {
    if constexpr (fits<Call, F, A...>()) {
        const void* const given[] = {detail::data_of(arguments)...};
        const format formats_given[] = {format_of_argument<A>...};
        std::size_t n = 0;
        if constexpr (manner_of<Call, A...>() == manner::pointers) {
            ((n = detail::length_or(n, arguments)), ...);
        } else {
            const std::size_t sizes[] = {std::span(arguments).size()...};
            detail::check_lengths<Call>(Loops::scope, sizes);
            n = sizes[0];
        }
        const void* arrays[array_count<Call>];
        format formats[array_count<Call>];
        std::size_t lengths[array_count<Call>];
        for (std::size_t i = 0; i < array_count<Call>; ++i) {
            arrays[i] = given[i];
            formats[i] = formats_given[i];
            lengths[i] = n;
        }
        detail::check_overlap<Call>(Loops::scope, arrays, formats, lengths);
        const auto run = [&](const void* const(&part)[array_count<Call>],
                             std::size_t count) HINGE_INLINE_LAMBDA {
            callee<F>::visit(f, [&](const auto& g) HINGE_INLINE_LAMBDA {
                using T = common_element<A...>;
                using G = std::remove_cvref_t<decltype(g)>;
                if constexpr (Loops::template takes<G, T>) {
                    detail::run<Loops, Call, T>(g, part, count, n,
                                                std::make_index_sequence<input_count<Call>>(),
                                                std::make_index_sequence<output_count<Call>>());
                } else if constexpr (std::is_same_v<T, bfloat16> && loops_of_kernels<Loops> &&
                                     has_kernel_to_bfloat16<G>) {
                    detail::run_stored<Loops, Call>(rounded_to_bfloat16<G>{g}, part, formats,
                                                    count);
                } else {
                    detail::run_stored<Loops, Call>(g, part, formats, count);
                }
            });
        };
        Parts::template each<Call>(arrays, formats, n, run);
    }
}

/// What a user's first argument is: f, or what is said of it elsewhere. parallel.hpp has another for an
/// execution policy, which the others follow. Caller::call<Way>(arguments...) does the rest.
template <class First>
struct first_argument {
    template <class Caller, class... A>
    HINGE_INLINE static void call(const First& first, A&&... arguments) {
        Caller::template call<in_one_part>(first, static_cast<A&&>(arguments)...);
    }
};

template <class Loops, class Call>
struct array_caller {
    template <class Parts, class F, class... A>
    HINGE_INLINE static void call(const F& f, A&&... arguments) {
        detail::call_in<Loops, Call, Parts>(f, static_cast<A&&>(arguments)...);
    }
};

/// Call as the user writes it.
template <class Loops, class Call, class First, class... A>
HINGE_INLINE void checked_call(const First& first, A&&... arguments) {
    first_argument<First>::template call<array_caller<Loops, Call>>(first,
                                                                    static_cast<A&&>(arguments)...);
}

} // namespace hinge::inline HINGE_TARGET::detail
// --- hinge/array/pointers.hpp

#include <cstddef>
#include <type_traits>

/// What the loops hold of an array call's arguments.
namespace hinge::inline HINGE_TARGET::detail {

/// An activation in a copy, as the pointers are, where that costs nothing: by reference its parameters
/// might be what a store has changed, and all that depends on them would be computed again for every
/// vector (softplus, double, backward, AVX-512: 1.25 ns per element, in a copy 0.81).
template <class F>
using in_copy =
    std::conditional_t<std::is_trivially_copyable_v<F> && sizeof(F) <= 64, const F, const F&>;

/// One value of each array: out[j][at...] = Call(f, in[0][at...], ...)[j].
template <class Call, class V, class F, class T, class Load, class Store>
HINGE_INLINE void transform_at(std::ptrdiff_t at, const F& f,
                               const T* const (&in)[input_count<Call>],
                               T* const (&out)[output_count<Call>], Load load, Store store) {
    V x[input_count<Call>], y[output_count<Call>];
    for (std::size_t j = 0; j < input_count<Call>; ++j) x[j] = load(in[j] + at);
    Call::evaluate(f, x, y);
    for (std::size_t j = 0; j < output_count<Call>; ++j) store(out[j] + at, y[j]);
}

/// The pointers in copies, which no store can change and which stay in registers.
template <class Call, class T>
struct pointers {
    const T* in[input_count<Call>];
    T* out[output_count<Call>];

    HINGE_INLINE pointers(const T* const* ins, T* const* outs) {
        for (std::size_t j = 0; j < input_count<Call>; ++j) in[j] = ins[j];
        for (std::size_t j = 0; j < output_count<Call>; ++j) out[j] = outs[j];
    }
    HINGE_INLINE void advance(std::size_t elements) {
        for (const T*& each : in) each += elements;
        for (T*& each : out) each += elements;
    }
};

} // namespace hinge::inline HINGE_TARGET::detail
// --- hinge/array/stream.hpp

#include <cstddef>
#include <cstdint>

/// When the results of a call go past the caches.
namespace hinge::inline HINGE_TARGET::detail {

/// From how many bytes on, in and out together: from a third of the last-level cache, and 64 MiB at
/// least. An array that will not be found in that cache when it is read again had better not be written
/// into it, which reads every line before it is overwritten. Others use the cache too.
///
/// Checked on Zen 4 (EPYC, 32 MiB, AVX-512), for calls on the same floats again and again, ns per element,
/// cached and past the caches, by MiB in and out:
///                                     4          16          32          64         128         512
///     relu forward            0.10 0.15   0.15 0.15   0.29 0.20   0.33 0.24   0.37 0.24   0.36 0.23
///     relu backward           0.12 0.15   0.19 0.14   0.34 0.22   0.47 0.32   0.52 0.35   0.53 0.36
///     leaky_relu forward      0.08 0.15   0.12 0.14   0.20 0.15   0.35 0.20   0.42 0.23   0.35 0.23
///     leaky_relu backward     0.12 0.14   0.19 0.14   0.35 0.21   0.49 0.31   0.56 0.36   0.54 0.36
///     gelu forward            0.30 0.30   0.30 0.31   0.31 0.30   0.32 0.32   0.31 0.32   0.32 0.32
/// There it would pay from 16 MiB on; 64 leave the results to who reads them next. That it is a third is
/// by figures of a Xeon with 480 MiB, on which the rule has not been measured: with 128 MiB streaming
/// lost (leaky_relu forward 0.56 ns, other libraries' plain stores 0.41; relu 0.46 and 0.45), with 192
/// it gained (backward 0.49 and 0.65). In between, and for other caches above 192 MiB, it is a guess.
inline constexpr std::size_t stream_at_least = std::size_t{64} << 20;
constexpr std::size_t stream_from_bytes(std::size_t cache_bytes) noexcept {
    return cache_bytes / 3 < stream_at_least ? stream_at_least : cache_bytes / 3;
}

/// Of the machine, asked once: by the first call that is large.
template <class V>
std::size_t last_level_cache() noexcept {
    static const std::size_t bytes = simd::cache_bytes<V>();
    return bytes;
}

/// Whether the results go past the caches: the arrays are large, an output is not read as well, and all
/// outputs are aligned for their type and alike.
template <class T, std::size_t In, std::size_t Out>
HINGE_INLINE bool streams(const T* const (&in)[In], T* const (&out)[Out], std::size_t n,
                          std::size_t cache_bytes) noexcept {
    if (n < stream_from_bytes(cache_bytes) / ((In + Out) * sizeof(T))) return false;
    const auto first = reinterpret_cast<std::uintptr_t>(out[0]);
    if (first % sizeof(T) != 0) return false;
    for (const T* const each_out : out) {
        if ((reinterpret_cast<std::uintptr_t>(each_out) - first) % 64 != 0) return false;
        for (const T* const each_in : in)
            if (each_in == each_out) return false;
    }
    return true;
}

/// How many elements stand before the first one at a multiple of `alignment`.
template <class T>
HINGE_INLINE std::size_t elements_to_alignment(const T* p, std::size_t alignment) noexcept {
    return (0 - reinterpret_cast<std::uintptr_t>(p)) % alignment / sizeof(T);
}

} // namespace hinge::inline HINGE_TARGET::detail
// --- hinge/array/transform_two.hpp

#include <cstddef>
#include <type_traits>

/// The loop over 16-bit elements that are converted in registers, for short kernels; with the registers of AVX-512
/// for all that are made for bfloat16 (math/README.md has what blocks through L1 take, on AVX-512 and AVX2).
namespace hinge::inline HINGE_TARGET::detail {

template <class F, class E>
inline constexpr bool takes_two = (short_kernel<F> ||
                                   (simd::has_register_tables && std::is_same_v<E, bfloat16> &&
                                    has_kernel_to_bfloat16<F>)) &&
                                  simd::converts<value_for<F, float>, E>;

/// Whether results are elements already, see array/calls.hpp.
template <class Call, class F>
concept selects = Call::template selects<F>;

/// Two values of each array, as transform_at.
template <class Call, class V, class F, class E, class Load, class Store>
HINGE_INLINE void transform_two_at(std::ptrdiff_t at, const F& f,
                                   const E* const (&in)[input_count<Call>],
                                   E* const (&out)[output_count<Call>], Load load, Store store) {
    V x[input_count<Call>][2], y[output_count<Call>][2];
    for (std::size_t j = 0; j < input_count<Call>; ++j) load(x[j], in[j] + at);
    for (std::size_t k = 0; k < 2; ++k) {
        V one[input_count<Call>], result[output_count<Call>];
        for (std::size_t j = 0; j < input_count<Call>; ++j) one[j] = x[j][k];
        Call::evaluate(f, one, result);
        for (std::size_t j = 0; j < output_count<Call>; ++j) y[j][k] = result[j];
    }
    for (std::size_t j = 0; j < output_count<Call>; ++j) store(out[j] + at, y[j]);
}

/// As transform, in pairs of vectors.
template <class Call, class V, class F, class E>
HINGE_NOINLINE void transform_two(const F& activation, const E* const* ins, E* const* outs,
                                  std::size_t n) {
    constexpr std::size_t step = 2 * simd::lanes<V>;
    pointers<Call, E> p(ins, outs);
    in_copy<F> f = activation;
    const std::size_t rest = n % step;
    p.advance(n - rest);
    // Halves need no permutations (relu, AVX-512: 0.055 ns per element, so 0.050; AVX2 0.089, so 0.052).
    constexpr bool in_halves = selects<Call, F> && std::is_same_v<E, bfloat16>;
    const auto load = [](V(&x)[2], const E* from) HINGE_INLINE_LAMBDA {
        if constexpr (in_halves) return simd::load_halves(x, from);
        simd::load_two(x, from);
    };
    const auto store = [](E* to, const V(&y)[2]) HINGE_INLINE_LAMBDA {
        if constexpr (in_halves) return simd::store_halves(to, y);
        simd::store_two(to, y);
    };
    for (std::ptrdiff_t i = -static_cast<std::ptrdiff_t>(n - rest); i != 0;
         i += static_cast<std::ptrdiff_t>(step))
        detail::transform_two_at<Call, V>(i, f, p.in, p.out, load, store);
    if (rest == 0) return;
    const auto load_first = [=](V(&x)[2], const E* from)
                                HINGE_INLINE_LAMBDA { simd::load_two_first(x, from, rest); };
    const auto store_first = [=](E* to, const V(&y)[2])
                                 HINGE_INLINE_LAMBDA { simd::store_two_first(to, y, rest); };
    detail::transform_two_at<Call, V>(0, f, p.in, p.out, load_first, store_first);
}

} // namespace hinge::inline HINGE_TARGET::detail
// --- hinge/array/transform.hpp

#include <cstddef>
#include <type_traits>

/// The loops behind the array calls, without a check.
namespace hinge::inline HINGE_TARGET::detail {

/// Which stores a loop makes: plain ones where the distance to its end has one of these bits, others
/// past the caches.
enum class plain_at : std::ptrdiff_t { none = 0, all = -1 };

/// In vectors and a remainder: the same kernel on every element, so that a result does not depend on
/// its position. Out of line itself: g++ optimizes a kernel again in each function that it is inlined
/// into (the loops of dispatch take an eighth longer). Vectors of aligned outputs may go past the
/// caches in the same loop, as a kernel is long to compile. (It asks for a distance: of a condition
/// that never changes g++ makes two loops. gelu, all lanes beyond its table, AVX-512: 1.88 ns per
/// element, so 0.98.)
template <class Call, class V, class F, class T>
HINGE_NOINLINE void transform(const F& activation, const T* const* ins, T* const* outs,
                              std::size_t n, [[maybe_unused]] plain_at plain) {
    constexpr std::size_t lanes = simd::lanes<V>;
    pointers<Call, T> p(ins, outs);
    in_copy<F> f = activation;
    constexpr bool can_stream = simd::can_stream<V>;
    const auto load = [](const T* from) HINGE_INLINE_LAMBDA { return simd::load<V>(from); };
    if constexpr (lanes == 1) { // left to the compiler, who may vectorize it
        const auto store = [](T* to, const V& y) HINGE_INLINE_LAMBDA { simd::store<V>(to, y); };
        HINGE_INDEPENDENT_ITERATIONS
        for (std::size_t i = 0; i < n; ++i)
            detail::transform_at<Call, V>(static_cast<std::ptrdiff_t>(i), f, p.in, p.out, load,
                                          store);
    } else {
        const std::size_t rest = n % lanes;
        p.advance(n - rest);
        std::ptrdiff_t i = -static_cast<std::ptrdiff_t>(n - rest);
        const auto store = [&](T* to, const V& y) HINGE_INLINE_LAMBDA {
            if constexpr (can_stream) {
                if ((i & static_cast<std::ptrdiff_t>(plain)) == 0) return simd::stream<V>(to, y);
            }
            simd::store<V>(to, y);
        };
        const auto step = static_cast<std::ptrdiff_t>(lanes);
        if constexpr (short_kernel<F>) {
            // To ask for the kind of store takes as long as a kernel (relu, SSE2: 0.089, so 0.072).
            const auto loop = [&](auto one) HINGE_INLINE_LAMBDA {
                HINGE_UNROLLED
                for (; i != 0; i += step)
                    detail::transform_at<Call, V>(i, f, p.in, p.out, load, one);
            };
            if constexpr (can_stream) {
                if (plain == plain_at::none)
                    loop([](T* to, const V& y) HINGE_INLINE_LAMBDA { simd::stream<V>(to, y); });
            }
            loop([](T* to, const V& y) HINGE_INLINE_LAMBDA { simd::store<V>(to, y); });
        } else {
            for (; i != 0; i += step) detail::transform_at<Call, V>(i, f, p.in, p.out, load, store);
        }
        if (rest == 0) return;
        const auto load_first = [=](const T* from)
                                    HINGE_INLINE_LAMBDA { return simd::load_first<V>(from, rest); };
        const auto store_first = [=](T* to, const V& y)
                                     HINGE_INLINE_LAMBDA { simd::store_first<V>(to, y, rest); };
        detail::transform_at<Call, V>(0, f, p.in, p.out, load_first, store_first);
    }
}

/// use(kernel) with the loop's kernel for elements T (simd/kernel.hpp). Where parameters decide between two, neither
/// has the other's constants to carry (softplus, AVX2: 0.62 instead of 0.78 ns per element).
template <class T, class F, class Use>
HINGE_INLINE void with_kernel_of(const F& f, const Use& use) {
    if constexpr (requires { f.template with_kernel<T>(use); }) {
        f.template with_kernel<T>(use);
    } else {
        use(f);
    }
}

/// The loops as compiled for this file's ISA. dispatch.hpp has others to put in their place.
struct compiled_here {
    static constexpr const char* scope = "hinge::";

    /// Whether the loops read and write elements T.
    template <class F, class T>
    static constexpr bool takes = simd::scalar<T> || takes_two<F, T>;
    static constexpr bool has_kernels = true; // as checked_call.hpp asks
    using conversions = conversions_here;

    template <class Call, class F, class T>
    HINGE_INLINE static void loop(const F& f, const T* const* ins, T* const* outs, std::size_t n,
                                  plain_at plain) {
        detail::with_kernel_of<simd::computed_with<T>>(
            f, [&](const auto& kernel) HINGE_INLINE_LAMBDA {
                if constexpr (simd::scalar<T>) {
                    detail::transform<Call, value_for<F, T>>(kernel, ins, outs, n, plain);
                } else {
                    detail::transform_two<Call, value_for<F, float>>(simd::rounded_to<T>(kernel),
                                                                     ins, outs, n);
                }
            });
    }

    /// The results past the caches, but for those before the first aligned vector, which come first,
    /// and the remainder.
    template <class Call, class F, class T>
    HINGE_NOINLINE static void streamed(const F& f, const T* const* ins, T* const* outs,
                                        std::size_t n) {
        using V = simd::widest<T>;
        pointers<Call, T> p(ins, outs);
        const std::size_t head = detail::elements_to_alignment(p.out[0], sizeof(V)),
                          before = head < n ? head : n;
        loop<Call>(f, p.in, p.out, before, plain_at::all);
        p.advance(before);
        loop<Call>(f, p.in, p.out, n - before, plain_at::none);
        simd::end_of_stream<V>(p.out[0]);
    }

    /// n elements of a call on `whole`, whose size decides where the results go.
    template <class Call, class F, class T>
    static void run_part(const F& f, const T* const* ins, T* const* outs, std::size_t n,
                         [[maybe_unused]] std::size_t whole) {
        if constexpr (simd::scalar<T> && simd::can_stream<simd::widest<simd::computed_with<T>>>) {
            if (whole >= detail::stream_at_least / (array_count<Call> * sizeof(T))) {
                const pointers<Call, T> p(ins, outs);
                const std::size_t cache = detail::last_level_cache<simd::widest<T>>();
                if (detail::streams(p.in, p.out, whole, cache))
                    return streamed<Call>(f, ins, outs, n);
            }
        }
        loop<Call>(f, ins, outs, n, plain_at::all);
    }
    template <class Call, class F, class T>
    HINGE_INLINE static void run(const F& f, const T* const* ins, T* const* outs, std::size_t n) {
        run_part<Call>(f, ins, outs, n, n);
    }
};

} // namespace hinge::inline HINGE_TARGET::detail
// --- hinge/array.hpp

/// Activations on whole arrays. Each call comes for ranges and for pointers with a length:
///
///     forward(f, x, y)                      y  = f(x)
///     derivative(f, x, d)                   d  = f'(x)
///     backward(f, x, dy, dx)                dx = dy * f'(x), or f.backward(x, dy) where f has it
///     forward_with_derivative(f, x, y, d)   y  = f(x), d = f'(x)
///     gated_forward(f, gate, value, y)      y  = f(gate) * value
///     gated_backward(f, gate, value, dy, dgate, dvalue)
///                                           dgate = dy * value * f'(gate), dvalue = dy * f(gate)
///
/// f       forward and gated_forward take anything that is called with a value or a batch of the
///         element type and returns its like, a generic lambda too; the others ask for f.derivative.
///         Without xsimd there are no batches, and a function of yours is given values. by_name.hpp
///         adds std::variant.
/// Shape   contiguous ranges (or pointers and a length n), all of one length n >= 0, of double, or of
///         float and 16-bit elements (core/format.hpp) as you like. An output may be one of the inputs,
///         and inputs overlap as they like; nothing outside the ranges is read or written.
/// Result  every element has the bits of the scalar calls, wherever it stands in the array. One of 16 bits
///         is the float's, rounded to the nearest, ties to even; where all elements are bfloat16 shorter
///         kernels may compute it, and not in dispatch. f(x) and f'(x) of Hinge's activations are within
///         0.51 ULP of the type.
/// Errors  std::invalid_argument, before anything is written, for different lengths and for an
///         output that overlaps another range without being the same; two outputs may not be the
///         same either. Without exceptions: the message on stderr, then abort. What does not fit by
///         its type does not compile.
/// Threads no state, no allocation, no change of rounding or denormal mode: safe from many threads
///         on different data. parallel.hpp shares a call among threads.
namespace hinge::inline HINGE_TARGET {

/// y = f(x).
///
/// Shape   forward(f, x, y), or with pointers and n: as array.hpp says of all.
template <class F, class... Arrays>
void forward(const F& f, Arrays&&... arrays) {
    detail::checked_call<detail::compiled_here, call::forward>(f, static_cast<Arrays&&>(arrays)...);
}

/// d = f'(x).
///
/// Shape   derivative(f, x, d), or with pointers and n: as array.hpp says of all.
template <class F, class... Arrays>
void derivative(const F& f, Arrays&&... arrays) {
    detail::checked_call<detail::compiled_here, call::derivative>(f,
                                                                  static_cast<Arrays&&>(arrays)...);
}

/// dx = dy * f'(x): the gradient with respect to x from the gradient with respect to y = f(x).
///
/// Shape   backward(f, x, dy, dx), or with pointers and n: as array.hpp says of all.
template <class F, class... Arrays>
void backward(const F& f, Arrays&&... arrays) {
    detail::checked_call<detail::compiled_here, call::backward>(f,
                                                                static_cast<Arrays&&>(arrays)...);
}

/// y = f(x) and d = f'(x) in one pass.
///
/// Shape   forward_with_derivative(f, x, y, d), or with pointers and n: as array.hpp says of all.
template <class F, class... Arrays>
void forward_with_derivative(const F& f, Arrays&&... arrays) {
    detail::checked_call<detail::compiled_here, call::forward_with_derivative>(
        f, static_cast<Arrays&&>(arrays)...);
}

/// y = f(gate) * value, a gated unit: GLU where f is sigmoid, SwiGLU silu, GEGLU gelu, ReGLU relu.
///
/// Shape   gated_forward(f, gate, value, y), or with pointers and n: as array.hpp says of all.
/// Error   y is the product of value and what the call f(gate) gives, rounded. So the relative error is
///         that of f and half a unit in the last place; in ULP of y, which may stand where numbers are
///         relatively twice as dense, at most 2 claim + 1. That is where f(gate) is normal: what it
///         lost as a subnormal or infinite number, no value brings back.
/// Source  Dauphin et al. 2017, arXiv:1612.08083, eq. 1; Shazeer 2020, arXiv:2002.05202, eq. 5 and 6.
template <class F, class... Arrays>
void gated_forward(const F& f, Arrays&&... arrays) {
    detail::checked_call<detail::compiled_here, call::gated_forward>(
        f, static_cast<Arrays&&>(arrays)...);
}

/// dgate = dy * value * f'(gate) and dvalue = dy * f(gate): the gradients with respect to gate and to
/// value from the one with respect to y = f(gate) * value.
///
/// Shape   gated_backward(f, gate, value, dy, dgate, dvalue), or with pointers and n: as array.hpp
///         says of all.
/// Domain  dgate has the bits that backward gives for gate and the product dy * value. So relu's is +0 at
///         a dead unit, whatever dy and value are; others are infinite or NaN where that product
///         overflows.
/// Error   of dvalue that of gated_forward; of dgate, by the claim of f' and one product more, at most
///         2 claim + 2 ULP, where dy * value and f'(gate) are normal.
/// Source  the chain rule.
template <class F, class... Arrays>
void gated_backward(const F& f, Arrays&&... arrays) {
    detail::checked_call<detail::compiled_here, call::gated_backward>(
        f, static_cast<Arrays&&>(arrays)...);
}

} // namespace hinge::inline HINGE_TARGET
// --- hinge/channels/grid.hpp

#include <cstddef>

/// How calls by channel go through their arrays, by the length n, the number of channels and inner alone:
/// the order of the sums is theirs. The arrays are rows of channels of inner elements each.
///
///     tile    some channels in all rows; tiles come one after the other
///     line    what is computed at once: elements of a tile that stand together, of its part of a row or of
///             as many whole rows as there is room for. Each has the same channels at the same places
///     piece   some of a tile's lines, for a thread perhaps. Its sums are taken for every place in a line
///             first, then over the places of each channel; those of pieces are added in their order
namespace hinge::call {

/// Some lines at one distance. Outside HINGE_TARGET, like the calls: dispatch hands them to files for other ISAs.
struct lines {
    std::size_t begin, count; ///< the first element, and how many lines
    std::size_t length, last; ///< elements in each, and in the last one, which may be shorter
    std::size_t distance;     ///< from line to line
};

} // namespace hinge::call

namespace hinge::inline HINGE_TARGET::detail {

/// Elements in a line, at most: so many floats, or sums in double, stay in L1 with others.
inline constexpr std::size_t line_room = 512;
/// Pieces of a tile, at most, and lines in a piece, at least, if there are several: the sums over places
/// take as long as a few lines.
inline constexpr std::size_t pieces_at_most = 64, lines_in_piece = 32;

struct channel_line {
    std::size_t begin, length;
};

struct channel_tile {
    std::size_t channel, channels; ///< the first, and how many
    std::size_t inner;             ///< elements of one channel that stand together
    std::size_t begin, row;        ///< its first element, and the distance from row to row
    std::size_t rows, in_row;      ///< how many, and the tile's elements in each
    std::size_t line;              ///< elements in a line; the last one of a row may have fewer
    std::size_t lines_in_row;

    constexpr std::size_t lines() const { return rows * lines_in_row; }
    constexpr std::size_t pieces() const {
        const std::size_t wanted = lines() / lines_in_piece;
        return wanted == 0 ? 1 : wanted < pieces_at_most ? wanted : pieces_at_most;
    }
    /// The lines of a piece are those from here to the next piece's.
    constexpr std::size_t first_line_of(std::size_t piece) const {
        const std::size_t each = lines() / pieces(), rest = lines() % pieces();
        return piece * each + (piece < rest ? piece : rest);
    }
    constexpr channel_line operator[](std::size_t i) const {
        const std::size_t from = i % lines_in_row * line;
        return {begin + i / lines_in_row * row + from, in_row - from < line ? in_row - from : line};
    }
    /// Lines i, ..., as many of those before `end` as are at one distance.
    constexpr call::lines lines(std::size_t i, std::size_t end) const {
        const bool by_row = lines_in_row == 1;
        const std::size_t left = by_row ? end - i : lines_in_row - i % lines_in_row,
                          count = left < end - i ? left : end - i;
        return {operator[](i).begin, count, line, operator[](i + count - 1).length,
                by_row ? row : line};
    }
};

/// The tiles of arrays of n elements, which is a multiple of channels times inner.
class channel_grid {
public:
    constexpr channel_grid(std::size_t n, std::size_t channels, std::size_t inner)
        : n_(n), channels_(channels), inner_(inner) {
        const std::size_t room = inner < line_room ? line_room / inner : 1;
        const std::size_t least = channels / room + (channels % room != 0);
        in_tile_ = channels / least + (channels % least != 0);
        tiles_ = channels / in_tile_ + (channels % in_tile_ != 0);
    }
    constexpr std::size_t tiles() const { return tiles_; }
    constexpr std::size_t elements() const { return n_; }
    constexpr channel_tile operator[](std::size_t i) const {
        channel_tile tile{};
        tile.channel = i * in_tile_;
        tile.channels = channels_ - tile.channel < in_tile_ ? channels_ - tile.channel : in_tile_;
        tile.rows = tile.lines_in_row = 1;
        if (n_ == 0) return tile;
        tile.inner = channels_ == 1 ? n_ : inner_;
        const std::size_t in_row = tile.channels * tile.inner;
        if (tiles_ == 1 && in_row <= line_room) { // all rows are one
            tile.in_row = n_;
            tile.line = line_room / in_row * in_row;
            if (n_ < tile.line) tile.line = n_;
            tile.lines_in_row = n_ / tile.line + (n_ % tile.line != 0);
            return tile;
        }
        tile.begin = tile.channel * inner_;
        tile.row = channels_ * inner_;
        tile.rows = n_ / channels_ / tile.inner;
        tile.in_row = in_row;
        tile.lines_in_row = in_row / line_room + (in_row % line_room != 0);
        tile.line = in_row / tile.lines_in_row + (in_row % tile.lines_in_row != 0);
        return tile;
    }

private:
    std::size_t n_, channels_, inner_, in_tile_, tiles_;
};

} // namespace hinge::inline HINGE_TARGET::detail
// --- hinge/channels/arrays.hpp

#include <concepts>
#include <cstddef>
#include <cstring>

/// The arrays of a call by channel, as its loops read and write them.
namespace hinge::inline HINGE_TARGET::detail {

/// The arrays of a call and what their elements are.
template <class Call>
struct channel_arrays {
    const void* data[array_count<Call>];
    format formats[array_count<Call>];

    HINGE_INLINE void* at(std::size_t array, std::size_t element) const {
        return static_cast<char*>(const_cast<void*>(data[array])) +
               element * bytes_of(formats[array]);
    }
};

/// n elements of an array as values of T: where they stand, or in the buffer.
template <class Loops, class T, class Call>
HINGE_INLINE const T* values_at(const channel_arrays<Call>& arrays, std::size_t array,
                                std::size_t element, T* buffer, std::size_t n) {
    const void* const from = arrays.at(array, element);
    if (arrays.formats[array] == format_of<T>) return static_cast<const T*>(from);
    if constexpr (std::same_as<T, float>)
        Loops::conversions::widen(arrays.formats[array], from, buffer, n);
    return buffer;
}
/// n values to where elements of an array stand, if they are not there yet.
template <class Loops, class T, class Call>
HINGE_INLINE void put_at(const channel_arrays<Call>& arrays, std::size_t array, std::size_t element,
                         const T* values, std::size_t n) {
    void* const to = arrays.at(array, element);
    if (arrays.formats[array] == format_of<T>) {
        if (to != values && n != 0) std::memcpy(to, values, n * sizeof(T));
    } else if constexpr (std::same_as<T, float>) {
        Loops::conversions::narrow(arrays.formats[array], values, to, n);
    }
}

/// The values of the channels by place in a line: where they stand, or in the buffer, which has room for
/// those of a tile's channels too.
template <class Loops, class T, class Call>
HINGE_NOINLINE const T* values_by_place(const channel_arrays<Call>& arrays,
                                        const channel_tile& tile, T* buffer) {
    const T* const given = values_at<Loops, T>(arrays, 0, tile.channel, buffer, tile.channels);
    std::size_t done = tile.channels;
    if (tile.inner == 1) {
        if (done == tile.line) return given;
        if (given != buffer) std::memcpy(buffer, given, done * sizeof(T));
    } else {
        const std::size_t count = tile.inner < tile.line ? tile.inner : tile.line;
        for (std::size_t c = tile.channels; c-- > 0;) { // no place is before its channel
            const T value = given[c];
            for (std::size_t i = 0; i < count; ++i) buffer[c * count + i] = value;
        }
        done *= count;
    }
    for (std::size_t more; done < tile.line; done += more) { // the other rows are as the first
        more = tile.line - done < done ? tile.line - done : done;
        std::memcpy(buffer + done, buffer, more * sizeof(T));
    }
    return buffer;
}

} // namespace hinge::inline HINGE_TARGET::detail
// --- hinge/channels/call/biased_backward.hpp

namespace hinge::call {

struct biased_backward {
    using on_biased = backward;
    static constexpr bool is_by_channel = true;
    static constexpr const char* name = "biased_backward";
    static constexpr const char* inputs[] = {"bias", "x", "dy"};
    static constexpr const char* outputs[] = {"dx", "dbias"};

    template <class F, class V>
    static constexpr bool takes = backward::takes<F, V>;

    template <class F, class V, class Sums>
    HINGE_INLINE static V evaluate(const F& f, const V (&in)[3], Sums& sum) {
        const V biased[] = {in[1] + in[0], in[2]};
        V dx[1];
        backward::evaluate(f, biased, dx);
        sum.add(dx[0]);
        return dx[0];
    }
    template <bool True>
    static consteval void must_fit() {
        static_assert(True, "hinge: the call goes biased_backward(f, bias, x, dy, dx, dbias), or "
                            "biased_backward(f, bias, channels, x, dy, dx, dbias, n) with "
                            "pointers, and inner last where it is not 1");
    }
    template <bool True>
    static consteval void must_have() {
        static_assert(True, "hinge: biased_backward needs f.derivative(x), returning the type of "
                            "x, for the element type and its xsimd::batch");
    }
};

} // namespace hinge::call
// --- hinge/channels/call/biased_forward.hpp

namespace hinge::call {

struct biased_forward {
    using on_biased = forward;
    static constexpr bool is_by_channel = true;
    static constexpr const char* name = "biased_forward";
    static constexpr const char* inputs[] = {"bias", "x"};
    static constexpr const char* outputs[] = {"y"};

    template <class F, class V>
    static constexpr bool takes = forward::takes<F, V>;

    template <class F, class V, class Sums>
    HINGE_INLINE static V evaluate(const F& f, const V (&in)[2], const Sums&) {
        return f(V(in[1] + in[0]));
    }
    template <bool True>
    static consteval void must_fit() {
        static_assert(True, "hinge: the call goes biased_forward(f, bias, x, y), or biased_forward("
                            "f, bias, channels, x, y, n) with pointers, and inner last where it is "
                            "not 1");
    }
    template <bool True>
    static consteval void must_have() {
        static_assert(True, "hinge: biased_forward needs f(x), returning the type of x, for the "
                            "element type and its xsimd::batch");
    }
};

} // namespace hinge::call
// --- hinge/channels/call/prelu_backward.hpp

namespace hinge::call {

struct prelu_backward {
    using activation = prelu;
    static constexpr bool is_by_channel = true;
    static constexpr const char* name = "prelu_backward";
    static constexpr const char* inputs[] = {"slopes", "x", "dy"};
    static constexpr const char* outputs[] = {"dx", "dslopes"};

    template <class F, class V>
    static constexpr bool takes = true;

    template <class F, class V, class Sums>
    HINGE_INLINE static V evaluate(const F&, const V (&in)[3], Sums& sum) {
        const V &slope = in[0], &x = in[1], &dy = in[2];
        // To multiply x and dy where x is positive could raise a flag.
        const auto positive = x > V(0);
        sum.add_product(simd::keep_unless(positive, x), simd::keep_unless(positive, dy));
        return dy * math::left_slope_or_1(x, slope);
    }
    template <bool True>
    static consteval void must_fit() {
        static_assert(True, "hinge: the call goes prelu_backward(slopes, x, dy, dx, dslopes), or "
                            "prelu_backward(slopes, channels, x, dy, dx, dslopes, n) with "
                            "pointers, and inner last where it is not 1");
    }
    template <bool True>
    static consteval void must_have() {}
};

} // namespace hinge::call
// --- hinge/channels/call/prelu_forward.hpp

namespace hinge::call {

struct prelu_forward {
    using activation = prelu;
    static constexpr bool is_by_channel = true;
    static constexpr const char* name = "prelu_forward";
    static constexpr const char* inputs[] = {"slopes", "x"};
    static constexpr const char* outputs[] = {"y"};

    template <class F, class V>
    static constexpr bool takes = true;

    template <class F, class V, class Sums>
    HINGE_INLINE static V evaluate(const F&, const V (&in)[2], const Sums&) {
        return math::with_left_slope(in[1], in[0]);
    }
    template <bool True>
    static consteval void must_fit() {
        static_assert(True, "hinge: the call goes prelu_forward(slopes, x, y), or prelu_forward("
                            "slopes, channels, x, y, n) with pointers, and inner last where it is "
                            "not 1");
    }
    template <bool True>
    static consteval void must_have() {}
};

} // namespace hinge::call
// --- hinge/channels/calls.hpp

/// The array calls with a value by channel, a type each. They say of themselves what those of
/// array/calls.hpp say, but for `evaluate`:
///     is_by_channel           the first of the inputs has an element a channel, the second of the outputs,
///                             if there is one, their gradient
///     activation              the f of a call for which the user gives none
///     on_biased               of a call with biases, the call by element that it is on x + bias
///     evaluate(f, in, sum)    one value of the first output, from one of each input; to `sum` it adds what the
///                             second output is the sum of (channels/lane_sums.hpp)
namespace hinge {

/// All of them.
using channel_calls = type_list<call::prelu_forward, call::prelu_backward, call::biased_forward,
                                call::biased_backward>;

} // namespace hinge
// --- hinge/channels/lane_sums.hpp

#include <cstddef>

/// Sums by place in a line, in double, in registers.
namespace hinge::inline HINGE_TARGET::detail {

/// Those of the lanes of V, of which the first `count` are in memory. A call by channel adds x, or a * b, which is
/// exact for floats and rounded for doubles.
///
/// Of a scalar it is one term, which the loop puts down: g++ 12 fuses products of doubles into sums that it
/// vectorizes with them, simd::product or not, so sums are taken in a loop of their own.
template <class V>
struct lane_sums {
    double term;

    HINGE_INLINE void load(const double*, std::size_t) {}
    HINGE_INLINE void store(double* to, std::size_t) const { *to = term; }
    HINGE_INLINE void add(V x) { term = static_cast<double>(x); }
    HINGE_INLINE void add_product(V a, V b) {
        term = static_cast<double>(a) * static_cast<double>(b);
    }
};

#if HINGE_HAS_REGISTERS

template <simd::wide_double V>
struct lane_sums<V> {
    V sum;

    HINGE_INLINE void load(const double* from, std::size_t count) {
        sum = count < simd::lanes<V> ? simd::load_first<V>(from, count) : simd::load<V>(from);
    }
    HINGE_INLINE void store(double* to, std::size_t count) const {
        if (count < simd::lanes<V>) return simd::store_first<V>(to, sum, count);
        simd::store<V>(to, sum);
    }
    HINGE_INLINE void add(const V& x) { sum = sum + x; }
    HINGE_INLINE void add_product(const V& a, const V& b) { add(simd::product(a, b)); }
};

template <simd::wide_float V>
struct lane_sums<V> {
    static constexpr std::size_t half = simd::lanes<V> / 2;
    lane_sums<simd::doubles_t<V>> lower, upper;

    HINGE_INLINE void load(const double* from, std::size_t count) {
        lower.load(from, count);
        upper.load(from + half, count > half ? count - half : 0);
    }
    HINGE_INLINE void store(double* to, std::size_t count) const {
        lower.store(to, count);
        upper.store(to + half, count > half ? count - half : 0);
    }
    HINGE_INLINE void add(const V& x) {
        lower.add(simd::lower_in_double(x));
        upper.add(simd::upper_in_double(x));
    }
    HINGE_INLINE void add_product(const V& a, const V& b) {
        lower.sum = simd::fma(simd::lower_in_double(a), simd::lower_in_double(b), lower.sum);
        upper.sum = simd::fma(simd::upper_in_double(a), simd::upper_in_double(b), upper.sum);
    }
};

#endif

} // namespace hinge::inline HINGE_TARGET::detail
// --- hinge/channels/loops.hpp

#include <cstddef>

/// The loops behind calls by channel, without a check. Each has its kernel compiled in; only dispatch, which would
/// hold all of them twice, goes through a buffer for x + bias and the loops for the other array calls.
namespace hinge::inline HINGE_TARGET::detail {

template <class Call>
inline constexpr bool has_sums = output_count<Call> == 2;

/// So many elements in a loop of their own, which compilers vectorize at -O2 too, as its length is fixed.
inline constexpr std::size_t at_once = 16;

/// z = x + bias.
template <class T>
HINGE_NOINLINE void add(const T* __restrict x, const T* __restrict bias, T* __restrict z,
                        std::size_t n) noexcept {
    std::size_t i = 0;
    for (; n - i >= at_once; i += at_once)
        for (std::size_t j = 0; j < at_once; ++j) z[i + j] = x[i + j] + bias[i + j];
    for (; i < n; ++i) z[i] = x[i] + bias[i];
}
/// sums += x.
template <class T>
HINGE_NOINLINE void add_to(double* __restrict sums, const T* __restrict x, std::size_t n) noexcept {
    std::size_t i = 0;
    for (; n - i >= at_once; i += at_once)
        for (std::size_t j = 0; j < at_once; ++j) sums[i + j] += static_cast<double>(x[i + j]);
    for (; i < n; ++i) sums[i] += static_cast<double>(x[i]);
}

/// The call on `count` lines of n elements.
template <class Call, class V, class F, class T>
HINGE_INLINE void on_lines(const F& f, const T* const (&in)[input_count<Call>], T* out,
                           double* sums, std::size_t n, std::size_t count, std::size_t distance) {
    constexpr std::size_t lanes = simd::lanes<V>;
    const auto at = [&](std::size_t i, std::size_t m, auto load, auto store) HINGE_INLINE_LAMBDA {
        lane_sums<V> sum;
        if constexpr (has_sums<Call>) sum.load(sums + i, m);
        V x[input_count<Call>] = {load(in[0] + i)};
        for (std::size_t k = 0, first = i; k < count; ++k, first += distance) {
            for (std::size_t j = 1; j < input_count<Call>; ++j) x[j] = load(in[j] + first);
            store(out + first, Call::evaluate(f, x, sum));
        }
        if constexpr (has_sums<Call>) sum.store(sums + i, m);
    };
    const auto load = [](const T* from) HINGE_INLINE_LAMBDA { return simd::load<V>(from); };
    const auto store = [](T* to, const V& y) HINGE_INLINE_LAMBDA { simd::store<V>(to, y); };
    if constexpr (lanes == 1) { // left to the compiler, who may vectorize it
        HINGE_INDEPENDENT_ITERATIONS
        for (std::size_t i = 0; i < n; ++i) at(i, 1, load, store);
    } else {
        const std::size_t rest = n % lanes;
        for (std::size_t i = 0; i < n - rest; i += lanes) at(i, lanes, load, store);
        if (rest == 0) return;
        const auto load_first = [=](const T* from)
                                    HINGE_INLINE_LAMBDA { return simd::load_first<V>(from, rest); };
        const auto store_first = [=](T* to, const V& y)
                                     HINGE_INLINE_LAMBDA { simd::store_first<V>(to, y, rest); };
        at(n - rest, rest, load_first, store_first);
    }
}

/// The call on lines, for each of which its first input and the sums begin anew. Out of line as `transform` is.
///
/// Where there are sums two lines are gone through together, whose sums stay in registers from one to the
/// other (biased_backward, 65,536 floats, Zen 4, AVX-512: gelu 34.6 us, so 32.1; relu 11.9, so 11.3).
template <class Call, class V, class F, class T>
HINGE_NOINLINE void transform_lines(const F& activation, const T* const* ins, T* out, double* sums,
                                    const call::lines& lines) {
    in_copy<F> f = activation;
    const T* in[input_count<Call>];
    for (std::size_t j = 0; j < input_count<Call>; ++j) in[j] = ins[j];
    for (std::size_t left = lines.count;;) {
        const std::size_t n = left == 1 ? lines.last : lines.length;
        std::size_t count = 1;
        if constexpr (has_sums<Call> && simd::lanes<V> == 1) {
            double terms[line_room];
            detail::on_lines<Call, V>(f, in, out, terms, n, 1, 0);
            detail::add_to(sums, terms, n);
        } else {
            if (has_sums<Call> && left > 2) count = 2; // neither is the last, which may be shorter
            detail::on_lines<Call, V>(f, in, out, sums, n, count, lines.distance);
        }
        left -= count;
        if (left == 0) return;
        for (std::size_t j = 1; j < input_count<Call>; ++j) in[j] += count * lines.distance;
        out += count * lines.distance;
    }
}

/// The loops of all array calls for this file's ISA, with those by channel.
struct all_compiled_here : compiled_here {
    template <class Call, class F, class T>
    static void run_lines(const F& f, const T* const* in, T* out, double* sums,
                          const call::lines& lines) {
        detail::with_kernel_of<T>(f, [&](const auto& kernel) HINGE_INLINE_LAMBDA {
            detail::transform_lines<Call, value_for<F, T>>(kernel, in, out, sums, lines);
        });
    }
};

} // namespace hinge::inline HINGE_TARGET::detail
// --- hinge/channels/sums.hpp

#include <cstddef>

/// From sums by place in a line to those by channel.
namespace hinge::inline HINGE_TARGET::detail {

/// The sum of n numbers: one after the other if they are few, else of every eighth first, whatever a register
/// holds.
inline double sum_of(const double* x, std::size_t n) noexcept {
    constexpr std::size_t lanes = 8;
    if (n < lanes) {
        double sum = 0;
        for (std::size_t i = 0; i < n; ++i) sum += x[i];
        return sum;
    }
    double lane[lanes] = {};
    std::size_t i = 0;
    for (; n - i >= lanes; i += lanes)
        for (std::size_t j = 0; j < lanes; ++j) lane[j] += x[i + j];
    for (std::size_t j = 0; i < n; ++i, ++j) lane[j] += x[i];
    return ((lane[0] + lane[1]) + (lane[2] + lane[3])) +
           ((lane[4] + lane[5]) + (lane[6] + lane[7]));
}

/// The sums over the channels of those over the places in a line.
inline void sum_places(const channel_tile& tile, const double* __restrict by_place,
                       double* __restrict sums) {
    const std::size_t channels = tile.channels;
    for (std::size_t c = 0; c < channels; ++c) sums[c] = 0;
    if (tile.inner == 1) {
        for (std::size_t place = 0; place < tile.line; place += channels)
            for (std::size_t c = 0; c < channels; ++c) sums[c] += by_place[place + c];
    } else {
        for (std::size_t place = 0; place < tile.line;)
            for (std::size_t c = 0; c < channels; ++c) {
                const std::size_t left = tile.line - place,
                                  count = left < tile.inner ? left : tile.inner;
                sums[c] += detail::sum_of(by_place + place, count);
                place += count;
            }
    }
}

} // namespace hinge::inline HINGE_TARGET::detail
// --- hinge/channels/run.hpp

#include <concepts>
#include <cstddef>

/// Calls by channel, checked already.
namespace hinge::inline HINGE_TARGET::detail {

/// The call on one piece of a tile. sums, one for each of its channels, are overwritten with those over the
/// piece, if the call has any. Pieces may be run at the same time: they write to different elements.
template <class Loops, class Call, class T, class F>
HINGE_NOINLINE void run_piece(const F& f, const channel_arrays<Call>& arrays,
                              const channel_tile& tile, std::size_t piece, double* sums) {
    constexpr std::size_t inputs = input_count<Call>, room = std::same_as<T, float>
                                                                 ? line_room
                                                                 : 1; // doubles stay where they are
    alignas(64) T values[line_room];
    alignas(64) T buffer[inputs][room];
    alignas(64) double by_place[has_sums<Call> ? line_room : 1];
    if constexpr (has_sums<Call>)
        for (std::size_t i = 0; i < tile.line; ++i) by_place[i] = 0;
    const T* in[inputs] = {detail::values_by_place<Loops>(arrays, tile, values)};
    bool in_buffers = false; // which are a line long
    for (std::size_t j = 1; j <= inputs; ++j) in_buffers |= arrays.formats[j] != format_of<T>;
    const std::size_t end = tile.first_line_of(piece + 1);
    for (std::size_t i = tile.first_line_of(piece); i < end;) {
        const call::lines some = tile.lines(i, in_buffers ? i + 1 : end);
        for (std::size_t j = 1; j < inputs; ++j)
            in[j] = values_at<Loops>(arrays, j, some.begin, buffer[j], some.last);
        T* const out = arrays.formats[inputs] == format_of<T>
                           ? static_cast<T*>(arrays.at(inputs, some.begin))
                           : buffer[0];
        Loops::template run_lines<Call>(f, in, out, by_place, some);
        put_at<Loops>(arrays, inputs, some.begin, out, some.last);
        i += some.count;
    }
    if constexpr (has_sums<Call>) detail::sum_places(tile, by_place, sums);
}

/// The sums over a tile's channels: add those of its pieces in their order, then store. Of a call without sums
/// there are none.
template <class Loops, class Call, class T>
class tile_sums {
public:
    void add(const double* sums, const channel_tile& tile) {
        if constexpr (has_sums<Call>)
            for (std::size_t c = 0; c < tile.channels; ++c)
                total_[c] = is_empty_ ? sums[c] : total_[c] + sums[c];
        is_empty_ = false;
    }
    void store(const channel_arrays<Call>& arrays, const channel_tile& tile) const {
        if constexpr (has_sums<Call>) {
            T rounded[line_room];
            for (std::size_t c = 0; c < tile.channels; ++c) rounded[c] = static_cast<T>(total_[c]);
            put_at<Loops, T>(arrays, input_count<Call> + 1, tile.channel, rounded, tile.channels);
        }
    }

private:
    bool is_empty_ = true;
    double total_[has_sums<Call> ? line_room : 1];
};

/// The call on one tile, in the calling thread.
template <class Loops, class Call, class T, class F>
HINGE_NOINLINE void run_tile(const F& f, const channel_arrays<Call>& arrays,
                             const channel_tile& tile) {
    double sums[has_sums<Call> ? line_room : 1];
    tile_sums<Loops, Call, T> total;
    for (std::size_t piece = 0, pieces = tile.pieces(); piece < pieces; ++piece) {
        run_piece<Loops, Call, T>(f, arrays, tile, piece, sums);
        total.add(sums, tile);
    }
    total.store(arrays, tile);
}

/// How the tiles are gone through, by the way of the other array calls (array/checked_call.hpp): one after the
/// other. parallel.hpp has another.
template <class Way>
struct through_tiles {
    template <class Loops, class Call, class T, class F>
    static void run(const F& f, const channel_arrays<Call>& arrays, const channel_grid& grid) {
        for (std::size_t i = 0; i < grid.tiles(); ++i) run_tile<Loops, Call, T>(f, arrays, grid[i]);
    }
};

} // namespace hinge::inline HINGE_TARGET::detail
// --- hinge/channels/checked_call.hpp

#include <cstddef>
#include <span>

/// From a user's arguments to a call by channel.
namespace hinge::inline HINGE_TARGET::detail {

[[noreturn]] inline void report_no_channels(const char* scope, const char* call,
                                            const char* first) {
    invalid_argument("%s%s: %s has 0 elements, and there is no channel", scope, call, first);
}
[[noreturn]] inline void report_inner(const char* scope, const char* call) {
    invalid_argument("%s%s: inner is 0", scope, call);
}
[[noreturn]] inline void report_multiple(const char* scope, const char* call, const char* x,
                                         std::size_t n, const char* first, std::size_t channels,
                                         std::size_t inner) {
    invalid_argument("%s%s: %s has %zu element%s, no multiple of %s' %zu times inner, %zu", scope,
                     call, x, n, n == 1 ? "" : "s", first, channels, inner);
}

/// Whether the i-th array of a call has an element a channel.
template <class Call>
constexpr bool has_one_a_channel(std::size_t i) {
    return i == 0 || i == input_count<Call> + 1;
}

/// The arrays by channel must be as long as the first, the others as x, and that is to be whole rows.
template <class Call>
HINGE_INLINE void check_channels(const char* scope, const std::size_t (&sizes)[array_count<Call>],
                                 std::size_t inner) {
    for (std::size_t i = 2; i < array_count<Call>; ++i) {
        const std::size_t like = has_one_a_channel<Call>(i) ? 0 : 1;
        if (sizes[i] != sizes[like])
            report_length(scope, Call::name, array_name<Call>(like), sizes[like],
                          array_name<Call>(i), sizes[i]);
    }
    const std::size_t channels = sizes[0], n = sizes[1];
    if (channels == 0) report_no_channels(scope, Call::name, array_name<Call>(0));
    if (inner == 0) report_inner(scope, Call::name);
    if (n % channels != 0 || n / channels % inner != 0)
        report_multiple(scope, Call::name, array_name<Call>(1), n, array_name<Call>(0), channels,
                        inner);
}

/// What was given, lengths and arrays apart, each in their order.
template <class Call>
struct channel_arguments {
    channel_arrays<Call> arrays{};
    std::size_t sizes[array_count<Call>] = {}; // of ranges
    std::size_t lengths[3] = {};
    std::size_t array_number = 0, length_number = 0;

    template <class A>
    HINGE_INLINE void take(A& argument) {
        if constexpr (length<A>) {
            lengths[length_number++] = static_cast<std::size_t>(argument);
        } else {
            arrays.data[array_number] = detail::data_of(argument);
            arrays.formats[array_number] = format_of_argument<A>;
            if constexpr (contiguous<A>) sizes[array_number] = std::span(argument).size();
            ++array_number;
        }
    }
};

/// Call with f on ranges, or on pointers, the first of which the number of channels follows and the last n.
/// inner comes last, or not at all and is 1.
template <class Loops, class Call, class Way, class F, class... A>
HINGE_INLINE void channel_call_in(const F& f, A&&... arguments) {
    if constexpr (fits<Call, F, A...>()) {
        channel_arguments<Call> given;
        (given.take(arguments), ...);
        std::size_t last = 0;
        if constexpr (manner_of<Call, A...>() == manner::pointers) {
            for (std::size_t i = 0; i < array_count<Call>; ++i)
                given.sizes[i] = given.lengths[has_one_a_channel<Call>(i) ? 0 : 1];
            last = 2;
        }
        const std::size_t inner = given.length_number > last ? given.lengths[last] : 1;
        detail::check_channels<Call>(Loops::scope, given.sizes, inner);
        detail::check_overlap<Call>(Loops::scope, given.arrays.data, given.arrays.formats,
                                    given.sizes);
        const channel_grid grid(given.sizes[1], given.sizes[0], inner);
        callee<F>::visit(f, [&](const auto& g) HINGE_INLINE_LAMBDA {
            through_tiles<Way>::template run<Loops, Call, computed<A...>>(g, given.arrays, grid);
        });
    }
}

/// The user does not name an f that the call has itself.
template <class Loops, class Call>
struct channel_caller {
    template <class Way, class... A>
    HINGE_INLINE static void call(A&&... arguments) {
        if constexpr (requires { typename Call::activation; }) {
            detail::channel_call_in<Loops, Call, Way>(typename Call::activation(),
                                                      static_cast<A&&>(arguments)...);
        } else {
            detail::channel_call_in<Loops, Call, Way>(static_cast<A&&>(arguments)...);
        }
    }
};

/// Call as the user writes it.
template <class Loops, class Call, class First, class... A>
HINGE_INLINE void checked_channel_call(const First& first, A&&... arguments) {
    first_argument<First>::template call<channel_caller<Loops, Call>>(
        first, static_cast<A&&>(arguments)...);
}

} // namespace hinge::inline HINGE_TARGET::detail
// --- hinge/channels.hpp

/// Array calls with a slope or a bias by channel. Each comes for ranges and for pointers:
///
///     prelu_forward(slopes, x, y)                     y  = prelu(x), its slope being that of the channel
///     prelu_backward(slopes, x, dy, dx, dslopes)      dx = dy * prelu'(x)
///     biased_forward(f, bias, x, y)                   y  = f(x + bias)
///     biased_backward(f, bias, x, dy, dx, dbias)      dx = dy * f'(x + bias)
///
/// slopes  slopes and bias have an element a channel, dslopes and dbias as well, which are overwritten with
///         the gradients of slopes and bias: the sums over the channel of dy * x where x is not positive,
///         and of dx.
/// inner   how many elements of one channel stand together, an integer that may come last: element i has
///         channel (i / inner) % slopes.size(). 1, or nothing, is for channels last (NHWC, or the rows of a
///         matrix), height times width for channels first (NCHW).
/// Shape   arrays and f as in array.hpp, a std::variant too. The length of x is a multiple of the number of
///         channels times inner, 0 too. With pointers that number comes behind the first and the length
///         behind the last: prelu_forward(slopes, channels, x, y, n), or with inner (..., n, inner).
/// Result  an element has the bits of the calls of array.hpp with that slope, or on x + bias, rounded.
///         A NaN in x goes into dx and into the sum of its channel, and into no other.
/// Sums    in double, in an order that the length, the number of channels and inner decide alone: the same
///         numbers give the same bits on every ISA, at any alignment, on any threads. A sum of N numbers is
///         off by at most N 2^-53 of the sum of their absolute values, for dslopes of doubles (N + 1) 2^-53
///         where the products are normal, and is rounded to the type of its array then, to 16 bits by way of
///         float. The numbers of dbias are dx before it is rounded to 16 bits.
/// Errors  as in array.hpp, and for no channel, an inner of 0 and a length that is no such multiple.
/// Threads as in array.hpp.
namespace hinge::inline HINGE_TARGET {

/// y = x > 0 ? x : slope x, with the slope of the channel.
///
/// Source  He et al. 2015, arXiv:1502.01852, eq. 1.
template <class... Arguments>
void prelu_forward(Arguments&&... arguments) {
    detail::checked_channel_call<detail::all_compiled_here, call::prelu_forward>(
        static_cast<Arguments&&>(arguments)...);
}

/// dx = dy * (x > 0 ? 1 : slope), and dslopes = sum of x > 0 ? 0 : dy * x over each channel.
///
/// Source  the same, eq. 2 and 3.
template <class... Arguments>
void prelu_backward(Arguments&&... arguments) {
    detail::checked_channel_call<detail::all_compiled_here, call::prelu_backward>(
        static_cast<Arguments&&>(arguments)...);
}

/// y = f(x + bias), with the bias of the channel: what a layer adds and its activation in one pass.
template <class F, class... Arguments>
void biased_forward(const F& f, Arguments&&... arguments) {
    detail::checked_channel_call<detail::all_compiled_here, call::biased_forward>(
        f, static_cast<Arguments&&>(arguments)...);
}

/// dx = dy * f'(x + bias), as backward gives it, and dbias = sum of dx over each channel.
///
/// Source  the chain rule.
template <class F, class... Arguments>
void biased_backward(const F& f, Arguments&&... arguments) {
    detail::checked_channel_call<detail::all_compiled_here, call::biased_backward>(
        f, static_cast<Arguments&&>(arguments)...);
}

} // namespace hinge::inline HINGE_TARGET
// --- hinge/hinge.hpp

/// All activations and array calls. dispatch.hpp, by_name.hpp and parallel.hpp stand for themselves.
///
/// For all files of a program you may define
///
///     HINGE_NO_XSIMD          no xsimd::batch: vectors of Hinge's own, with the same bits
///     HINGE_NO_VECTORS        not those either: scalars alone
///     HINGE_ALLOW_FAST_MATH   -ffast-math is no error, though no bound holds and no NaN is safe then

/// The one place the version stands; CMake reads it here.
#define HINGE_VERSION "0.1.0"

