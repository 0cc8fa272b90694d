// SPDX-License-Identifier: MIT
#include <algorithm>
#include <fstream>
#include <string>

#include <hinge/hinge.hpp>

#include "catch.hpp"

// What the CPU says of its caches.

TEST_CASE("the last-level cache has the size that Linux tells, or is not known") {
    using V = hinge::simd::widest<float>;
    if constexpr (hinge::simd::can_stream<V>) {
        const std::size_t bytes = hinge::detail::last_level_cache<V>();
        CHECK((bytes == 0 ||
               (bytes >= 128 * 1024 && bytes <= std::size_t{16} << 30 && bytes % 64 == 0)));
        std::size_t largest = 0, kibibytes = 0;
        for (int i = 0; i < 8; ++i) {
            std::ifstream file("/sys/devices/system/cpu/cpu0/cache/index" + std::to_string(i) +
                               "/size");
            if (file >> kibibytes) largest = std::max(largest, kibibytes * 1024); // "32768K"
        }
        if (largest != 0 && bytes != 0) CHECK(bytes == largest);
    }
}
