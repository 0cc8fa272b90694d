#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Prints the results of hinge_bench, its JSON, as Markdown tables of ns per element."""

import argparse
import json
import math
import statistics

OTHERS = {  # contestant: heading
    "loop": "loop",
    "loop_fast": "loop -ffast-math",
    "xsimd": "xsimd formula",
    "eigen": "Eigen",
    "onednn": "oneDNN",
}
UNITS = {"ns": 1, "us": 1e3, "ms": 1e6, "s": 1e9}


def words(text):
    return text.split(",")


def arguments():
    parser = argparse.ArgumentParser(
        description=__doc__,
        epilog="Times are medians, over all rounds, of the CPU time. copy is what moving the data"
        " costs: one array in and one out, for backward two in and one out. dispatch is Hinge"
        " through hinge::dispatch. The last column is above 1 where Hinge is the fastest.",
    )
    parser.add_argument("json", help="what hinge_bench --benchmark_out=FILE wrote")
    parser.add_argument("--sizes", type=words, metavar="N,...",
                        help="only these sizes, as in 2048,65536")
    parser.add_argument("--types", type=words, metavar="T,...", help="only these of float, double")
    parser.add_argument("--directions", type=words, metavar="D,...",
                        help="only these of forward, derivative, backward")
    return parser.parse_args()


def read(results):
    """{(type, size): {(function, direction): {contestant: ns per element}}}, in the file's order"""
    times = {}
    for run in results["benchmarks"]:
        if run.get("run_type") == "iteration" and not run.get("error_occurred"):
            # Google Benchmark appends a sixth part, as "/repeats:3", when it is asked to repeat.
            key = tuple(run["name"].split("/")[:5])
            ns = run["cpu_time"] * UNITS[run["time_unit"]]
            times.setdefault(key, []).append(ns / int(key[3]))
    tables = {}
    for (function, direction, element, size, contestant), values in times.items():
        rows = tables.setdefault((element, int(size)), {})
        rows.setdefault((function, direction), {})[contestant] = statistics.median(values)
    return tables


def number(value, digits=3):
    return "-" if value is None else f"{value:.{digits}f}"


def in_bytes(count):
    for unit, name in (2**20, "MiB"), (2**10, "KiB"):
        if count >= unit:
            return f"{count / unit:.4g} {name}"
    return f"{count} bytes"


def print_table(element, size, rows, directions):
    array = in_bytes(size * (4 if element == "float" else 8))
    print(f"\n### {element}, arrays of {size:,} ({array}), ns per element\n")

    others = [name for name in OTHERS if any(name in times for times in rows.values())]
    lines = [["function", "direction", "Hinge", "dispatch", "copy", *(OTHERS[name] for name in others),
              "best other / Hinge"]]
    ratios = []
    for (function, direction), times in rows.items():
        if function == "copy" or (directions and direction not in directions):
            continue
        roof = rows.get(("copy", "backward" if direction == "backward" else "forward"), {})
        hinge = times.get("hinge")
        best = min((times[name] for name in others if name in times), default=None)
        ratio = best / hinge if best and hinge else None
        if ratio:
            ratios.append(ratio)
        lines.append([function, direction, number(hinge), number(times.get("dispatch")),
                      number(min(roof.values(), default=None)),
                      *(number(times.get(name)) for name in others), number(ratio, 2)])

    widths = [max(map(len, column)) for column in zip(*lines)]
    rule = ["-" * w if i < 2 else "-" * (w - 1) + ":" for i, w in enumerate(widths)]
    for line in [lines[0], rule, *lines[1:]]:
        cells = [cell.ljust(w) if i < 2 else cell.rjust(w)
                 for i, (cell, w) in enumerate(zip(line, widths))]
        print("| " + " | ".join(cells) + " |")
    if ratios:
        mean = math.exp(statistics.fmean(map(math.log, ratios)))
        ahead = sum(ratio > 1 for ratio in ratios)
        print(f"\nGeometric mean of best other / Hinge: {mean:.2f};"
              f" Hinge is the fastest in {ahead} of {len(ratios)} rows.")


def main():
    options = arguments()
    with open(options.json, encoding="utf-8") as file:
        results = json.load(file)

    context = results["context"]
    machine = [context.get("cpu", "unknown CPU"), context.get("compiler", "unknown compiler"),
               f"`{context.get('flags', '')}`"]
    libraries = [name for name in ("hinge", "dispatch", "xsimd", "eigen", "onednn") if name in context]
    machine += [f"{name} {context[name]}" for name in libraries]
    print(", ".join(machine) + ", one thread")

    chosen = {
        (element, size): rows for (element, size), rows in read(results).items()
        if (not options.sizes or str(size) in options.sizes)
        and (not options.types or element in options.types)
    }
    if not chosen:
        raise SystemExit(f"{options.json} has no results of these sizes and types")
    for (element, size), rows in chosen.items():
        print_table(element, size, rows, options.directions)


if __name__ == "__main__":
    main()
