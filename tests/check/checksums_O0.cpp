// SPDX-License-Identifier: MIT
#include "all_rows.hpp"
#include "catch.hpp"
#include "harness/checksum.hpp"
#include "harness/make_subject.hpp"

using namespace harness;

TEST_CASE("without optimization every activation gives the same bits") {
    for_each_row([]<class Row>(Row) {
        const subject s = make_checksum_subject<Row>();
        const checksums kept = read_checksums(checksum_file(s));
        for (const auto& [kind, sum] : checksums_of(s)) {
            INFO(s.name << ", " << kind);
            CHECK(kept.contains(kind));
            if (kept.contains(kind)) CHECK(kept.at(kind) == sum);
        }
    });
}
