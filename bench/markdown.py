# SPDX-License-Identifier: MIT
"""Results of hinge_bench as Markdown; every function returns text."""

from results import (OTHERS, TAILS, best_over_hinge, main_size, mean_and_least, means, of_directions, one_file_ratios,
                     over, roof)


BYTES = {"float": 4, "double": 8, "bfloat16": 2, "float16": 2}


def number(value, digits=3):
    return "-" if value is None else f"{value:.{digits}f}"


def in_bytes(count):
    for unit, name in (2**20, "MiB"), (2**10, "KiB"):
        if count >= unit:
            return f"{count / unit:.4g} {name}"
    return f"{count} bytes"


def arrays_of(element, size):
    return f"arrays of {size:,} ({in_bytes(size * BYTES[element])})"


def table(lines, words=2):
    """The first columns are words, the others numbers."""
    widths = [max(map(len, column)) for column in zip(*lines)]
    rule = ["-" * w if i < words else "-" * (w - 1) + ":" for i, w in enumerate(widths)]
    text = []
    for line in [lines[0], rule, *lines[1:]]:
        cells = [cell.ljust(w) if i < words else cell.rjust(w) for i, (cell, w) in enumerate(zip(line, widths))]
        text.append("| " + " | ".join(cells) + " |")
    return "\n".join(text)


def peers(results, element, size, rows, dispatch=False, others_at=None, heading=""):
    """Of one size. others_at: {size: rows} of more sizes, of which best / Hinge is told."""
    copies = {direction: over(roof(rows, direction), size) for _, direction in rows}
    copies = ", ".join(f"{number(value)} {direction}" for direction, value in copies.items() if value)
    others = [name for name in OTHERS if any(name in times for times in rows.values())]
    through = ["dispatch / Hinge"] if dispatch else []
    best_at = {at: best_over_hinge(its) for at, its in {size: rows, **(others_at or {})}.items()}
    lines = [["function", "direction", "claim, ULP", "Hinge, ns", *(OTHERS[name] for name in others),
              "best / Hinge", *(f"at {at:,}" for at in others_at or {}), *through, "Hinge / copy"]]
    for (function, direction), times in rows.items():
        if function == "copy":
            continue
        hinge = times.get("hinge")
        lines.append([function, direction, results.claim(function, direction, element),
                      number(over(hinge, size)), *(number(over(times.get(name), hinge), 2) for name in others),
                      *(number(best.get((function, direction)), 2) for best in best_at.values()),
                      *(number(over(times.get("dispatch"), hinge), 2) for _ in through),
                      number(over(hinge, roof(rows, direction)), 2)])
    sentences = [f"* {at:,}: {means(its)}." for at, its in {size: rows, **(others_at or {})}.items()]
    return "\n\n".join([f"### {heading}{element}, {arrays_of(element, size)}",
                        f"Copy: {copies}, ns per element. The peers' columns are their time / Hinge's.",
                        table(lines), "\n".join(sentences)])


def one_file(tables, heading=""):
    """The single header at -O2, alone: a table of one size, and the worst of each. tables: {(type, size): rows}. As a
    list of texts, empty where it was not measured."""
    ratios = {key: of_rows for key, rows in tables.items() if (of_rows := one_file_ratios(rows))}
    if not ratios:
        return []
    size = main_size([size for _, size in ratios])
    here = [element for element, at in ratios if at == size]
    lines = [["function", "direction",
              *(f"{element}{what}" for element in here for what in (": alone, ns", ": alone / xsimd", ": loop / alone"))]]
    for row in ratios[here[0], size]:
        line = [*row]
        for element in here:
            alone, naive = ratios[element, size].get(row, (None, None))
            line += [number(over(tables[element, size][row].get("file_alone"), size)), number(alone, 2), number(naive, 2)]
        lines.append(line)
    worst = []
    for at in dict.fromkeys(at for _, at in ratios):
        rows = {(*row, element): pair for (element, s), its in ratios.items() if s == at for row, pair in its.items()}
        most, least = max(rows, key=lambda row: rows[row][0]), min(rows, key=lambda row: rows[row][1])
        worst.append(f"* {at:,}: alone / xsimd at most {rows[most][0]:.2f} ({' '.join(most)}),"
                     f" loop / alone at least {rows[least][1]:.2f} ({' '.join(least)}).")
    width = "" if {"float", "double"} & set(here) else "16 bits, "
    return [f"### One file, {heading}{width}`-O2`, arrays of {size:,}",
            "The single header alone, next to the same program with xsimd on the include path and to the loop at `-O2`.",
            table(lines), "\n".join(worst)]


def summary(builds):
    """One line per build of [(results, {(type, size): rows})]: of the main size, forward and backward, the geometric
    mean of best / Hinge, and the least with its row."""
    elements = list(dict.fromkeys(element for _, tables in builds for element, _ in tables))
    lines = [["", *(heading for element in elements for heading in (f"{element}s", "the least"))]]
    for results, tables in builds:
        line = [results.target()]
        for element in elements:
            size = main_size([size for of, size in tables if of == element])
            best = best_over_hinge(of_directions(tables.get((element, size), {}), ["forward", "backward"]))
            mean, least = mean_and_least(best) if best else (None, None)
            line += [number(mean, 2), f"{best[least]:.2f}, `{least[0]}` {least[1]}" if best else "-"]
        lines.append(line)
    return "\n\n".join(["Best / Hinge", table(lines, 1), "\n".join(f"* {results.machine()}" for results, _ in builds)])


def small(element, size, rows):
    lines = [["function", "direction", "Hinge", "dispatch", "loop", "scalar", "Hinge / scalar"]]
    for (function, direction), times in rows.items():
        cells = (number(times.get(name), 1) for name in ("hinge", "dispatch", "loop", "scalar"))
        lines.append([function, direction, *cells, number(over(times.get("hinge"), times.get("scalar")), 2)])
    return "\n\n".join([f"### {element}, calls on {size:,} element{'s' * (size > 1)}, ns per call", table(lines),
                        "scalar is one scalar call for each element."])


def threads(results, element, size, rows):
    lines = [["function", "direction", "one thread, ns", "par, ns", "one / par"]]
    for (function, direction), times in rows.items():
        one, par = times.get("one_thread"), times.get("par")
        lines.append([function, direction, number(over(one, size)), number(over(par, size)), number(over(one, par), 2)])
    return "\n\n".join([f"### {element}, {arrays_of(element, size)}, std::execution::par, {results.context.get('par')}",
                        table(lines), "Of the time that passes, per element."])


def tails(element, size, rows):
    none, *shares = TAILS
    lines = [["function", "direction", f"{TAILS[none]}, ns", *(f"{TAILS[share]} / 0 %" for share in shares)]]
    for (function, direction), times in rows.items():
        ordinary = times.get(none)
        lines.append([function, direction, number(over(ordinary, size)),
                      *(number(over(times.get(share), ordinary), 2) for share in shares)])
    return "\n\n".join([f"### {element}, {arrays_of(element, size)}, a share of them in a tail", table(lines)])
