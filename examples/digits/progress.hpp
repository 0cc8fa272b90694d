// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdio>
#include <string>
#include <utility>

#if defined(_WIN32)
#include <io.h>
#else
#include <unistd.h>
#endif

/// A bar on the terminal's last line, gone when done. Writes nothing when the output goes to a
/// file.
class progress {
public:
    progress(std::string label, std::size_t steps) : label_(std::move(label)), steps_(steps) {
        draw();
    }
    ~progress() {
        if (shown_) std::printf("\r%*s\r", static_cast<int>(label_.size()) + width + 3, "");
    }
    progress(const progress&) = delete;
    progress& operator=(const progress&) = delete;

    void step() {
        ++done_;
        draw();
    }

private:
    void draw() const {
        if (!shown_) return;
        const int filled = static_cast<int>(done_ * width / steps_);
        std::printf("\r%s [%.*s%*s]", label_.c_str(), filled, "##############################",
                    width - filled, "");
        std::fflush(stdout);
    }

    static bool is_terminal() {
#if defined(_WIN32)
        return _isatty(_fileno(stdout)) != 0;
#else
        return isatty(fileno(stdout)) != 0;
#endif
    }

    static constexpr int width = 30;
    std::string label_;
    std::size_t steps_, done_ = 0;
    bool shown_ = is_terminal();
};
