# SPDX-License-Identifier: MIT
#
# Programs for 64-bit Windows, built here by MinGW and run by Wine. `sh cmake/setup.sh windows` installs both, and puts what
# the tests need into build/deps-windows.

set(CMAKE_SYSTEM_NAME Windows)
set(CMAKE_SYSTEM_PROCESSOR x86_64)
set(CMAKE_CXX_COMPILER x86_64-w64-mingw32-g++-posix) # the other one, -win32, has no std::thread
set(CMAKE_CROSSCOMPILING_EMULATOR wine)

# Wine then needs no libraries of the compiler's at run time.
set(CMAKE_EXE_LINKER_FLAGS_INIT -static)

# What stands in /usr is for Linux.
set(CMAKE_FIND_USE_CMAKE_SYSTEM_PATH OFF)
