# SPDX-License-Identifier: MIT
#
# Programs for 64-bit Arm Linux (NEON64), built here and run by qemu. `sh cmake/setup.sh neon64` installs both, and puts
# the Arm builds of Catch2 and MPFR into build/deps-arm64.

set(CMAKE_SYSTEM_NAME Linux)
set(CMAKE_SYSTEM_PROCESSOR aarch64)
set(CMAKE_CXX_COMPILER aarch64-linux-gnu-g++)
set(CMAKE_CROSSCOMPILING_EMULATOR qemu-aarch64-static)

# The emulator then needs no Arm libraries at run time.
set(CMAKE_EXE_LINKER_FLAGS_INIT -static)
