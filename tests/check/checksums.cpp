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

} // namespace

TEST_CASE("every ISA, compiler and optimization level gives the same bits") {
    const subject& s = the_subject();
    const checksums kept = read_checksums(checksum_file(s));
    for (const auto& [kind, sum] : all_checksums_of(s)) {
        INFO("tests/row/" << s.name << ".checksums, " << kind
                          << ": results are not those of the file, or "
                          << "it has none yet. If they are meant to change: check_" << s.name
                          << " [bless]");
        CHECK(kept.contains(kind));
        if (kept.contains(kind)) CHECK(kept.at(kind) == sum);
    }
}

// Of the kinds of this build only, so that others' cannot change unseen.
TEST_CASE("write this build's checksums", "[.bless]") {
    const subject& s = the_subject();
    checksums sums = read_checksums(checksum_file(s));
    for (const auto& [kind, sum] : all_checksums_of(s)) sums[kind] = sum;
    write_checksums(checksum_file(s), sums);
    CHECK(read_checksums(checksum_file(s)) == sums);
}
