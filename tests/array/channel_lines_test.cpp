// SPDX-License-Identifier: MIT
#include <algorithm>
#include <vector>

#include <hinge/hinge.hpp>

#include "array/channel_data.hpp"
#include "catch.hpp"
#include "harness/guarded.hpp"

TEMPLATE_TEST_CASE("calls by channel go to the end of lines of any length, and no further", "",
                   float, double) {
    using T = TestType;
    const hinge::relu f;
    for (std::size_t k = 0; k < 34; ++k)
        for (const channel_shape& shape : {channel_shape{1 + k, 1, 1},
                                           {1 + k, 1, 1'100 / (1 + k) + 1},
                                           {1 + k, 3, 400 / (1 + k) + 1},
                                           {513 + 2 * k, 1, 4},
                                           {2, 513 + k, 3}}) {
            CAPTURE(shape.channels, shape.inner, shape.rows);
            const std::size_t n = shape.n(), channels = shape.channels;
            std::vector<T> x(n), dy(n), values(channels); // whole numbers, whose sums are exact
            for (std::size_t i = 0; i < n; ++i) x[i] = static_cast<T>(i * 7 % 13) - T(6);
            for (std::size_t i = 0; i < n; ++i) dy[i] = static_cast<T>(i * 5 % 11) - T(5);
            for (std::size_t c = 0; c < channels; ++c) values[c] = static_cast<T>(c % 4) - T(1.5f);
            const auto want = by_scalars(f, shape, values, x, dy);
            const harness::guarded<T> of_x(n), of_dy(n), of_out(n), of_values(channels),
                of_sums(channels);
            for (const auto edge : {harness::edge::front, harness::edge::back}) {
                T *const v = of_values.elements(channels, edge), *const a = of_x.elements(n, edge),
                         *const b = of_dy.elements(n, edge), *const out = of_out.elements(n, edge),
                         *const sums = of_sums.elements(channels, edge);
                std::copy(values.begin(), values.end(), v);
                std::copy(x.begin(), x.end(), a);
                std::copy(dy.begin(), dy.end(), b);
                const auto is = [](const T* got, const auto& exact) {
                    for (std::size_t i = 0; i < exact.size(); ++i)
                        if (!harness::same(got[i], static_cast<T>(exact[i]))) return false;
                    return true;
                };
                hinge::prelu_forward(v, channels, a, out, n, shape.inner);
                CHECK(is(out, want.prelu));
                hinge::prelu_backward(v, channels, a, b, out, sums, n, shape.inner);
                CHECK((is(out, want.prelu_dx) && is(sums, want.dslopes)));
                hinge::biased_forward(f, v, channels, a, out, n, shape.inner);
                CHECK(is(out, want.biased));
                hinge::biased_backward(f, v, channels, a, b, out, sums, n, shape.inner);
                CHECK((is(out, want.biased_dx) && is(sums, want.dbias)));
            }
        }
}
