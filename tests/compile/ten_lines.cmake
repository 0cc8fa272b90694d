# SPDX-License-Identifier: MIT
# The README must show the program that matrix.sh compiles.
# cmake -DREADME=... -DPROGRAM=... -P ten_lines.cmake
cmake_minimum_required(VERSION 3.25)
file(READ ${README} readme)
file(READ ${PROGRAM} program)
string(FIND "${program}" "#include" start)
string(SUBSTRING "${program}" ${start} -1 program)
string(FIND "${readme}" "```cpp\n${program}```" at)
if(at EQUAL -1)
    message(FATAL_ERROR "these lines are not in ${README}; change either, or both:\n${program}")
endif()
