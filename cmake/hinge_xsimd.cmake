# SPDX-License-Identifier: MIT
#
# Which xsimd Hinge's target gets, if any: in Hinge's own build, and wherever an installed Hinge is found. CMake's switches say
# where to look: CMAKE_PREFIX_PATH or xsimd_DIR; with CMAKE_DISABLE_FIND_PACKAGE_xsimd=ON nowhere.

set(HINGE_XSIMD_MINIMUM 13)

# find_package(hinge QUIET) keeps quiet.
function(_hinge_say text)
    if(NOT hinge_FIND_QUIETLY)
        message(STATUS "Hinge: ${text}")
    endif()
endfunction()

# Sets HINGE_XSIMD_FOUND, and gives the target xsimd, if there is one of HINGE_XSIMD_MINIMUM or later.
function(hinge_find_xsimd)
    set(HINGE_XSIMD_FOUND OFF PARENT_SCOPE)
    if(NOT TARGET xsimd AND NOT TARGET xsimd::xsimd)
        # xsimd's version file accepts one major version only, and loading a copy that is too old would take the target's
        # name. A version that nobody has lists the candidates and loads none.
        find_package(xsimd 9999 CONFIG QUIET)
        foreach(version config IN ZIP_LISTS xsimd_CONSIDERED_VERSIONS xsimd_CONSIDERED_CONFIGS)
            if(version VERSION_GREATER_EQUAL HINGE_XSIMD_MINIMUM)
                cmake_path(GET config PARENT_PATH directory)
                find_package(xsimd CONFIG REQUIRED PATHS "${directory}" NO_DEFAULT_PATH)
                _hinge_say("xsimd ${xsimd_VERSION} from ${directory}")
                break()
            elseif(version)
                _hinge_say("passing over xsimd ${version} in ${config}, ${HINGE_XSIMD_MINIMUM} or later is needed")
            endif()
        endforeach()
    elseif(DEFINED xsimd_VERSION AND xsimd_VERSION VERSION_LESS HINGE_XSIMD_MINIMUM)
        _hinge_say("passing over xsimd ${xsimd_VERSION}, which this project has found, ${HINGE_XSIMD_MINIMUM} or later is needed")
        return()
    endif()

    if(NOT TARGET xsimd AND TARGET xsimd::xsimd)  # the name some packages give it
        add_library(xsimd INTERFACE IMPORTED)
        target_link_libraries(xsimd INTERFACE xsimd::xsimd)
    endif()
    if(TARGET xsimd)
        set(HINGE_XSIMD_FOUND ON PARENT_SCOPE)
    endif()
endfunction()

# Gives the target that xsimd. Where there is none, no other on the include path is taken, which may be too old or not the
# one that was asked for. None of it is installed: an installed Hinge looks again.
function(hinge_link_xsimd target)
    if(HINGE_XSIMD_FOUND)
        target_link_libraries(${target} INTERFACE $<BUILD_INTERFACE:xsimd>)
        return()
    endif()
    target_compile_definitions(${target} INTERFACE $<BUILD_INTERFACE:HINGE_NO_XSIMD>)
    _hinge_say("no xsimd ${HINGE_XSIMD_MINIMUM} or later found. Hinge works without, on vectors of its own, with the same results.")
    set(how "install xsimd and name its prefix in CMAKE_PREFIX_PATH")
    if(DEFINED HINGE_FETCH_XSIMD)  # an option of Hinge's own build
        string(APPEND how ", or download it with -DHINGE_FETCH_XSIMD=ON")
    endif()
    _hinge_say("xsimd::batch needs it: ${how}.")
endfunction()
