# SPDX-License-Identifier: MIT
# Runs COMMAND, which must fail with output that matches EXPECT and, if ERRORS is given, that many compile errors.
# cmake -DCOMMAND=... -DEXPECT=... [-DERRORS=1] -P expect_failure.cmake
execute_process(COMMAND ${COMMAND} RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output)
string(REGEX MATCHALL "error:" errors "${output}")
list(LENGTH errors count)
if(result EQUAL 0 OR NOT output MATCHES "${EXPECT}" OR (DEFINED ERRORS AND NOT count EQUAL ERRORS))
    message(FATAL_ERROR "expected a failure that says '${EXPECT}'; exit ${result}, ${count} errors:\n${output}")
endif()
