// SPDX-License-Identifier: MIT
#pragma once

#include <stdexcept>
#include <string>

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
