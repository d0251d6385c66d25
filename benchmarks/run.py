"""Runs the benchmarks named on the command line, or all of them, and prints their tables.

python benchmarks/run.py [NAME ...]
"""

import importlib
import os
import platform
import sys
import tempfile

NAMES = ("window", "edit", "check", "rules", "export", "actions", "canvas", "beside", "lines")


def main(names: list[str]) -> int:
    unknown = [name for name in names if name not in NAMES]
    if unknown:
        sys.stderr.write(f"there is no benchmark {unknown[0]!r}; there are {', '.join(NAMES)}\n")
        return 2
    print(
        f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} processors\n", flush=True
    )
    with tempfile.TemporaryDirectory() as home:
        # No screen, and none of the user's own settings and boards.
        os.environ |= {"QT_QPA_PLATFORM": "offscreen", "MLSD_BOARD_HOME": home}
        for name in names or NAMES:
            print(importlib.import_module(f"benchmarks.{name}").main(), end="\n\n", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
