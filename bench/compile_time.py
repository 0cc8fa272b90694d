#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Measures what including Hinge costs at compile time, next to xsimd alone, and prints a Markdown table.

    python3 bench/compile_time.py --xsimd DIR [--compiler g++] [--rounds 15] [--flags=-march=native]

Each line is the least CPU time of several runs that take turns, of parsing one file that has nothing but the include.
"""
import argparse
import os
import re
import resource
import subprocess
import tempfile
from pathlib import Path

root = Path(__file__).resolve().parent.parent


def cpu_time(command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--xsimd", default=root / "build/deps/usr/include", metavar="DIR", help="where xsimd/xsimd.hpp is")
    parser.add_argument("--compiler", default=os.environ.get("CXX", "g++"))
    parser.add_argument("--flags", default="-O2", help="for example --flags='-O2 -march=native'")
    parser.add_argument("--rounds", type=int, default=15)
    options = parser.parse_args()

    both = [f"-I{root / 'include'}", f"-I{options.xsimd}"]
    alone = [f"-I{root / 'single_include'}", "-DHINGE_NO_XSIMD"]
    listed = (root / "include/hinge/activations.hpp").read_text()
    activations = re.findall(r"^#include <hinge/activation/(\w+)\.hpp>", listed, re.MULTILINE)
    lines = {"nothing": ("", []), "`<stdexcept>` alone": ("stdexcept", []), "xsimd alone": ("xsimd/xsimd.hpp", both)}
    lines |= {f"`<hinge/activation/{name}.hpp>`": (f"hinge/activation/{name}.hpp", both) for name in activations}
    lines |= {
        "`<hinge/hinge.hpp>`": ("hinge/hinge.hpp", both),
        "the single header with xsimd": ("hinge.hpp", [f"-I{root / 'single_include'}", f"-I{options.xsimd}"]),
        "the single header without xsimd": ("hinge.hpp", alone),
    }

    best = dict.fromkeys(lines, float("inf"))
    with tempfile.TemporaryDirectory() as directory:
        source = Path(directory) / "main.cpp"
        for _ in range(options.rounds):
            for name, (header, flags) in lines.items():
                source.write_text((f"#include <{header}>\n" if header else "") + "int main() {}\n")
                command = [*options.compiler.split(), "-std=c++20", *options.flags.split(), *flags, "-fsyntax-only", str(source)]
                best[name] = min(best[name], cpu_time(command))

    slowest = max(activations, key=lambda name: best[f"`<hinge/activation/{name}.hpp>`"])
    print("| include | CPU time | of xsimd alone |\n|---|---|---|")
    for name, seconds in best.items():
        if "/activation/" not in name or f"/{slowest}.hpp" in name:
            note = ", the slowest of its kind" if "/activation/" in name else ""
            print(f"| {name}{note} | {seconds:.3f} s | {seconds / best['xsimd alone']:.2f} |")


if __name__ == "__main__":
    main()
