// SPDX-License-Identifier: MIT
#include <iterator>
#include <vector>

#include <hinge/hinge.hpp>

#include "array/meaning.hpp"
#include "catch.hpp"
#include "harness/encoding.hpp"

// The loop of every call, at every length; check_NAME has the rest of positions, for every activation.

namespace {

template <class Call, class T, class F>
void check_lengths(const F& f) {
    constexpr std::size_t longest = 3 * hinge::simd::lanes<hinge::simd::widest<T>> + 1;
    constexpr std::size_t ins = std::size(Call::inputs), outs = std::size(Call::outputs);
    std::vector<T> x(longest), dy(longest), value(longest, T(1));
    for (std::size_t i = 0; i < longest; ++i) {
        x[i] = static_cast<T>(i) / 4 - 5;
        dy[i] = 3 - static_cast<T>(i);
        if (takes_value<Call>) value[i] = static_cast<T>(i % 7) / 3 - 1;
    }
    std::size_t wrong = 0;
    for (std::size_t n = 0; n <= longest; ++n) {
        std::vector<T> result[outs];
        const T* in[ins];
        T* out[outs];
        for (std::size_t j = 0; j < ins; ++j)
            in[j] = input_of<T>(Call::inputs[j], {x.data(), dy.data(), value.data()});
        for (std::size_t j = 0; j < outs; ++j) {
            result[j].assign(longest, T(-77));
            out[j] = result[j].data();
        }
        hinge::detail::compiled_here::run<Call>(f, in, out, n);
        for (std::size_t j = 0; j < outs; ++j)
            for (std::size_t i = 0; i < longest; ++i)
                wrong += !harness::same(
                    result[j][i],
                    i < n ? output_of(Call::outputs[j], f, x[i], dy[i], value[i]) : T(-77));
    }
    INFO(F::name << ", " << Call::name << ", " << 8 * sizeof(T) << " bits");
    CHECK(wrong == 0);
}

} // namespace

TEST_CASE("every call gives the bits of the scalar calls at every length and writes no more") {
    hinge::array_calls::for_each([]<class Call>() {
        check_lengths<Call, float>(hinge::leaky_relu{0.5});
        check_lengths<Call, double>(hinge::leaky_relu{0.5});
        check_lengths<Call, float>(hinge::elu{});
        check_lengths<Call, float>(hinge::elu{-2.0}); // the other kernel
    });
}
