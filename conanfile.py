# SPDX-License-Identifier: MIT
import re
from pathlib import Path

from conan import ConanFile
from conan.tools.build import check_min_cppstd
from conan.tools.files import copy

required_conan_version = ">=2"


class Hinge(ConanFile):
    name = "hinge"
    description = "Neural-network activation functions on xsimd"
    license = "MIT"
    author = "The Hinge authors"
    topics = ("activation-functions", "neural-network", "simd", "header-only")
    package_type = "header-library"
    settings = "os", "arch", "compiler", "build_type"
    exports_sources = "LICENSE", "include/*", "cmake/hinge_add_dispatch.cmake", "cmake/dispatch/*"
    no_copy_source = True
    test_package_folder = "tests/consumer/conan/test_package"

    def set_version(self):
        header = Path(self.recipe_folder, "include/hinge/hinge.hpp").read_text()
        self.version = re.search(r'#define HINGE_VERSION "(.*)"', header)[1]

    def requirements(self):
        self.requires("xsimd/[>=13 <15]", transitive_headers=True)

    def package_id(self):
        self.info.clear()

    def validate(self):
        check_min_cppstd(self, 20)

    def package(self):
        copy(self, "LICENSE", self.source_folder, Path(self.package_folder, "licenses"))
        copy(self, "*.hpp", Path(self.source_folder, "include"), Path(self.package_folder, "include"))
        copy(self, "*", Path(self.source_folder, "cmake"), Path(self.package_folder, "share/cmake/hinge"))

    def package_info(self):
        self.cpp_info.bindirs = []
        self.cpp_info.libdirs = []
        self.cpp_info.set_property("cmake_file_name", "hinge")
        self.cpp_info.set_property("cmake_target_name", "hinge::hinge")
        self.cpp_info.set_property("cmake_build_modules", ["share/cmake/hinge/hinge_add_dispatch.cmake"])
        self.cpp_info.set_property("pkg_config_name", "hinge")
