# SPDX-License-Identifier: MIT
"""Results of hinge_bench as Markdown; every function returns text."""

from results import OTHERS, TAILS, best_over_hinge, means, of_directions, over, roof


def number(value, digits=3):
    return "-" if value is None else f"{value:.{digits}f}"


def in_bytes(count):
    for unit, name in (2**20, "MiB"), (2**10, "KiB"):
        if count >= unit:
            return f"{count / unit:.4g} {name}"
    return f"{count} bytes"


def arrays_of(element, size):
    return f"arrays of {size:,} ({in_bytes(size * (4 if element == 'float' else 8))})"


def table(lines, words=2):
    """The first columns are words, the others numbers."""
    widths = [max(map(len, column)) for column in zip(*lines)]
    rule = ["-" * w if i < words else "-" * (w - 1) + ":" for i, w in enumerate(widths)]
    text = []
    for line in [lines[0], rule, *lines[1:]]:
        cells = [cell.ljust(w) if i < words else cell.rjust(w) for i, (cell, w) in enumerate(zip(line, widths))]
        text.append("| " + " | ".join(cells) + " |")
    return "\n".join(text)


def peers(results, element, size, rows, dispatch=False):
    copies = {direction: over(roof(rows, direction), size) for _, direction in rows}
    copies = ", ".join(f"{number(value)} {direction}" for direction, value in copies.items())
    others = [name for name in OTHERS if any(name in times for times in rows.values())]
    through = ["dispatch / Hinge"] if dispatch else []
    lines = [["function", "direction", "claim, ULP", "Hinge, ns", *(OTHERS[name] for name in others),
              "best / Hinge", *through, "Hinge / copy"]]
    best = best_over_hinge(rows)
    for (function, direction), times in rows.items():
        if function == "copy":
            continue
        hinge = times.get("hinge")
        lines.append([function, direction, results.claim(function, direction, element),
                      number(over(hinge, size)), *(number(over(times.get(name), hinge), 2) for name in others),
                      number(best.get((function, direction)), 2),
                      *(number(over(times.get("dispatch"), hinge), 2) for _ in through),
                      number(over(hinge, roof(rows, direction)), 2)])
    return "\n\n".join([f"### {element}, {arrays_of(element, size)}",
                        f"Copy: {copies}, ns per element. The peers' columns are their time / Hinge's.",
                        table(lines), *means(rows)])


def summary(results, element, size, rows):
    """One line per activation."""
    directions = ["forward", "backward"]
    rows = of_directions(rows, directions)
    best = best_over_hinge(rows)
    functions = list(dict.fromkeys(function for function, _ in rows if function != "copy"))
    lines = [["function", *(f"{direction}{what}" for direction in directions for what in (", ns", ", best / Hinge"))]]
    for function in functions:
        line = [f"`{function}`"]
        for direction in directions:
            hinge = rows.get((function, direction), {}).get("hinge")
            line += [number(over(hinge, size)), number(best.get((function, direction)), 2)]
        lines.append(line)
    return "\n\n".join([f"{element}, {arrays_of(element, size)}, {results.machine()}:", table(lines, 1), *means(rows)])


def small(element, size, rows):
    lines = [["function", "direction", "Hinge", "dispatch", "loop", "scalar", "Hinge / scalar"]]
    for (function, direction), times in rows.items():
        cells = (number(times.get(name), 1) for name in ("hinge", "dispatch", "loop", "scalar"))
        lines.append([function, direction, *cells, number(over(times.get("hinge"), times.get("scalar")), 2)])
    return "\n\n".join([f"### {element}, calls on {size:,} element{'s' * (size > 1)}, ns per call", table(lines),
                        "scalar is one scalar call for each element."])


def tails(element, size, rows):
    none, *shares = TAILS
    lines = [["function", "direction", f"{TAILS[none]}, ns", *(f"{TAILS[share]} / 0 %" for share in shares)]]
    for (function, direction), times in rows.items():
        ordinary = times.get(none)
        lines.append([function, direction, number(over(ordinary, size)),
                      *(number(over(times.get(share), ordinary), 2) for share in shares)])
    return "\n\n".join([f"### {element}, {arrays_of(element, size)}, a share of them in a tail", table(lines)])
