// SPDX-License-Identifier: MIT
#pragma once

#include <stdexcept>
#include <string>

/// How messages about ranges that share elements end.
inline const std::string overlap = " overlap without being the same range";
inline const std::string both_outputs = " are the same range, but each is an output";

/// The message of the std::invalid_argument that call throws, "" if it throws none.
template <class Call>
std::string message_of(Call call) {
    try {
        call();
    } catch (const std::invalid_argument& error) {
        return error.what();
    }
    return "";
}
