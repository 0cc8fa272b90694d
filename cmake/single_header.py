#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes single_include/hinge.hpp: include/hinge/hinge.hpp with every <hinge/...> it includes in its place, once. And
the checksum by which vcpkg sees that what its port packages has changed: vcpkg looks at the port's folder only.

    python3 cmake/single_header.py            write both
    python3 cmake/single_header.py FILE       write the header there, and no checksum
    python3 cmake/single_header.py --check    fail if they are not what would be written
"""
import hashlib
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

packaged = sorted(path for pattern in ("include/**/*.hpp", "cmake/*.in", "cmake/*.cmake", "cmake/dispatch/*", "CMakeLists.txt", "LICENSE")
                  for path in root.glob(pattern))
digest = hashlib.sha256()
for path in packaged:
    name, content = path.relative_to(root).as_posix(), path.read_bytes().replace(b"\r\n", b"\n")
    digest.update(f"{name} {len(content)}\n".encode() + content)
outputs = {target: text, root / "cmake" / "vcpkg" / "hinge" / "checksum": digest.hexdigest() + "\n"}

if sys.argv[1:] == ["--check"]:
    for path, content in outputs.items():
        if not path.exists() or path.read_text() != content:
            sys.exit(f"single_header: {path.relative_to(root)} is not current: run python3 cmake/single_header.py")
elif len(sys.argv) > 2 or sys.argv[1:2] and sys.argv[1].startswith("-"):
    sys.exit(__doc__)
else:
    if sys.argv[1:]:
        outputs = {Path(sys.argv[1]): text}
    for path, content in outputs.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)
