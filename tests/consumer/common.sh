# SPDX-License-Identifier: MIT
#
# What the ways of run.sh share. It has set root, here, work, xsimd, and the functions fail and quietly.

# What git would check out, with what is not committed yet.
archive=$work/hinge.tar.gz
(cd "$root" && git ls-files -z --cached --others --exclude-standard | tar --null -T - -czf "$archive" --transform 's,^,hinge/,')
unpack() { tar -xzf "$archive" -C "$1"; }

# project WAY: a new folder with the project of that name and, if it has none of its own, the common main.cpp.
project() {
    mkdir "$work/$1"
    cp "$here/main.cpp" "$work/$1"
    cp -r "$here/$1/." "$work/$1"
    cd "$work/$1"
}

# built_from FOLDER: no compiler was told of this repository, and Hinge's headers were read from FOLDER.
built_from() {
    ninja -C build -t deps >deps.txt
    ! grep -F "$root/include" deps.txt || fail "$PWD was built from the source tree"
    grep -qF "$1/hinge/" deps.txt || fail "$PWD was not built from $1"
}

build() { quietly cmake -B build "-DCMAKE_PREFIX_PATH=$1" "${@:2}"; quietly cmake --build build; }

# without_xsimd ARGUMENT...: builds with no network and no xsimd that CMake takes, though the compiler has one in its path. CMake
# says so in at most three lines, besides what it says of a missing TBB.
without_xsimd() {
    local -x CPLUS_INCLUDE_PATH=$xsimd/include https_proxy=http://localhost:9
    quietly cmake --fresh -B build "$@"
    cp "$work/log" configure.log
    grep -q '^-- Hinge: no xsimd 13 or later found' configure.log || fail "CMake does not say that xsimd is missing"
    [ "$(grep Hinge configure.log | grep -vc TBB)" -le 3 ] || fail "CMake says more than three lines: $(cat configure.log)"
    ! grep -E 'CMake (Error|Warning)' configure.log || fail "CMake complains of a missing xsimd"
    quietly cmake --build build
    ninja -C build -t deps >deps.txt
    ! grep -F xsimd/xsimd.hpp deps.txt || fail "xsimd was used, which CMake has not found"
    ./build/consumer >/dev/null
}

# old_xsimd: prints an argument for CMake, which then finds a stand-in for an xsimd that is too old, and none of the system's.
old_xsimd() {
    local package=$work/old/share/cmake/xsimd
    mkdir -p "$package"
    echo 'add_library(xsimd INTERFACE IMPORTED)' >"$package/xsimdConfig.cmake"
    echo 'set(PACKAGE_VERSION 12.1.1)' >"$package/xsimdConfigVersion.cmake"
    cat >"$work/old/project.cmake" <<END
list(APPEND CMAKE_PREFIX_PATH "$work/old")
set(CMAKE_FIND_USE_CMAKE_SYSTEM_PATH OFF)
set(CMAKE_FIND_USE_SYSTEM_ENVIRONMENT_PATH OFF)
END
    printf '%s' "-DCMAKE_PROJECT_consumer_INCLUDE=$work/old/project.cmake"
}

# installed: prints a prefix with an installed Hinge that has been moved since, its sources gone.
installed() {
    local prefix="$work/moved here/hinge"
    if [ ! -d "$prefix" ]; then
        mkdir "$work/source" "$work/moved here"
        unpack "$work/source"
        quietly cmake -S "$work/source/hinge" -B "$work/source/build" "-DCMAKE_PREFIX_PATH=$xsimd" \
            -DHINGE_BUILD_TESTS=OFF -DHINGE_BUILD_EXAMPLES=OFF "-DCMAKE_INSTALL_PREFIX=$work/first place/usr"
        quietly cmake --install "$work/source/build"
        rm -r "$work/source"
        mv "$work/first place/usr" "$prefix"
        ! grep -rF -e "$work" -e "$root" "$prefix" >&2 || fail "an installed file holds an absolute path"
    fi
    printf '%s' "$prefix"
}
