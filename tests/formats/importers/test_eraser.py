"""Diagrams in the language of Eraser, also where they were saved as D2."""

import pytest

from mlsd_board.formats.eraser.reader import is_eraser, read_text
from mlsd_board.formats.errors import FormatError
from tests.formats.importers.reading import arrows, homes, imported, labels

TEXT = """
title: My system
direction right
// a comment
API gateway [icon: aws-api-gateway]  // another
VPC Subnet [icon: aws-vpc, color: #112233] {
  Main Server [label: "The // server"] {
    Server [icon: aws-ec2, label: "Web\\nserver"]
    Data [icon: database]
  }
  Check? [shape: diamond, icon: search]
  Bare {}
}
legend {
  [color: red]: late
}
API gateway > Server > Data: "reads: all" [color: red]
Server > Check?, "Odd, one"
S3-raw < Data
Main Server <> API gateway
Data - Check?
Check? --> S3-raw
> nothing
colorMode bold
"""


def test_boxes_groups_and_arrows() -> None:
    (found,) = read_text(TEXT)

    assert found.title == "My system"
    assert homes(found) == {
        "The // server": "VPC Subnet",
        "Web\nserver": "The // server",
        "Data": "The // server",
        "Check?": "VPC Subnet",
        "Bare": "VPC Subnet",
    }
    assert arrows(found) == [
        ("API gateway", "reads: all", "Web\nserver"),
        ("Web\nserver", "reads: all", "Data"),
        ("Web\nserver", "", "Check?"),
        ("Web\nserver", "", "Odd, one"),
        ("S3-raw", "", "Data"),
        ("The // server", "", "API gateway"),
        ("Data", "", "Check?"),
        ("Check?", "", "S3-raw"),
    ]
    assert [a.heads for a in found.arrows[4:]] == ["backward", "both", "none", "forward"]
    assert [a.style for a in found.arrows[4:]] == ["solid", "solid", "solid", "dashed"]
    shown = {s.label: (s.outline, s.icon) for s in found.shapes}
    assert shown["API gateway"] == ("box", "aws api gateway")
    assert (shown["Data"], shown["Check?"]) == (("cylinder", ""), ("diamond", ""))
    assert [t.text for t in found.texts] == ["[color: red]: late"]
    assert found.remarks == ("line 23: not understood and left out: '> nothing'",)


def test_it_is_known_by_what_stands_in_brackets() -> None:
    assert is_eraser(TEXT)
    assert not is_eraser("graph TD\n  a[icon: x]\n  b[label: y]\n")
    assert not is_eraser("a: { icon: x }\nb -> c: d\n")
    (report,) = imported("a.d2", TEXT.encode()).reports
    assert {"API gateway", "Data"} <= {box.label for box in report.boxes}
    (report,) = imported("a.md", b"```eraser\nA > B\n```").reports
    assert [box.label for box in report.boxes] == ["A", "B"]


def test_what_cannot_be_read_is_refused_or_named() -> None:
    with pytest.raises(FormatError, match="no boxes"):
        read_text("// nothing\n")
    (found,) = read_text("}\nA {\n B\n")
    assert (labels(found), len(found.remarks)) == ({"A": "A", "B": "B"}, 2)
