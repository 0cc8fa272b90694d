# SPDX-License-Identifier: MIT
#
# hinge::parallel, for <hinge/parallel.hpp>: in Hinge's own build, and where an installed Hinge is asked for the component
# parallel. Nothing else looks for TBB or links it.

# Gives the target hinge::parallel: hinge::hinge, and what the standard library runs std::execution::par on, which is TBB for
# libstdc++. Where that is missing there is no such target, and HINGE_PARALLEL_MISSING says why.
function(hinge_add_parallel)
    set(HINGE_PARALLEL_MISSING "" PARENT_SCOPE)
    if(TARGET hinge::parallel)
        return()
    endif()
    include(CheckCXXSourceCompiles)
    set(CMAKE_REQUIRED_QUIET ON)
    check_cxx_source_compiles("#include <version>
#if !defined(__GLIBCXX__)
#error
#endif
int main() {}" HINGE_ON_LIBSTDCXX)
    if(HINGE_ON_LIBSTDCXX)
        find_package(TBB QUIET)
        if(NOT TARGET TBB::tbb)
            string(CONCAT why "no TBB found, on which libstdc++ runs std::execution::par: no hinge::parallel.\n"
                "   Install it (Debian and Ubuntu call it libtbb-dev, others tbb, tbb-devel or onetbb)\n"
                "   and name its prefix in CMAKE_PREFIX_PATH if it is not found then.")
            set(HINGE_PARALLEL_MISSING "${why}" PARENT_SCOPE)
            return()
        endif()
    endif()
    add_library(hinge::parallel INTERFACE IMPORTED GLOBAL)
    target_link_libraries(hinge::parallel INTERFACE hinge::hinge $<$<BOOL:${HINGE_ON_LIBSTDCXX}>:TBB::tbb>)
endfunction()
