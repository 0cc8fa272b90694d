# SPDX-License-Identifier: MIT
#
# An overlay port: it packages the clone it stands in. vcpkg takes a package that it has built before for as long as this
# folder does not change, so cmake/single_header.py writes a checksum of the rest of the clone into it. For a registry:
# cmake/vcpkg_registry.
cmake_path(SET SOURCE_PATH NORMALIZE "${CMAKE_CURRENT_LIST_DIR}/../../..")
if(NOT EXISTS "${SOURCE_PATH}/include/hinge/hinge.hpp")
    message(FATAL_ERROR "hinge: this port packages the clone of Hinge that it stands in, and there is none around "
        "${CMAKE_CURRENT_LIST_DIR}. Name the folder cmake/vcpkg of a clone in overlay-ports; do not copy the port.")
endif()

set(VCPKG_BUILD_TYPE release) # header-only port

vcpkg_cmake_configure(
    SOURCE_PATH "${SOURCE_PATH}"
    OPTIONS
        -DHINGE_BUILD_TESTS=OFF
        -DHINGE_BUILD_EXAMPLES=OFF
)

vcpkg_cmake_install()

vcpkg_cmake_config_fixup(CONFIG_PATH share/cmake/${PORT})
vcpkg_fixup_pkgconfig()

file(REMOVE_RECURSE "${CURRENT_PACKAGES_DIR}/share/licenses") # it is the copyright file here
vcpkg_install_copyright(FILE_LIST "${SOURCE_PATH}/LICENSE")
file(INSTALL "${CMAKE_CURRENT_LIST_DIR}/usage" DESTINATION "${CURRENT_PACKAGES_DIR}/share/${PORT}")
