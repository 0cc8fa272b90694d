#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Prints the results of hinge_bench, its JSON, as Markdown tables, draws them with gnuplot, or writes bench/README.md."""

import argparse
import json
import os
import subprocess
import sys

sys.dont_write_bytecode = True  # no files beside the sources
import markdown
import page
from results import OTHERS, TAILS, of_builds, of_directions, over, roof, with_any


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
                        help="what hinge_bench --benchmark_out=FILE wrote, with --small, --tails or --threads too, of one or"
                        " several builds")
    parser.add_argument("--sizes", type=words, metavar="N,...",
                        help="only these sizes, as in 2048,65536")
    parser.add_argument("--types", type=words, metavar="T,...", help="only these of float, double, bfloat16, float16")
    parser.add_argument("--directions", type=words, metavar="D,...",
                        help="only these of forward, derivative, backward, forward_with_derivative, gated_forward,"
                        " gated_backward, prelu_forward, prelu_backward, biased_forward, biased_backward")
    parser.add_argument("--dispatch", action="store_true",
                        help="a column for Hinge through hinge::dispatch")
    parser.add_argument("--plot", metavar="FILE.svg",
                        help="draw one table too: floats, arrays of 65,536, or the first of what"
                        " else was chosen; forward and backward if no directions are")
    parser.add_argument("--summary", action="store_true",
                        help="one small table instead, as in Hinge's README: a line per build")
    parser.add_argument("--write", metavar="README.md",
                        help="print nothing and write this file, with a section for each machine and flags:"
                        " those of these results are replaced. All sizes and types, forward and backward, or"
                        " what the options choose")
    return parser.parse_args()


def plot(path, results, element, size, rows, directions):
    """Bars of ns per element, one panel for each direction; plot.gp has the looks."""
    directions = [d for d in directions if any(row[0] != "copy" and row[1] == d for row in rows)]
    names = {"hinge": "Hinge", **OTHERS}
    names = {name: heading for name, heading in names.items() if any(name in t for t in rows.values())}
    machine = f"{results.machine()}\n{results.libraries()}".replace("`", "")  # which gnuplot would run
    values = {"output": path, "machine": machine, "what": f"{element}, {markdown.arrays_of(element, size)}",
              "directions": " ".join(directions)}
    script = [f"{name} = {json.dumps(value)}" for name, value in values.items()]
    script += [f"series = {len(names)}", f"functions = {len({row[0] for row in rows} - {'copy'})}"]
    for direction in directions:
        script += [f"copy_{direction} = {over(roof(rows, direction), size) or 0}", f"${direction} << END",
                   " ".join(["function", *(f'"{heading}"' for heading in names.values())])]
        script += [" ".join([function, *(markdown.number(over(times.get(name), size), 4) for name in names)])
                   for (function, d), times in rows.items() if d == direction and function != "copy"]
        script += ["END"]
    looks = os.path.join(os.path.dirname(os.path.abspath(__file__)), "plot.gp")
    subprocess.run(["gnuplot", "-"], input="\n".join([*script, f"load '{looks}'", ""]), text=True, check=True)


def main_table(peers):
    key = ("float", 65_536) if ("float", 65_536) in peers else next(iter(peers))
    return *key, peers[key]


def chosen(options, results):
    """{(type, size): rows} of what the options choose."""
    tables = {
        (element, size): of_directions(rows, options.directions)
        for (element, size), rows in results.tables.items()
        if (not options.sizes or str(size) in options.sizes)
        and (not options.types or element in options.types)
    }
    if not tables:
        raise SystemExit(f"{', '.join(options.json)}: no results of these sizes and types")
    return tables


def with_peers(tables):
    """Those of large arrays, without the tables of --small, --tails and --threads."""
    return {key: rows for key, rows in tables.items()
            if not with_any(rows, ["scalar"]) and with_any(rows, ["hinge", *OTHERS])}


def all_tables(options, results, tables, peers):
    text = [f"{results.machine()}, {results.libraries()}"]
    for (element, size), rows in tables.items():
        if tails := with_any(rows, TAILS):
            text.append(markdown.tails(element, size, tails))
        if threads := with_any(rows, ["par"]):
            text.append(markdown.threads(results, element, size, threads))
        if small := with_any(rows, ["scalar"]):
            text.append(markdown.small(element, size, small))
        if (element, size) in peers:
            text.append(markdown.peers(results, element, size, rows, options.dispatch))
    return "\n\n".join([*text, *markdown.one_file(peers)])


def main():
    options = arguments()
    builds = of_builds(options.json)
    if options.plot and len(builds) > 1:
        raise SystemExit("--plot draws the results of one build")
    summed_up, texts = [], []
    for results in builds:
        tables = chosen(options, results)
        peers = with_peers(tables)
        if (options.plot or options.summary or options.write) and not peers:
            raise SystemExit("nothing to draw or sum up here: --small, --tails and --threads have only tables")
        if options.write:
            wanted = list(peers) if options.sizes or options.types else list(dict.fromkeys([*page.TABLES, *peers]))
            page.write(options.write, results, wanted, options.directions)
        elif options.summary:
            summed_up.append((results, peers))
        else:
            texts.append(all_tables(options, results, tables, peers))
        if options.plot:
            plot(options.plot, results, *main_table(peers), options.directions or page.DIRECTIONS[""])
    if options.summary:
        texts.append(markdown.summary(summed_up))
    if texts:
        print("\n\n".join(texts))


if __name__ == "__main__":
    main()
