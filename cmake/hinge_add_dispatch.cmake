# SPDX-License-Identifier: MIT

include_guard(GLOBAL)

# hinge_add_dispatch(<target> [ISAS <isa>...])
#
# A static library with Hinge's array calls compiled once per ISA, for <hinge/dispatch.hpp>, which chooses
# among them when the program runs. Link <target> and compile the rest of the program for the oldest CPU it
# is to run on. ISAS: of sse2, avx2 (with FMA), avx512 (F, CD, DQ, BW) on x86-64, neon64 on arm64; all of them
# if nothing is said. In a shared library too: the code is position independent.
function(hinge_add_dispatch target)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" ISAS)

    get_target_property(definitions hinge::hinge INTERFACE_COMPILE_DEFINITIONS)
    if(definitions MATCHES HINGE_NO_XSIMD)
        message(FATAL_ERROR "hinge_add_dispatch: it needs xsimd, which Hinge has not found")
    endif()

    # Best first, with what a file for each adds to the least that the architecture has.
    if(CMAKE_SYSTEM_PROCESSOR MATCHES "^(x86_64|AMD64|amd64)$")
        set(known avx512 avx2 sse2)
        if(MSVC) # cl and clang-cl, which compile for SSE2 unless told
            set(least)
            set(flags_avx512 /arch:AVX512)
            set(flags_avx2 /arch:AVX2)
        else()
            set(least -march=x86-64)
            set(flags_avx512 -mavx512f -mavx512cd -mavx512dq -mavx512bw -mfma)
            set(flags_avx2 -mavx2 -mfma)
        endif()
    elseif(CMAKE_SYSTEM_PROCESSOR MATCHES "^(aarch64|arm64|ARM64)$" AND NOT CMAKE_CXX_COMPILER_ID STREQUAL MSVC)
        set(known neon64)
        set(least)
        if(NOT MSVC)
            set(least -march=armv8-a)
        endif()
    else()
        message(FATAL_ERROR "hinge_add_dispatch: no ISAs to choose from are known for ${CMAKE_SYSTEM_PROCESSOR}; "
            "use the array calls of <hinge/array.hpp>")
    endif()
    list(APPEND least -UXSIMD_DEFAULT_ARCH)  # whatever -march and default the program has

    if(TARGET "${target}")
        message(FATAL_ERROR "hinge_add_dispatch: there is a target ${target} already")
    endif()
    if(DEFINED arg_UNPARSED_ARGUMENTS)
        message(FATAL_ERROR "hinge_add_dispatch: what is ${arg_UNPARSED_ARGUMENTS}? usage: hinge_add_dispatch(<target> [ISAS <isa>...])")
    endif()
    if("ISAS" IN_LIST arg_KEYWORDS_MISSING_VALUES)
        message(FATAL_ERROR "hinge_add_dispatch: ISAS names none; known here are ${known}")
    elseif(NOT DEFINED arg_ISAS)
        set(arg_ISAS ${known})
    endif()
    foreach(isa IN LISTS arg_ISAS)
        if(NOT isa IN_LIST known)
            message(FATAL_ERROR "hinge_add_dispatch: ISA ${isa} is not known on ${CMAKE_SYSTEM_PROCESSOR}; known are ${known}")
        endif()
    endforeach()
    set(isas)
    foreach(isa IN LISTS known)
        if(isa IN_LIST arg_ISAS)
            list(APPEND isas ${isa})
        endif()
    endforeach()

    set(here "${CMAKE_CURRENT_FUNCTION_LIST_DIR}")
    list(JOIN isas "," isas_list)

    add_library(${target} STATIC "${here}/dispatch/dispatch.cpp")
    target_compile_options(${target} PRIVATE ${least})
    target_compile_definitions(${target} PRIVATE "HINGE_DISPATCH_ISAS=${isas_list}")
    target_link_libraries(${target} PUBLIC hinge::hinge)
    set_target_properties(${target} PROPERTIES POSITION_INDEPENDENT_CODE ON)
    foreach(isa IN LISTS isas)
        add_library(${target}_${isa} OBJECT "${here}/dispatch/loops.cpp")
        target_compile_options(${target}_${isa} PRIVATE ${least} ${flags_${isa}})
        target_compile_definitions(${target}_${isa} PRIVATE HINGE_DISPATCH_ISA=${isa})
        target_link_libraries(${target}_${isa} PRIVATE hinge::hinge)
        set_target_properties(${target}_${isa} PROPERTIES POSITION_INDEPENDENT_CODE ON)
        target_sources(${target} PRIVATE $<TARGET_OBJECTS:${target}_${isa}>)
    endforeach()
endfunction()
