# SPDX-License-Identifier: MIT
# Runs COMMAND, which must fail and print the text EXPECT. RESULT: a regular expression for its exit code, or for
# how CMake puts a signal; ERRORS: how many compile errors it must print.
# cmake -DCOMMAND=... -DEXPECT=... [-DRESULT=...] [-DERRORS=1] -P expect_failure.cmake
cmake_minimum_required(VERSION 3.25)
execute_process(COMMAND ${COMMAND} RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output)
string(FIND "${output}" "${EXPECT}" at)
string(REGEX MATCHALL "error:" errors "${output}")
list(LENGTH errors count)
if(EXPECT STREQUAL "" OR at EQUAL -1 OR result EQUAL 0 OR (DEFINED RESULT AND NOT result MATCHES "${RESULT}")
        OR (DEFINED ERRORS AND NOT count EQUAL ERRORS))
    message(FATAL_ERROR "expected a failure (${RESULT}) that says '${EXPECT}'; result ${result}, ${count} errors:\n${output}")
endif()
