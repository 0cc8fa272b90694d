# SPDX-License-Identifier: MIT
#
# A template: Hinge's port for a vcpkg registry, which fetches a release. To use it
#   1. copy it to ports/hinge of the registry, with vcpkg.json and usage of cmake/vcpkg/hinge, without checksum
#   2. put the release's repository (OWNER/hinge) and tag in the place of REPO and REF
#   3. run vcpkg install hinge: it fails and prints the SHA512 of what it has downloaded; put that in the place of 0
#   4. set the version in vcpkg.json, and run vcpkg x-add-version hinge
vcpkg_from_github(
    OUT_SOURCE_PATH SOURCE_PATH
    REPO OWNER/hinge
    REF "v${VERSION}"
    SHA512 0
    HEAD_REF main
)

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
