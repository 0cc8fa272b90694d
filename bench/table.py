#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Prints the results of hinge_bench, its JSON, as Markdown tables, and draws them with gnuplot."""

import argparse
import json
import math
import os
import statistics
import subprocess

OTHERS = {  # contestant: heading
    "loop": "loop",
    "loop_fast": "loop -ffast-math",
    "xsimd": "xsimd formula",
    "eigen": "Eigen",
    "onednn": "oneDNN",
}
TAILS = {f"tail_{percent}": f"{percent} %" for percent in (0, 1, 10, 100)}
UNITS = {"ns": 1, "us": 1e3, "ms": 1e6, "s": 1e9}


def words(text):
    return text.split(",")


def arguments():
    parser = argparse.ArgumentParser(
        description=__doc__,
        epilog="Times are medians, over all rounds, of the CPU time. A peer's column is its time in"
        " units of Hinge's: above 1 Hinge is faster. copy is what moving the data costs: one array"
        " in and one out, for backward two in and one out. The claim is the error bound of Hinge's"
        " function in ULP, for backward that of the derivative.",
    )
    parser.add_argument("json", nargs="+",
                        help="what hinge_bench --benchmark_out=FILE wrote, with --small or --tails too")
    parser.add_argument("--sizes", type=words, metavar="N,...",
                        help="only these sizes, as in 2048,65536")
    parser.add_argument("--types", type=words, metavar="T,...", help="only these of float, double")
    parser.add_argument("--directions", type=words, metavar="D,...",
                        help="only these of forward, derivative, backward")
    parser.add_argument("--dispatch", action="store_true",
                        help="a column for Hinge through hinge::dispatch")
    parser.add_argument("--plot", metavar="FILE.svg",
                        help="draw one table too: floats, arrays of 65,536, or the first of what"
                        " else was chosen; forward and backward if no directions are")
    return parser.parse_args()


def read(files):
    """The context of the last file, and {(type, size): {(function, direction): {contestant: ns per
    call}}} of them all, in their order"""
    times = {}
    for name in files:
        with open(name, encoding="utf-8") as file:
            results = json.load(file)
        for run in results["benchmarks"]:
            if run.get("run_type") == "iteration" and not run.get("error_occurred"):
                # Google Benchmark appends a sixth part, as "/repeats:3", when it is asked to repeat.
                key = tuple(run["name"].split("/")[:5])
                times.setdefault(key, []).append(run["cpu_time"] * UNITS[run["time_unit"]])
    tables = {}
    for (function, direction, element, size, contestant), values in times.items():
        rows = tables.setdefault((element, int(size)), {})
        rows.setdefault((function, direction), {})[contestant] = statistics.median(values)
    return results["context"], tables


def number(value, digits=3):
    return "-" if value is None else f"{value:.{digits}f}"


def over(a, b):
    return a / b if a and b else None


def in_bytes(count):
    for unit, name in (2**20, "MiB"), (2**10, "KiB"):
        if count >= unit:
            return f"{count / unit:.4g} {name}"
    return f"{count} bytes"


def arrays_of(element, size):
    return f"arrays of {size:,} ({in_bytes(size * (4 if element == 'float' else 8))})"


def print_lines(lines):
    """Markdown; the first two columns are words."""
    widths = [max(map(len, column)) for column in zip(*lines)]
    rule = ["-" * w if i < 2 else "-" * (w - 1) + ":" for i, w in enumerate(widths)]
    for line in [lines[0], rule, *lines[1:]]:
        cells = [cell.ljust(w) if i < 2 else cell.rjust(w)
                 for i, (cell, w) in enumerate(zip(line, widths))]
        print("| " + " | ".join(cells) + " |")


def roof(rows, direction):
    """The fastest copy; its rows are called copy, and derivative moves what forward moves."""
    copies = rows.get(("copy", "backward" if direction == "backward" else "forward"), {})
    return min(copies.values(), default=None)


def claim(context, function, direction, element):
    """From the context, which the bench fills from F::claim: forward and derivative for float, then
    for double."""
    claims = context.get(f"claim/{function}", "- - - -").split()
    return claims[(element == "double") * 2 + (direction != "forward")]


def print_peers(element, size, rows, context, options):
    copies = [f"{number(over(roof(rows, direction), size))} {direction}" for direction in ("forward", "backward")]
    print(f"\n### {element}, {arrays_of(element, size)}\n\nCopy: {', '.join(copies)}, ns per element."
          " The peers' columns are their time / Hinge's.\n")

    others = [name for name in OTHERS if any(name in times for times in rows.values())]
    dispatch = ["dispatch / Hinge"] if options.dispatch else []
    lines = [["function", "direction", "claim, ULP", "Hinge, ns", *(OTHERS[name] for name in others),
              "best / Hinge", *dispatch, "Hinge / copy"]]
    ratios = {}
    for (function, direction), times in rows.items():
        if function == "copy":
            continue
        hinge = times.get("hinge")
        peers = [over(times.get(name), hinge) for name in others]
        best = min(filter(None, peers), default=None)
        if best:
            ratios[function, direction] = best
        lines.append([function, direction, claim(context, function, direction, element),
                      number(over(hinge, size)), *(number(ratio, 2) for ratio in peers), number(best, 2),
                      *(number(over(times.get("dispatch"), hinge), 2) for _ in dispatch),
                      number(over(hinge, roof(rows, direction)), 2)])
    print_lines(lines)

    curves = {row: ratio for row, ratio in ratios.items() if not row[0].endswith("relu")}
    for what, best in ("", ratios), (", without the relu family", curves):
        if best:
            mean = math.exp(statistics.fmean(map(math.log, best.values())))
            ahead = sum(ratio > 1 for ratio in best.values())
            print(f"\nGeometric mean of best / Hinge{what}: {mean:.2f};"
                  f" Hinge is the fastest in {ahead} of {len(best)} rows.")


def print_small(element, size, rows):
    print(f"\n### {element}, calls on {size:,} element{'s' * (size > 1)}, ns per call\n")
    lines = [["function", "direction", "Hinge", "dispatch", "loop", "scalar", "Hinge / scalar"]]
    for (function, direction), times in rows.items():
        cells = (number(times.get(name), 1) for name in ("hinge", "dispatch", "loop", "scalar"))
        lines.append([function, direction, *cells, number(over(times.get("hinge"), times.get("scalar")), 2)])
    print_lines(lines)
    print("\nscalar is one scalar call for each element.")


def print_tails(element, size, rows):
    print(f"\n### {element}, {arrays_of(element, size)}, a share of them in a tail\n")
    none, *shares = TAILS
    lines = [["function", "direction", f"{TAILS[none]}, ns", *(f"{TAILS[share]} / 0 %" for share in shares)]]
    for (function, direction), times in rows.items():
        ordinary = times.get(none)
        lines.append([function, direction, number(over(ordinary, size)),
                      *(number(over(times.get(share), ordinary), 2) for share in shares)])
    print_lines(lines)


def plot(path, element, size, rows, machine, directions):
    """Bars of ns per element, one panel for each direction; plot.gp has the looks."""
    directions = [d for d in directions if any(row[0] != "copy" and row[1] == d for row in rows)]
    names = {"hinge": "Hinge", **OTHERS}
    names = {name: heading for name, heading in names.items() if any(name in t for t in rows.values())}
    machine = machine.replace(", hinge", "\nhinge").replace("`", "")  # which gnuplot would run
    values = {"output": path, "machine": machine, "what": f"{element}, {arrays_of(element, size)}",
              "directions": " ".join(directions)}
    script = [f"{name} = {json.dumps(value)}" for name, value in values.items()]
    script += [f"series = {len(names)}"]
    for direction in directions:
        script += [f"copy_{direction} = {over(roof(rows, direction), size) or 0}", f"${direction} << END",
                   " ".join(["function", *(f'"{heading}"' for heading in names.values())])]
        script += [" ".join([function, *(number(over(times.get(name), size), 4) for name in names)])
                   for (function, d), times in rows.items() if d == direction and function != "copy"]
        script += ["END"]
    looks = os.path.join(os.path.dirname(os.path.abspath(__file__)), "plot.gp")
    subprocess.run(["gnuplot", "-"], input="\n".join([*script, f"load '{looks}'", ""]), text=True, check=True)


def main():
    options = arguments()
    context, tables = read(options.json)

    machine = [context.get("cpu", "unknown CPU"), context.get("compiler", "unknown compiler"),
               f"`{context.get('flags', '')}`"]
    libraries = [name for name in ("hinge", "dispatch", "xsimd", "eigen", "onednn") if name in context]
    machine += [f"{name} {context[name]}" for name in libraries]
    machine = ", ".join(machine) + ", one thread"
    print(machine)

    chosen = {
        (element, size): {row: times for row, times in rows.items()
                          if row[0] == "copy" or not options.directions or row[1] in options.directions}
        for (element, size), rows in tables.items()
        if (not options.sizes or str(size) in options.sizes)
        and (not options.types or element in options.types)
    }
    if not chosen:
        raise SystemExit(f"{', '.join(options.json)}: no results of these sizes and types")

    def with_any(rows, names):
        return {row: times for row, times in rows.items() if not times.keys().isdisjoint(names)}

    peers = {}
    for (element, size), rows in chosen.items():
        tails, small = with_any(rows, TAILS), with_any(rows, ["scalar"])
        if tails:
            print_tails(element, size, tails)
        if small:
            print_small(element, size, small)
        elif with_any(rows, ["hinge", *OTHERS]):
            peers[element, size] = rows
            print_peers(element, size, rows, context, options)
    if options.plot:
        if not peers:
            raise SystemExit("nothing to plot here: neither --small nor --tails has a picture")
        table = ("float", 65536) if ("float", 65536) in peers else next(iter(peers))
        plot(options.plot, *table, peers[table], machine,
             options.directions or ["forward", "backward"])


if __name__ == "__main__":
    main()
