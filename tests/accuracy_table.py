#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs check programs over every float and writes what they find into tests/accuracy.md.

    accuracy_table.py CHECK_PROGRAM...      (the target `exhaustive` does)

The section of this machine's ISA is written anew, sections of other ISAs stay. HINGE_EXHAUSTIVE_DOUBLES
says how many doubles (20 million). Lines that begin with // are to stand beside the claims.
"""
import os
import pathlib
import re
import subprocess
import sys

FILE = pathlib.Path(__file__).with_name("accuracy.md")
HEAD = """# Measured accuracy

The largest errors in ULP, and in brackets what is claimed. Written by `tests/accuracy_table.py`: not to be
edited by hand. Default parameters; every float, and {} doubles that are random or known to be hard.

"""
COLUMNS = """| | float, forward | float, derivative | double, forward | double, derivative |
|---|---|---|---|---|
"""


def run(program):
    """The ISA and the table row that a program prints, and whether its claims hold."""
    print(f"--- {pathlib.Path(program).name}", flush=True)
    done = subprocess.run([program, "[exhaustive]"], stdout=subprocess.PIPE, text=True)
    print(done.stdout, flush=True)
    isa = re.search(r"^isa: (.*)$", done.stdout, re.M)
    row = re.search(r"^\| `.*\|$", done.stdout, re.M)
    if not isa or not row:
        sys.exit(f"{program} printed no row")
    return isa[1], row[0], done.returncode == 0


def sections():
    """The file's sections by ISA."""
    text = FILE.read_text() if FILE.exists() else ""
    parts = re.split(r"^## (.*)\n", text, flags=re.M)
    return dict(zip(parts[1::2], (part.strip() + "\n" for part in parts[2::2])))


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    results = [run(program) for program in sys.argv[1:]]
    kept = all(holds for _, _, holds in results)
    if os.environ.get("HINGE_EXHAUSTIVE_FLOATS_ONLY", "0") != "0":
        sys.exit(0 if kept else 1)  # the table has doubles too
    doubles = f"{int(os.environ.get('HINGE_EXHAUSTIVE_DOUBLES', 20_000_000)):,}"
    tables = sections()
    tables[results[0][0]] = "\n" + COLUMNS + "".join(row + "\n" for _, row, _ in results)
    FILE.write_text(HEAD.format(doubles) + "\n".join(
        f"## {isa}\n\n{table.strip()}\n" for isa, table in sorted(tables.items())))
    print(f"wrote {FILE}")
    sys.exit(0 if kept else 1)


main()
