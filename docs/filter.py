#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Prints a header or a Markdown page as Doxygen is to read it:  python3 docs/filter.py FILE

Docstrings are plain text and pages are GitHub's Markdown; neither is written for Doxygen. Every line stays on its
number, so that Doxygen's warnings name the right one.
"""
import re
import sys
from pathlib import Path

import markdown

root = Path(__file__).resolve().parent.parent
activations = {header.stem for header in (root / "include/hinge/activation").glob("*.hpp")}

# Members that mean the same in every activation, and so are explained in none: the declaration, and what it is.
members = {
    r"static constexpr std::string_view name\b": "Its name in Hinge.",
    r"static constexpr accuracy claim\b": "The error bounds in ULP: of f and f' for float, then for double.",
    r"static constexpr bool is_short\b": "It is a few instructions, so array calls unroll their loops.",
    r"static constexpr bool is_selection\b": "Its values are x, 0 or whole numbers, and need no rounding to 16 bits.",
    r"static constexpr bool has_step_slope\b": "Its derivative is 0 or 1, and needs no rounding to 16 bits.",
    r"(?:template .*\n +)?HINGE_INLINE V operator\(\)\(": "f(x), of the type of x.",
    r"(?:template .*\n +)?HINGE_INLINE V derivative\(":
        "f'(x), of the type of x; [the formula](@ref include-hinge-activation-README).",
    r"(?:template .*\n +)?HINGE_INLINE V backward\(":
        "dy f'(x), of the type of x, by a selection: where f' is 0 it is +0, for an infinite or NaN dy too.",
}


def docstring(text):
    """Fields become titled paragraphs, and blank lines around code its marks. A line that ends before the margin, in a
    colon or next to columns ends on the page too."""
    fields = re.compile(r"^( *///) (Shape|Domain|Method|Result|Sums|Errors?|Source|Threads|Policy|Link|f|slopes|inner) +(?=\S)(?<=///.{9})")
    has_columns = re.compile(r" */// .{9}.*\S {3,}\S").match
    lines, out, in_code = text.splitlines(), [], False
    for line, following in zip(lines, lines[1:] + [""]):
        if line.strip() == "///":
            if in_code or re.match(r" *///     \S", following):
                is_list = re.match(r" *///     [\w, ]+ {2}", following)
                line += " @endcode" if in_code else " @code{.unparsed}" if is_list else " @code{.cpp}"
                in_code = not in_code
        elif not in_code:
            next_word = (following.split() + ["", ""])[1]
            ends = next_word and (len(line) + 1 + len(next_word) < 92 or line.endswith(":") or
                                  has_columns(line) or has_columns(following))
            line = fields.sub(r"\1 @field{\2} ", line)
            line = re.sub(r"^( *///) {5,}", r"\1 ", line)
            line = re.sub(r"(?<=\S) {3,}(?=\S)", " &emsp; ", line) + ("<br>" if ends else "")
        out.append(line)
    return "\n".join(out) + (" @endcode\n" if in_code else "\n")


def header(path):
    text = path.read_text().replace("::inline HINGE_TARGET", "")
    if path.stem in activations:
        for declaration, meaning in members.items():
            text = re.sub(rf"^(    )({declaration})", rf"\1/** {meaning} */ \2", text, flags=re.M)
        for word in ("Shape", "Domain", "Error", "Source"):  # a command that Doxygen does not know is an error
            if not re.search(rf"^/// {word} .*\n(///.*\n)*struct {path.stem} ", text, flags=re.M):
                text = text.replace(f"struct {path.stem} ", f"/** @docstring_without_{word} */ struct {path.stem} ", 1)
    text = re.sub(r"^( *///.*\n)+", lambda block: docstring(block[0]), text, flags=re.M)
    # What stands before a namespace or for itself is about the file.
    text = re.sub(r"^/// ((?:.*\n///)*.*\n(namespace hinge(::dispatch)? \{|$))", r"/// @aboutfile \1", text, flags=re.M)
    # Of concepts Doxygen does not say that they have none.
    return re.sub(r"^((?!///|template).*\n)((template <.*>\n)+concept )", r"\1/** @concept_without_a_docstring */ \2", text, flags=re.M)


def page_name(path):
    return path.relative_to(root).with_suffix("").as_posix().replace("/", "-")


def page(path):
    """Headings get the anchors that they have on GitHub, and links between pages become Doxygen's."""

    def linked(match):
        image, text, target = match.groups()
        file, _, part = target.partition("#")
        if image:
            return f"![{text}]({Path(file).name})"
        if "://" in file:
            return match[0]
        to = (path.parent / file).resolve() if file else path
        plain = text.replace("`", "")  # Doxygen would show them
        if to.parent == root / "include/hinge/activation" and to.suffix == ".hpp":
            return f"[{plain}](@ref hinge::{to.stem})"
        if to.suffix != ".md":
            return text  # a file that is no page
        return f"[{plain}](@ref {page_name(to)}{'-' + part if part else ''})"

    def row(match):
        """The first cell of a table's row: activations are links."""
        return re.sub(r"`(\w+)([^`]*)`", lambda name: name[0] if name[1] not in activations else
                      f"[{name[1]}](@ref hinge::{name[1]})" + (f" `{name[2]}`" if name[2] else ""), match[0])

    text, out = path.read_text(), []
    anchors = markdown.anchors(text)
    for line, is_prose in markdown.lines(text):
        if is_prose:
            line = markdown.link.sub(linked, line)
            line = re.sub(r"^\|[^|]*\|", row, line)
            if markdown.heading.fullmatch(line):
                part = "-" + next(anchors)
                line = line.replace("`", "") + f" {{#{page_name(path)}{'' if line.startswith('# ') else part}}}"
        out.append(line)
    return "\n".join(out) + "\n"


file = Path(sys.argv[1]).resolve()
sys.stdout.write(page(file) if file.suffix == ".md" else header(file))
