# SPDX-License-Identifier: MIT
"""The results of hinge_bench, read from its JSON, and what is computed of them."""

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
TAILS = {f"tail_{percent}": f"{percent} %" for percent in (0, 1, 10, 100)}
UNITS = {"ns": 1, "us": 1e3, "ms": 1e6, "s": 1e9}


class Results:
    """context: that of the last file. tables: {(type, size): {(function, direction): {contestant: ns per
    call}}} of all files, in their order."""

    def __init__(self, files):
        times = {}
        for name in files:
            with open(name, encoding="utf-8") as file:
                results = json.load(file)
            for run in results["benchmarks"]:
                if run.get("run_type") == "iteration" and not run.get("error_occurred"):
                    # Google Benchmark appends a sixth part, as "/repeats:3" when it is asked to repeat, or
                    # "/real_time" where that is what counts.
                    parts = run["name"].split("/")
                    time = "real_time" if "real_time" in parts[5:] else "cpu_time"
                    times.setdefault(tuple(parts[:5]), []).append(run[time] * UNITS[run["time_unit"]])
        self.context = results["context"]
        self.tables = {}
        for (function, direction, element, size, contestant), values in times.items():
            rows = self.tables.setdefault((element, int(size)), {})
            rows.setdefault((function, direction), {})[contestant] = statistics.median(values)

    def machine(self):
        """What a section of numbers belongs to: the CPU, the compiler and its flags."""
        context = self.context
        return (f"{context.get('cpu', 'unknown CPU')}, {context.get('compiler', 'unknown compiler')},"
                f" `{context.get('flags', '')}`")

    def target(self):
        """What is told of the flags in a table of several builds."""
        flags = [flag for flag in self.context.get("flags", "").split() if flag.startswith("-m")]
        return f"`{' '.join(flags)}`" if flags else "no `-march`"

    def libraries(self):
        names = [name for name in ("hinge", "dispatch", "xsimd", "eigen", "onednn") if name in self.context]
        alone = not any("par" in times for rows in self.tables.values() for times in rows.values())
        return ", ".join([*(f"{name} {self.context[name]}" for name in names), *(["one thread"] if alone else [])])

    def claim(self, function, direction, element):
        """In ULP, from F::claim: forward and derivative for float, then for double. - where a call has two results or
        multiplies them, and for 16 bits, whose results are those for float, rounded."""
        if element not in ("float", "double") or direction not in ("forward", "derivative", "backward"):
            return "-"
        claims = self.context.get(f"claim/{function}", "- - - -").split()
        return claims[(element == "double") * 2 + (direction != "forward")]


def of_builds(files):
    """Results for each machine, compiler and flags among the files."""
    builds = {}
    for name in files:
        builds.setdefault(Results([name]).machine(), []).append(name)
    return [Results(names) for names in builds.values()]


def main_size(sizes):
    """The size that most is told of, of those there are."""
    return 65_536 if 65_536 in sizes else next(iter(sizes), None)


def of_directions(rows, directions):
    return {row: times for row, times in rows.items() if not directions or row[1] in directions}


def with_any(rows, names):
    return {row: times for row, times in rows.items() if not times.keys().isdisjoint(names)}


def over(a, b):
    return a / b if a and b else None


def roof(rows, direction):
    """The fastest way to move the data of such a call."""
    return min(rows.get(("copy", direction), {}).values(), default=None)


def best_over_hinge(rows):
    """{(function, direction): time of the fastest peer / Hinge's}, where there is a peer."""
    ratios = {}
    for row, times in rows.items():
        peers = [times[name] for name in OTHERS if name in times]
        if row[0] != "copy" and peers and times.get("hinge"):
            ratios[row] = min(peers) / times["hinge"]
    return ratios


def is_simple(function):
    """A few comparisons and products, no curve of its own: there the memory decides."""
    return "relu" in function or function.startswith("hard_") or function in ("soft_shrink", "identity")


def mean_and_least(best):
    """The geometric mean, and the row with the least."""
    return math.exp(statistics.fmean(map(math.log, best.values()))), min(best, key=best.get)


def means(rows):
    """A sentence: geometric means of best / Hinge, of all rows and without the simple functions, and the least."""
    ratios = best_over_hinge(rows)
    curves = {row: ratio for row, ratio in ratios.items() if not is_simple(row[0])}
    sentences = []
    for what, best in ("geometric mean of best / Hinge", ratios), ("without the relu family and its like", curves):
        if best:
            mean, least = mean_and_least(best)
            ahead = sum(ratio >= 1 for ratio in best.values())
            sentences.append(f"{what} {mean:.2f}, the least {best[least]:.2f} ({' '.join(least)}),"
                             f" Hinge at least as fast in {ahead} of {len(best)} rows")
    return "; ".join(sentences)


def one_file_ratios(rows):
    """{(function, direction): (time of the single header alone / with xsimd, the plain loop's / alone)}, all at -O2."""
    return {row: (times["file_alone"] / times["file_with_xsimd"], times["naive"] / times["file_alone"])
            for row, times in rows.items() if {"file_alone", "file_with_xsimd", "naive"} <= times.keys()}
