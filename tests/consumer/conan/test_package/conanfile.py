# SPDX-License-Identifier: MIT
import os
import shutil
import tempfile

from conan import ConanFile
from conan.tools.build import can_run
from conan.tools.cmake import CMake, CMakeToolchain


class HingeTest(ConanFile):
    settings = "os", "arch", "compiler", "build_type"
    generators = "CMakeDeps"

    def requirements(self):
        self.requires(self.tested_reference_str)

    def layout(self):  # elsewhere, to leave nothing in the clone
        self.folders.build = tempfile.mkdtemp(prefix="hinge-")
        self.folders.generators = os.path.join(self.folders.build, "generators")

    def generate(self):
        toolchain = CMakeToolchain(self)
        toolchain.user_presets_path = False
        toolchain.generate()

    def build(self):
        cmake = CMake(self)
        cmake.configure()
        cmake.build()

    def test(self):
        if can_run(self):
            folder = os.path.join(self.build_folder, str(self.settings.build_type))
            directory = folder if os.path.isdir(folder) else self.build_folder
            self.run(os.path.join(directory, "consumer"), env="conanrun")
        shutil.rmtree(self.build_folder, ignore_errors=True)
