// SPDX-License-Identifier: MIT
#include "harness/checksum.hpp"

#include "catch.hpp"

using namespace harness;

namespace {

checksums all_checksums_of(const subject& s) {
    checksums sums = checksums_of(s);
    sums.merge(dense_checksums_of(s));
    return sums;
}

void check_against_file(const checksums& sums) {
    const subject& s = the_subject();
    const checksums kept = read_checksums(checksum_file(s));
    for (const auto& [kind, sum] : sums) {
        INFO("tests/row/" << s.name << ".checksums, " << kind
                          << ": results are not those of the file, or "
                          << "it has none yet. If they are meant to change: check_" << s.name
                          << " [bless]");
        CHECK(kept.contains(kind));
        if (kept.contains(kind)) CHECK(kept.at(kind) == sum);
    }
}

} // namespace

TEST_CASE("every ISA, compiler and optimization level gives the same bits") {
    check_against_file(all_checksums_of(the_subject()));
}

// So the claims that one build keeps on every float (exhaustive.cpp) hold for every build of its kind.
TEST_CASE("every ISA, compiler and optimization level gives the same bits on every float",
          "[.every_float_bits]") {
    check_against_file(every_float_checksums_of(the_subject()));
}

// Of the kinds of this build only, so that others' cannot change unseen.
TEST_CASE("write this build's checksums", "[.bless]") {
    const subject& s = the_subject();
    checksums sums = read_checksums(checksum_file(s));
    for (const auto& [kind, sum] : all_checksums_of(s)) sums[kind] = sum;
    for (const auto& [kind, sum] : every_float_checksums_of(s)) sums[kind] = sum;
    write_checksums(checksum_file(s), sums);
    CHECK(read_checksums(checksum_file(s)) == sums);
}
