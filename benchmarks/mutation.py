"""Mutation testing of the rules: how many pieces of the reference designs can be taken out before somebody notices.

python -m benchmarks.mutation            run and print the table
python -m benchmarks.mutation --record   also write down what was found, for the tests and docs/mutation.md
"""

import sys

from tests.mutation.outcome import Row, reason, record, run


def main(arguments: list[str]) -> int:
    rows, survivors = run()
    print(table(rows))
    for survivor in survivors:
        print(f"{survivor}  --  {reason(survivor) or 'NOT EXPLAINED'}")
    if "--record" in arguments:
        record(rows, survivors)
    return int(any(reason(s) is None for s in survivors))


def table(rows: list[Row]) -> str:
    lines = [f"{'':12}{'':6}{'mutants':>8}{'noticed':>9}{'share':>8}"]
    lines += [
        f"{r.operator:12}{'core' if r.core else 'rest':6}{r.made:8}{r.noticed:9}{r.noticed / r.made:8.1%}"
        for r in rows
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
