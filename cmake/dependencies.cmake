# SPDX-License-Identifier: MIT
#
# What is fetched where it is not installed, as pinned releases: xsimd with HINGE_FETCH_XSIMD, the rest for Hinge's own tests
# and benchmarks. CMake's own switches decide otherwise: CMAKE_PREFIX_PATH or NAME_DIR say where to look,
# CMAKE_DISABLE_FIND_PACKAGE_NAME=ON passes over what is installed, FETCHCONTENT_SOURCE_DIR_NAME gives a local source tree.
#
# Imported targets belong to the directory that asks for them and those below it, so ask from the top.

include_guard(GLOBAL)
include(FetchContent)

# By hand, for without a network FetchContent tries for a minute and says so in a hundred lines.
function(_hinge_download url archive)
    if(NOT EXISTS "${archive}")
        file(DOWNLOAD "${url}" "${archive}.part" STATUS status)
        list(POP_FRONT status code)
        if(NOT code EQUAL 0)
            message(FATAL_ERROR "Hinge: cannot download ${url}: ${status}. Install it by other means and name its prefix in "
                "CMAKE_PREFIX_PATH; 'sh cmake/setup.sh' does so on Debian and Ubuntu.")
        endif()
        file(RENAME "${archive}.part" "${archive}")
    endif()
endfunction()

# SYSTEM, for the warnings of other people's headers are not ours; first, for CMake 3.25 reads it into an argument before it.
macro(_hinge_fetch name version url hash)
    message(STATUS "Hinge: no ${name} found that fits, fetching ${name} ${version}")
    string(TOUPPER "FETCHCONTENT_SOURCE_DIR_${name}" _hinge_source_dir)
    set(_hinge_archive "${FETCHCONTENT_BASE_DIR}/${name}-${version}.tar.gz")
    if(NOT ${_hinge_source_dir} AND NOT FETCHCONTENT_FULLY_DISCONNECTED)
        _hinge_download("${url}" "${_hinge_archive}")
    endif()
    FetchContent_Declare(${name} SYSTEM URL "${_hinge_archive}" URL_HASH "SHA256=${hash}")
    FetchContent_MakeAvailable(${name})
endmacro()

# What was fetched is then neither built by default nor installed with Hinge.
macro(_hinge_keep_out_of_install directory)
    set_property(DIRECTORY "${directory}" PROPERTY EXCLUDE_FROM_ALL ON)
endmacro()

# Gives the target xsimd.
function(hinge_fetch_xsimd)
    set(CMAKE_POLICY_DEFAULT_CMP0077 NEW)   # so that the next line is heard
    set(BUILD_TESTS OFF)                    # a parent project may have one of its own
    set(CMAKE_POLICY_VERSION_MINIMUM 3.10)  # xsimd asks for less than CMake 4 still speaks
    _hinge_fetch(xsimd 13.2.0 https://github.com/xtensor-stack/xsimd/archive/refs/tags/13.2.0.tar.gz
        edd8cd3d548c185adc70321c53c36df41abe64c1fe2c67bc6d93c3ecda82447a)
    if(NOT HINGE_INSTALL) # an installed Hinge needs it beside it
        _hinge_keep_out_of_install("${xsimd_SOURCE_DIR}")
    endif()
endfunction()

# For another system than the packages are for: Catch2 2.13 is one header, of which its library can be made.
macro(_hinge_compile_catch2)
    find_path(HINGE_CATCH2_INCLUDE_DIR catch2/catch.hpp)
    mark_as_advanced(HINGE_CATCH2_INCLUDE_DIR)
    if(HINGE_CATCH2_INCLUDE_DIR)
        file(CONFIGURE OUTPUT catch2_main.cpp CONTENT "#define CATCH_CONFIG_MAIN\n#include <catch2/catch.hpp>\n")
        add_library(hinge_catch2 STATIC EXCLUDE_FROM_ALL "${CMAKE_CURRENT_BINARY_DIR}/catch2_main.cpp")
        target_include_directories(hinge_catch2 SYSTEM PUBLIC "${HINGE_CATCH2_INCLUDE_DIR}")
        target_compile_features(hinge_catch2 PUBLIC cxx_std_20)
        add_library(Catch2::Catch2WithMain ALIAS hinge_catch2)
        list(APPEND CMAKE_MODULE_PATH "${HINGE_CATCH2_INCLUDE_DIR}/../lib/cmake/Catch2")
    endif()
endmacro()

# Gives Catch2::Catch2WithMain, of Catch2 2.13 or 3, and catch_discover_tests().
function(hinge_find_catch2)
    if(MINGW AND CMAKE_CROSSCOMPILING AND NOT TARGET Catch2::Catch2WithMain)
        _hinge_compile_catch2()
    endif()
    if(NOT TARGET Catch2::Catch2WithMain)
        find_package(Catch2 CONFIG QUIET)
        if(Catch2_FOUND AND NOT TARGET Catch2::Catch2WithMain)
            message(FATAL_ERROR "Hinge: the Catch2 ${Catch2_VERSION} in ${Catch2_DIR} was built without Catch2WithMain. "
                "Configure with -DCMAKE_DISABLE_FIND_PACKAGE_Catch2=ON to fetch one that has it.")
        elseif(NOT Catch2_FOUND)
            _hinge_fetch(Catch2 3.7.1 https://github.com/catchorg/Catch2/archive/refs/tags/v3.7.1.tar.gz
                c991b247a1a0d7bb9c39aa35faf0fe9e19764213f28ffba3109388e62ee0269c)
            _hinge_keep_out_of_install("${catch2_SOURCE_DIR}")
            list(APPEND CMAKE_MODULE_PATH "${catch2_SOURCE_DIR}/extras")
        endif()
    endif()
    include(Catch)
endfunction()

# Gives benchmark::benchmark.
function(hinge_find_benchmark)
    if(NOT TARGET benchmark::benchmark)
        find_package(benchmark CONFIG QUIET)
    endif()
    if(NOT TARGET benchmark::benchmark)
        set(BENCHMARK_ENABLE_TESTING OFF)  # its tests would fetch GoogleTest
        set(BENCHMARK_ENABLE_INSTALL OFF)
        _hinge_fetch(benchmark 1.9.1 https://github.com/google/benchmark/archive/refs/tags/v1.9.1.tar.gz
            32131c08ee31eeff2c8968d7e874f3cb648034377dfc32a4c377fa8796d84981)
        _hinge_keep_out_of_install("${benchmark_SOURCE_DIR}")
    endif()
endfunction()

# Gives hinge_mpfr. MPFR's releases hold no CMake files, so it is looked for by hand and never fetched. MinGW has it in no
# package of Debian's, but g++ comes with numbers of 113 bits.
function(hinge_find_mpfr)
    if(TARGET hinge_mpfr)
        return()
    endif()
    find_path(HINGE_MPFR_INCLUDE_DIR mpfr.h)
    find_path(HINGE_GMP_INCLUDE_DIR gmp.h)
    find_library(HINGE_MPFR_LIBRARY mpfr)
    find_library(HINGE_GMP_LIBRARY gmp)
    mark_as_advanced(HINGE_MPFR_INCLUDE_DIR HINGE_GMP_INCLUDE_DIR HINGE_MPFR_LIBRARY HINGE_GMP_LIBRARY)
    if(MINGW AND CMAKE_CXX_COMPILER_ID STREQUAL GNU AND NOT HINGE_MPFR_LIBRARY)
        message(STATUS "Hinge: no MPFR for this system found, reference values are libquadmath's")
        add_library(hinge_mpfr INTERFACE IMPORTED)
        target_compile_definitions(hinge_mpfr INTERFACE HINGE_TEST_WITHOUT_MPFR)
        target_link_libraries(hinge_mpfr INTERFACE quadmath)
        return()
    endif()
    if(NOT HINGE_MPFR_INCLUDE_DIR OR NOT HINGE_GMP_INCLUDE_DIR OR NOT HINGE_MPFR_LIBRARY OR NOT HINGE_GMP_LIBRARY)
        message(FATAL_ERROR "Hinge: the accuracy tests need MPFR and GMP with their headers. On Debian and Ubuntu "
            "'sh cmake/setup.sh test' installs them; elsewhere the packages are called mpfr or mpfr-devel.")
    endif()
    add_library(hinge_mpfr INTERFACE IMPORTED)
    target_include_directories(hinge_mpfr INTERFACE "${HINGE_MPFR_INCLUDE_DIR}" "${HINGE_GMP_INCLUDE_DIR}")
    target_link_libraries(hinge_mpfr INTERFACE "${HINGE_MPFR_LIBRARY}" "${HINGE_GMP_LIBRARY}")
endfunction()

# Gives hinge_onednn where a oneDNN is found that can be held to one thread. It is looked for by hand because its own CMake
# files ask for OpenCL where it was built for it. -DHINGE_ONEDNN_LIBRARY= passes over what is installed.
function(hinge_find_onednn)
    if(TARGET hinge_onednn)
        return()
    endif()
    find_path(HINGE_ONEDNN_INCLUDE_DIR oneapi/dnnl/dnnl.hpp)
    find_library(HINGE_ONEDNN_LIBRARY dnnl)
    mark_as_advanced(HINGE_ONEDNN_INCLUDE_DIR HINGE_ONEDNN_LIBRARY)
    if(NOT HINGE_ONEDNN_INCLUDE_DIR OR NOT HINGE_ONEDNN_LIBRARY)
        message(STATUS "Hinge: no oneDNN found, the benchmarks go without it")
        return()
    endif()
    file(STRINGS "${HINGE_ONEDNN_INCLUDE_DIR}/oneapi/dnnl/dnnl_config.h" runtime
        REGEX "define DNNL_CPU_THREADING_RUNTIME DNNL_RUNTIME_(OMP|SEQ)$")
    if(NOT runtime)
        message(STATUS "Hinge: passing over ${HINGE_ONEDNN_LIBRARY}, whose threads are not OpenMP's")
        return()
    endif()
    add_library(hinge_onednn INTERFACE IMPORTED)
    target_include_directories(hinge_onednn INTERFACE "${HINGE_ONEDNN_INCLUDE_DIR}")
    target_link_libraries(hinge_onednn INTERFACE "${HINGE_ONEDNN_LIBRARY}" ${CMAKE_DL_LIBS})
endfunction()
