// SPDX-License-Identifier: MIT
// The only file of a check that sees kernels: HINGE_ROW is its activation's name.
#include HINGE_ROW_FILE

#include "harness/make_subject.hpp"
#include "harness/mpfr_number.hpp"

const harness::subject& harness::the_subject() {
    static const subject s = make_subject<rows::HINGE_ROW>();
    return s;
}
