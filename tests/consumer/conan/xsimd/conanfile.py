# SPDX-License-Identifier: MIT
"""The xsimd headers of this machine as a Conan package, in the place of Conan Center's: XSIMD_INCLUDE says where they are."""
import os
import re
from pathlib import Path

from conan import ConanFile
from conan.tools.files import copy


class Xsimd(ConanFile):
    name = "xsimd"
    package_type = "header-library"

    def set_version(self):
        config = Path(os.environ["XSIMD_INCLUDE"], "xsimd/config/xsimd_config.hpp").read_text()
        self.version = ".".join(re.search(rf"#define XSIMD_VERSION_{part} (\d+)", config)[1] for part in ("MAJOR", "MINOR", "PATCH"))

    def package(self):
        copy(self, "xsimd/*", os.environ["XSIMD_INCLUDE"], Path(self.package_folder, "include"))

    def package_info(self):
        self.cpp_info.bindirs = []
        self.cpp_info.libdirs = []
        self.cpp_info.set_property("cmake_target_name", "xsimd")
