# SPDX-License-Identifier: MIT
"""What of GitHub's Markdown the reference and the check of links both ask for."""
import re

link = re.compile(r"(!?)\[((?:[^][`]|`[^`]*`)*)\]\(([^()\s]+)\)")
heading = re.compile(r"(#+) (.*)")


def lines(text):
    """Every line, and whether it is prose: not code."""
    fenced = False
    for line in text.splitlines():
        fence = line.lstrip().startswith("```")
        yield line, not (fenced or fence)
        fenced ^= fence


def anchors(text):
    """The anchor of every heading, in order. Of equal ones the second has -1 at its end, and so on."""
    count = {}
    for line, is_prose in lines(text):
        title = heading.fullmatch(line) if is_prose else None
        if title:
            name = re.sub(r"[^\w\- ]", "", title[2].lower()).replace(" ", "-")
            count[name] = count.get(name, -1) + 1
            yield f"{name}-{count[name]}" if count[name] else name
