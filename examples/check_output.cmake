# SPDX-License-Identifier: MIT
#
#   cmake -DEXIT_CODE=N (-DEQUALS=FILE | -DCONTAINS=TEXT) -P check_output.cmake -- PROGRAM ARGUMENT...
#
# Runs the program. It must end with that exit code, and its output, both streams, must be what the
# file holds or have the text in it.

set(command)
set(is_command OFF)
math(EXPR last "${CMAKE_ARGC} - 1")
foreach(i RANGE ${last})
    if(is_command)
        list(APPEND command "${CMAKE_ARGV${i}}")
    elseif(CMAKE_ARGV${i} STREQUAL "--")
        set(is_command ON)
    endif()
endforeach()

execute_process(COMMAND ${command} RESULT_VARIABLE exit_code OUTPUT_VARIABLE output ERROR_VARIABLE output)
string(REPLACE "\r\n" "\n" output "${output}")

if(NOT exit_code STREQUAL EXIT_CODE)
    message(FATAL_ERROR "exit code ${exit_code}, expected ${EXIT_CODE}\n${output}")
endif()
if(DEFINED EQUALS)
    file(READ "${EQUALS}" expected)
    if(NOT output STREQUAL expected)
        message(FATAL_ERROR "not what ${EQUALS} holds:\n${output}")
    endif()
else()
    string(FIND "${output}" "${CONTAINS}" place)
    if(place EQUAL -1)
        message(FATAL_ERROR "expected to find\n${CONTAINS}\nin\n${output}")
    endif()
endif()
