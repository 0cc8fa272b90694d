# SPDX-License-Identifier: MIT
#
# What an installed Hinge is: headers, a CMake package with hinge_add_dispatch and its sources, a pkg-config file, the licence.
# No file in it holds an absolute path, so it may be moved.

include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set(package_dir "${CMAKE_INSTALL_DATADIR}/cmake/hinge")
set(pkg_config_dir "${CMAKE_INSTALL_DATADIR}/pkgconfig")

install(TARGETS hinge EXPORT hingeTargets FILE_SET HEADERS)
install(EXPORT hingeTargets NAMESPACE hinge:: DESTINATION "${package_dir}")

configure_file(cmake/hingeConfig.cmake.in hingeConfig.cmake @ONLY)
write_basic_package_version_file(hingeConfigVersion.cmake COMPATIBILITY SameMajorVersion ARCH_INDEPENDENT)
install(FILES "${CMAKE_CURRENT_BINARY_DIR}/hingeConfig.cmake" "${CMAKE_CURRENT_BINARY_DIR}/hingeConfigVersion.cmake"
    cmake/hinge_add_dispatch.cmake cmake/hinge_parallel.cmake cmake/hinge_xsimd.cmake DESTINATION "${package_dir}")
install(DIRECTORY cmake/dispatch DESTINATION "${package_dir}")

set(full_pkg_config_dir "${CMAKE_INSTALL_FULL_DATADIR}/pkgconfig")
cmake_path(RELATIVE_PATH CMAKE_INSTALL_PREFIX BASE_DIRECTORY "${full_pkg_config_dir}" OUTPUT_VARIABLE prefix_from_pc)
cmake_path(RELATIVE_PATH CMAKE_INSTALL_FULL_INCLUDEDIR BASE_DIRECTORY "${CMAKE_INSTALL_PREFIX}" OUTPUT_VARIABLE include_from_prefix)
configure_file(cmake/hinge.pc.in hinge.pc @ONLY)
install(FILES "${CMAKE_CURRENT_BINARY_DIR}/hinge.pc" DESTINATION "${pkg_config_dir}")

install(FILES LICENSE DESTINATION "${CMAKE_INSTALL_DATADIR}/licenses/hinge")
