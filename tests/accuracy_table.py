#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs check programs over every float and writes what they find into tests/accuracy.md.

    accuracy_table.py CHECK_PROGRAM...      (the target `exhaustive` does)

The rows of these programs are written anew, each when it is there; rows of others and sections of other
ISAs stay. Lines that begin with // are to stand beside the claims. Nothing is written where the programs are
told to run less: HINGE_EXHAUSTIVE_FLOATS=0 leaves floats out, HINGE_EXHAUSTIVE_DOUBLES=n says how many doubles.
"""
import os
import pathlib
import re
import subprocess
import sys

FILE = pathlib.Path(__file__).with_name("accuracy.md")
HEAD = """# Measured accuracy

The largest errors in ULP, and in brackets what is claimed. Written by `tests/accuracy_table.py`: not to be
edited by hand. Default parameters; every float, and 20,000,000 doubles that are random or known to be hard.

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


def tables():
    """The file's tables: ISA, then function, then row."""
    text = FILE.read_text() if FILE.exists() else ""
    parts = re.split(r"^## (.*)\n", text, flags=re.M)
    return {isa: {row.split("`")[1]: row for row in re.findall(r"^\| `.*\|$", table, re.M)}
            for isa, table in zip(parts[1::2], parts[2::2])}


def write(row, isa):
    """The row into its ISA's table."""
    all_tables = tables()
    all_tables.setdefault(isa, {})[row.split("`")[1]] = row
    FILE.write_text(HEAD + "\n".join(
        f"## {isa}\n\n{COLUMNS}" + "".join(f"{row}\n" for _, row in sorted(table.items()))
        for isa, table in sorted(all_tables.items())))


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    kept = True
    for program in sys.argv[1:]:
        isa, row, holds = run(program)
        kept = kept and holds
        if not {"HINGE_EXHAUSTIVE_FLOATS", "HINGE_EXHAUSTIVE_DOUBLES"} & set(os.environ):
            write(row, isa)
    sys.exit(0 if kept else 1)


main()
