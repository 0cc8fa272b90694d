# SPDX-License-Identifier: MIT
"""bench/README.md as a whole: a section for each machine, compiler and flags that were measured."""

import re

import markdown
from results import main_size, of_directions

TABLES = [(element, size) for element in ("float", "double") for size in (2_048, 65_536, 16_777_216)]
DIRECTIONS = {  # what a table's heading begins with: the calls in it
    "": ["forward", "backward"],
    "gates and channels, ": ["gated_forward", "gated_backward", "prelu_forward", "prelu_backward", "biased_forward",
                             "biased_backward"],
}

INTRODUCTION = """\
# Speed

This file is written by a program: run the benchmarks with `cmake --workflow --preset bench`, or `bench_avx2`, or
`bench_no_flags`, then

```sh
python3 bench/table.py build/bench*/bench.json --write bench/README.md
```

replaces the tables of your machine, compiler and flags, or adds them, and keeps the others: `--types` and `--sizes` say
which.

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


def parts_of(text, mark):
    """What stands before the first heading of this kind, and {heading: text of the part}."""
    head, *parts = re.split(rf"^{mark} (.*)\n", text, flags=re.MULTILINE)
    return head.strip("\n"), dict(zip(parts[::2], (part.strip("\n") for part in parts[1::2])))


def joined(head, parts, mark):
    return "\n\n".join([head, *(f"{mark} {heading}\n\n{text}" for heading, text in parts.items())])


def has_functions(rows):
    return any(function != "copy" for function, _ in rows)


def section(results, wanted, directions):
    missing = [f"{element}s, {size:,}" for element, size in wanted if (element, size) not in results.tables]
    if missing or not wanted:
        raise SystemExit(f"the results lack tables of the page: {'; '.join(missing) or 'all of them'}")
    parts = [f"With {results.libraries()}."]
    for heading, all_of_it in DIRECTIONS.items():
        chosen = [direction for direction in all_of_it if not directions or direction in directions]
        tables = {key: rows for key in wanted
                  if chosen and has_functions(rows := of_directions(results.tables[key], chosen))}
        for element in dict.fromkeys(element for element, _ in tables):
            of_sizes = {size: rows for (of, size), rows in tables.items() if of == element}
            size = main_size(of_sizes)
            rows = of_sizes.pop(size)
            parts.append(markdown.peers(results, element, size, rows, others_at=of_sizes, heading=heading))
        parts += markdown.one_file(tables, heading)
    return "\n\n".join(parts)


def write(path, results, wanted, directions):
    try:
        with open(path, encoding="utf-8") as file:
            _, sections = parts_of(file.read(), "##")
    except FileNotFoundError:
        sections = {}
    _, tables = parts_of(sections.get(results.machine(), ""), "###")
    head, new = parts_of(section(results, wanted, directions), "###")
    sections[results.machine()] = joined(head, tables | new, "###")
    with open(path, "w", encoding="utf-8") as file:
        file.write(joined(INTRODUCTION, sections, "##") + "\n")
