// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "harness/subject.hpp"

/// A checksum over an activation's results, all instances, f and f'. A kernel that is meant to change
/// its results changes it in tests/row/NAME.checksums, a line for each kind of build: kernels have other
/// bits where there is no fused multiply-add, and what is read off tables depends on their shape.
namespace harness {

using checksums = std::map<std::string, std::uint64_t>;

/// This build's, by kind.
checksums checksums_of(const subject& s);
/// The same over every float of the row's dense interval.
checksums dense_checksums_of(const subject& s);
/// The same over all 2^32 floats, with default parameters. It takes up to a minute.
checksums every_float_checksums_of(const subject& s);

std::string checksum_file(const subject& s);
/// Nothing, if there is no such file.
checksums read_checksums(const std::string& file);
void write_checksums(const std::string& file, const checksums& sums);

} // namespace harness
