# SPDX-License-Identifier: MIT
"""bench/README.md as a whole: a section for each machine, compiler and flags that were measured."""

import re

import markdown
from results import main_size, of_directions

TABLES = [(element, size) for element in ("float", "double") for size in (2_048, 65_536, 16_777_216)]
DIRECTIONS = ["forward", "backward"]

INTRODUCTION = """\
# Speed

This file is written by a program: run the benchmarks with `cmake --workflow --preset bench`, or `bench_avx2`, or
`bench_no_flags`, then

```sh
python3 bench/table.py build/bench*/bench.json --write bench/README.md
```

replaces the sections of your machine, compiler and flags, or adds them, and keeps the others.

One thread, next to what else there is. *loop* is the plain loop over `<cmath>`, compiled with `-O3`, and with
`-ffast-math` too, with which g++ calls glibc's vector functions. *xsimd formula* is the textbook's formula on xsimd's
functions. *Eigen* is the same as an expression of Eigen, *oneDNN* its primitive. Most of the peers lose the negative
tail, overflow or flush subnormals: they are right in the middle only, and that is what is checked before they are
timed. The claim is the bound that Hinge keeps on every input, in ULP, for backward that of the derivative.

The inputs are random, from N(0, 2^2). Times are medians, over all rounds, of the CPU time. A peer's column is its time
in units of Hinge's: above 1 Hinge is faster. Best is the fastest of the peers; for other lengths only that is shown.
Copy is what moving the data costs: one array in and one out, for backward two in and one out.

The formulas are in `row/`, one file per activation, and whoever runs them in `peers/`. `hinge_bench --help` and
`table.py --help` have more: calls on few elements, inputs in the tails, the call that gives both results, a plot."""


def sections_of(text):
    """{heading: text of the section} of such a file"""
    parts = re.split(r"^## (.*)\n", text, flags=re.MULTILINE)[1:]
    return dict(zip(parts[::2], (part.strip("\n") for part in parts[1::2])))


def section(results, wanted, directions):
    missing = [f"{element}s, {size:,}" for element, size in wanted if (element, size) not in results.tables]
    if missing or not wanted:
        raise SystemExit(f"the results lack tables of the page: {'; '.join(missing) or 'all of them'}")
    tables = {key: of_directions(results.tables[key], directions) for key in wanted}
    parts = [f"With {results.libraries()}."]
    for element in dict.fromkeys(element for element, _ in wanted):
        of_sizes = {size: rows for (of, size), rows in tables.items() if of == element}
        size = main_size(of_sizes)
        rows = of_sizes.pop(size)
        parts.append(markdown.peers(results, element, size, rows, others_at=of_sizes))
    return "\n\n".join([*parts, *markdown.one_file(tables)])


def write(path, results, wanted, directions):
    try:
        with open(path, encoding="utf-8") as file:
            sections = sections_of(file.read())
    except FileNotFoundError:
        sections = {}
    sections[results.machine()] = section(results, wanted, directions)
    parts = [INTRODUCTION, *(f"## {heading}\n\n{text}" for heading, text in sections.items())]
    with open(path, "w", encoding="utf-8") as file:
        file.write("\n\n".join(parts) + "\n")
