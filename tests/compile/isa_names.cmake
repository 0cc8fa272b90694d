# SPDX-License-Identifier: MIT
# Files that are compiled for different ISAs, or differ in having batches, vectors or exceptions, must not share HINGE_TARGET:
# the linker would hand the functions of one to the other.
# cmake "-DCOMPILE=c++;-std=c++20;-I..." -DPROCESSOR=x86_64 -DDIRECTORY=... -P isa_names.cmake
cmake_minimum_required(VERSION 3.25)
if(PROCESSOR MATCHES "x86_64|AMD64")
    set(avx512 "-mavx512f -mfma")
    set(bw_dq "${avx512} -mavx512cd -mavx512bw -mavx512dq")
    set(vl "${bw_dq} -mavx512vl")
    set(isas -msse2 -msse3 -mssse3 -msse4.1 -msse4.2 -mavx "-mavx -mfma" -mavx2 "-mavx2 -mfma" "-mavx2 -mfma -mavxvnni"
        "${avx512}" "${bw_dq}" "${vl}" "${vl} -mavx512vnni" "${vl} -mavx512ifma -mavx512vbmi -mavx512vbmi2"
        "${vl} -mavx512vnni -mavx512ifma -mavx512vbmi -mavx512vbmi2"
        "${vl} -mavx512vnni -mavx512ifma -mavx512vbmi -mavx512vbmi2 -mavx512bf16")
    list(TRANSFORM isas PREPEND "-march=x86-64 ")
else()
    set(isas -march=armv8-a -march=armv8-a+sve)
endif()

set(source ${DIRECTORY}/isa_names.cpp)
file(WRITE ${source} "#include <hinge/hinge.hpp>\n#define TEXT(x) #x\n#define NAME(x) TEXT(x)\nisa_name NAME(HINGE_TARGET)\n")
set(seen)
foreach(isa IN LISTS isas)
    foreach(others "" -fno-exceptions -DHINGE_NO_XSIMD "-fno-exceptions -DHINGE_NO_XSIMD"
            "-DHINGE_NO_XSIMD -DHINGE_NO_VECTORS")
        separate_arguments(flags UNIX_COMMAND "${isa} ${others}")
        execute_process(COMMAND ${COMPILE} ${flags} -E ${source}
            OUTPUT_VARIABLE text ERROR_VARIABLE error RESULT_VARIABLE result)
        if(NOT result EQUAL 0 OR NOT text MATCHES "\nisa_name \"([a-z0-9_]+)\"")
            message(FATAL_ERROR "no name for ${isa} ${others}: ${result}\n${error}")
        endif()
        set(name ${CMAKE_MATCH_1})
        if(name IN_LIST seen)
            message(FATAL_ERROR "${name} is the name for ${isa} ${others} and for ${flags_of_${name}}")
        endif()
        list(APPEND seen ${name})
        set(flags_of_${name} "${isa} ${others}")
    endforeach()
endforeach()
list(LENGTH seen count)
message("${count} names, all different")
