// SPDX-License-Identifier: MIT
#pragma once

/// The floating-point environment, set for a while. What runs in it is called through pointers, which
/// compilers do not move across.
namespace harness {

class rounding {
public:
    explicit rounding(int mode);
    rounding(const rounding&) = delete;
    rounding& operator=(const rounding&) = delete;
    ~rounding();

private:
    int before;
};

/// Subnormal inputs and results are zeros.
class flushing {
public:
    flushing();
    flushing(const flushing&) = delete;
    flushing& operator=(const flushing&) = delete;
    ~flushing();

    static bool exists();

private:
    unsigned long long before;
};

/// INVALID, DIVBYZERO and OVERFLOW kill the program.
class trapping {
public:
    trapping();
    trapping(const trapping&) = delete;
    trapping& operator=(const trapping&) = delete;
    ~trapping();

    static bool exists();
};

/// Whether INVALID, DIVBYZERO or OVERFLOW was raised since the last call of clear_flags().
bool raised();
void clear_flags();

} // namespace harness
