#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Fails if a link inside the repository's Markdown or the HTML made of it leads to no file, or to no anchor in it.

    python3 docs/links.py FILE.md... DIRECTORY      (of HTML)

Links to other sites are not followed: a check that asks the net fails when the net does.
"""
import re
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import markdown


class Html(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.links, self.anchors = [], set()
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        for name, value in attributes:
            if name in ("href", "src", "data") and value:
                self.links.append((self.getpos()[0], value))
            elif name == "id" or (tag, name) == ("a", "name"):
                self.anchors.add(value)


class Markdown:
    def __init__(self, text):
        self.anchors = set(markdown.anchors(text))
        self.links = [(number, match[3]) for number, (line, is_prose) in enumerate(markdown.lines(text), 1) if is_prose
                      for match in markdown.link.finditer(line)]


class Menu:
    """What Doxygen's script puts at the top of every page."""
    def __init__(self, text):
        self.links = [(number, link) for number, line in enumerate(text.splitlines(), 1) for link in re.findall(r'url:"([^"]+)"', line)]


kinds = {".md": Markdown, ".html": Html, ".js": Menu}
pages = {}


def page(path):
    if path not in pages:
        pages[path] = kinds[path.suffix](path.read_text())
    return pages[path]


def wrong(path):
    """What is wrong with the links of a page, with their lines."""
    for line, link in page(path).links:
        url = urlsplit(link)
        if url.scheme or url.netloc:
            continue
        to = (path.parent / unquote(url.path)).resolve() if url.path else path
        if not to.exists():
            yield f"{path}:{line}: {link}: no such file"
        elif url.fragment and (to.suffix not in (".md", ".html") or unquote(url.fragment) not in page(to).anchors):
            yield f"{path}:{line}: {link}: no such anchor"


given = [Path(name).resolve() for name in sys.argv[1:]]
paths = [path for each in given for path in ([*each.glob("**/*.html"), each / "menudata.js"] if each.is_dir() else [each])]
errors = [error for path in sorted(paths) for error in wrong(path)]
print("\n".join(errors) if errors else f"{sum(len(page(path).links) for path in paths)} links on {len(paths)} pages")
sys.exit(bool(errors))
