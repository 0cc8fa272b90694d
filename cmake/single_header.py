#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes single_include/hinge.hpp: include/hinge/hinge.hpp with every <hinge/...> it includes in its place, once.

    python3 cmake/single_header.py            write it
    python3 cmake/single_header.py FILE       write it there
    python3 cmake/single_header.py --check    fail if it is not what would be written
"""
import re
import sys
from pathlib import Path

root = Path(__file__).resolve().parent.parent
target = root / "single_include" / "hinge.hpp"
project_include = re.compile(r"#\s*include\s*[<\"](hinge/[^>\"]+)[>\"]")
dropped = re.compile(r"#pragma once|// SPDX-License-Identifier:")


def expand(header, seen):
    """The lines of include/<header>, after those of the headers that it is the first to include."""
    seen.add(header)
    before, own, depth = [], [f"// --- {header}"], 0
    for number, line in enumerate((root / "include" / header).read_text().splitlines(), 1):
        depth += bool(re.match(r"#\s*if", line)) - bool(re.match(r"#\s*endif", line))
        include = project_include.match(line)
        if include and depth:  # its text would vanish for everyone where the condition is false
            sys.exit(f"single_header: include/{header}:{number}: an include of Hinge's own inside an #if")
        if include:
            if include[1] not in seen:
                before += expand(include[1], seen)
        elif not dropped.match(line):
            own.append(line)
    return before + own


notice = ["// " + line if line else "//" for line in (root / "LICENSE").read_text().splitlines()]
head = ["// SPDX-License-Identifier: MIT", "//",
        "// Hinge in one file, made by cmake/single_header.py: edit include/hinge instead.", "//", *notice, "#pragma once"]
text = "\n".join(head + expand("hinge/hinge.hpp", set())) + "\n"
text = re.sub(r"\n{3,}", "\n\n", text)

if sys.argv[1:] == ["--check"]:
    if not target.exists() or target.read_text() != text:
        sys.exit(f"single_header: {target.relative_to(root)} is not current: run python3 cmake/single_header.py")
elif len(sys.argv) > 2 or sys.argv[1:2] and sys.argv[1].startswith("-"):
    sys.exit(__doc__)
else:
    if sys.argv[1:]:
        target = Path(sys.argv[1])
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text)
