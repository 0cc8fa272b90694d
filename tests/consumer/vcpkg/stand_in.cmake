# SPDX-License-Identifier: MIT
#
#   cmake -DPORT_DIR=... -DPACKAGES_DIR=... -DPREFIX_PATH=... -DVERSION=... -P stand_in.cmake
#
# Runs the portfile in PORT_DIR as vcpkg would, without vcpkg: below is a small stand-in for each of the helpers that the
# portfile calls, and for the checks that vcpkg makes of a package afterwards. It shows that the steps fit together; the real
# vcpkg has more to say.
cmake_minimum_required(VERSION 3.25)
set(PORT hinge)
set(CURRENT_PACKAGES_DIR "${PACKAGES_DIR}")
set(buildtree "${PACKAGES_DIR}-buildtree")

function(run)
    execute_process(COMMAND ${ARGN} OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
endfunction()

function(vcpkg_cmake_configure)
    cmake_parse_arguments(PARSE_ARGV 0 arg "" SOURCE_PATH OPTIONS)
    run(${CMAKE_COMMAND} -S "${arg_SOURCE_PATH}" -B "${buildtree}" -G Ninja -DCMAKE_BUILD_TYPE=Release
        "-DCMAKE_INSTALL_PREFIX=${CURRENT_PACKAGES_DIR}" "-DCMAKE_PREFIX_PATH=${PREFIX_PATH}" ${arg_OPTIONS})
endfunction()

function(vcpkg_cmake_install)
    run(${CMAKE_COMMAND} --build "${buildtree}" --target install)
endfunction()

# Moves the CMake package to share/PORT, one folder up, and tells its targets so.
function(vcpkg_cmake_config_fixup)
    cmake_parse_arguments(PARSE_ARGV 0 arg "" CONFIG_PATH "")
    set(config_dir "${CURRENT_PACKAGES_DIR}/${arg_CONFIG_PATH}")
    file(GLOB files "${config_dir}/*")
    file(COPY ${files} DESTINATION "${CURRENT_PACKAGES_DIR}/share/${PORT}")
    cmake_path(GET config_dir PARENT_PATH parent)
    file(REMOVE_RECURSE "${parent}")
    file(READ "${CURRENT_PACKAGES_DIR}/share/${PORT}/${PORT}Targets.cmake" text)
    string(REPLACE [[get_filename_component(_IMPORT_PREFIX "${_IMPORT_PREFIX}" PATH)]] "" shorter "${text}")
    string(REPLACE [[get_filename_component(_IMPORT_PREFIX "${CMAKE_CURRENT_LIST_FILE}" PATH)]]
        [[get_filename_component(_IMPORT_PREFIX "${CMAKE_CURRENT_LIST_DIR}/../.." ABSOLUTE)]] shorter "${shorter}")
    file(WRITE "${CURRENT_PACKAGES_DIR}/share/${PORT}/${PORT}Targets.cmake" "${shorter}")
endfunction()

function(vcpkg_fixup_pkgconfig)
    if(NOT EXISTS "${CURRENT_PACKAGES_DIR}/share/pkgconfig/${PORT}.pc")
        message(FATAL_ERROR "no share/pkgconfig/${PORT}.pc")
    endif()
endfunction()

function(vcpkg_install_copyright)
    cmake_parse_arguments(PARSE_ARGV 0 arg "" "" FILE_LIST)
    configure_file("${arg_FILE_LIST}" "${CURRENT_PACKAGES_DIR}/share/${PORT}/copyright" COPYONLY)
endfunction()

include("${PORT_DIR}/portfile.cmake")

# --- The checks

file(READ "${PORT_DIR}/vcpkg.json" manifest)
string(JSON name GET "${manifest}" name)
string(JSON version GET "${manifest}" version)
if(NOT name STREQUAL PORT OR NOT version STREQUAL VERSION)
    message(FATAL_ERROR "vcpkg.json is for ${name} ${version}, the headers are ${PORT} ${VERSION}")
endif()
if(NOT VCPKG_BUILD_TYPE STREQUAL release)
    message(FATAL_ERROR "a header-only port builds release only")
endif()
foreach(expected IN ITEMS include/hinge/hinge.hpp share/hinge/copyright share/hinge/usage share/hinge/hingeConfig.cmake)
    if(NOT EXISTS "${CURRENT_PACKAGES_DIR}/${expected}")
        message(FATAL_ERROR "no ${expected} in the package")
    endif()
endforeach()
foreach(unwanted IN ITEMS debug lib bin share/cmake)
    if(EXISTS "${CURRENT_PACKAGES_DIR}/${unwanted}")
        message(FATAL_ERROR "there is ${unwanted} in the package")
    endif()
endforeach()
file(GLOB_RECURSE entries LIST_DIRECTORIES true "${CURRENT_PACKAGES_DIR}/*")
foreach(entry IN LISTS entries)
    if(IS_DIRECTORY "${entry}")
        file(GLOB content "${entry}/*")
        if(NOT content)
            message(FATAL_ERROR "${entry} is empty")
        endif()
    else()
        file(READ "${entry}" text)
        foreach(path IN ITEMS "${CURRENT_PACKAGES_DIR}" "${buildtree}" "${SOURCE_PATH}" "${PREFIX_PATH}")
            string(FIND "${text}" "${path}" place)
            if(NOT path STREQUAL "" AND NOT place EQUAL -1)
                message(FATAL_ERROR "${entry} holds the absolute path ${path}")
            endif()
        endforeach()
    endif()
endforeach()
