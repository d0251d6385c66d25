"""Scripts for `diagrams` are followed, never run."""

from pathlib import Path

import pytest

from mlsd_board.formats.errors import FormatError
from mlsd_board.formats.mingrammer.reader import read
from tests.formats.importers.reading import arrows, homes, labels

SCRIPT = b"""
from diagrams import Cluster, Diagram, Edge
from diagrams.aws.ml import Sagemaker, SagemakerModel as SM
from diagrams.aws.storage import S3
from diagrams.onprem.queue import Kafka
from diagrams.custom import Custom
import diagrams.aws.compute as comp

def worker(number, name="worker"):
    return comp.Lambda(f"{name} {number}")

with Diagram("ML Pipeline", show=False, direction="TB"):
    src = S3("raw data")
    with Cluster("Training"):
        train = Sagemaker("Training\\njob")
        with Cluster("Eval"):
            checks = [SM("eval"), SM("test")]
    q = Kafka()
    workers = [worker(i) for i in range(3)]
    src >> Edge(label="batch", style="dashed") >> train >> checks
    train << Edge(label="both") >> q
    q - workers
    for w in workers[:1]:
        w >> Custom("Registry", "./icons/mlflow.png")
    q << src

def second():
    with Diagram("Inside"):
        S3("a") >> [S3("b"), S3("c")]
"""


def test_arrows_clusters_lists_loops_and_functions() -> None:
    first, second = read(SCRIPT)

    assert first.title == "ML Pipeline"
    assert second.title == "Inside"
    assert len(second.arrows) == 2
    assert homes(first) == {"Training\njob": "Training", "eval": "Eval", "test": "Eval", "Eval": "Training"}
    assert arrows(first) == [
        ("raw data", "batch", "Training\njob"),
        ("Training\njob", "", "eval"),
        ("Training\njob", "", "test"),
        ("Training\njob", "both", ""),
        ("", "", "worker 0"),
        ("", "", "worker 1"),
        ("", "", "worker 2"),
        ("worker 0", "", "Registry"),
        ("raw data", "", ""),
    ]
    assert [a.heads for a in first.arrows][3:5] == ["both", "none"]
    icons = {s.id: s.icon for s in first.shapes}
    assert (icons["q"], icons["Registry"], icons["train"]) == ("Kafka", "mlflow", "Sagemaker")
    assert labels(first)["q"] == ""


def test_a_diagram_inside_another_is_a_group_of_it() -> None:
    found = read(
        b"""
from diagrams import Cluster, Diagram
from diagrams.generic.storage import Storage
with Diagram("whole"):
    a = Storage("a")
    with Diagram("part"):
        with Cluster("deep"):
            b = Storage("b")
    c = Storage("c")
    a >> b >> c
with Diagram("next"):
    Storage("d")
"""
    )
    assert [diagram.title for diagram in found] == ["whole", "next"]
    assert homes(found[0]) == {"b": "deep", "deep": "part"}
    assert arrows(found[0]) == [("a", "", "b"), ("b", "", "c")]


def test_what_functions_draw_is_read_where_another_file_holds_the_diagram() -> None:
    (found,) = read(
        b"from diagrams.aws.storage import S3\nfrom diagrams.aws.ml import Sagemaker\n"
        b"def part():\n    S3('Raw') >> Sagemaker('Training')\n"
    )

    assert arrows(found) == [("Raw", "", "Training")]


def test_nothing_is_run(tmp_path: Path) -> None:
    trap = tmp_path / "trap"
    script = (
        "import os\nfrom pathlib import Path\nfrom diagrams import Diagram\nfrom diagrams.aws.storage import S3\n"
        f"os.system('touch {trap}')\nPath('{trap}').write_text('x')\nopen('{trap}', 'w')\n__import__('os').mkdir('{trap}')\n"
        "with Diagram('d'):\n    S3('a') >> S3('b')\n"
    )
    (found,) = read(script.encode())

    assert len(found.shapes) == 2
    assert not trap.exists()


@pytest.mark.parametrize(
    "script",
    [
        "print(",
        "x = 1",
        "from diagrams import Diagram\ndef f(): f()\nf()",
        "from diagrams import Diagram\nfor a in range(10**9):\n for b in range(10**9):\n  for c in range(10**9):\n   x = a * b\n",
        "from diagrams import Diagram\nx = " + "(" * 500 + ")" * 500,
        "x = 'a' * 10**12 * 10**12\n",
        "\0",
    ],
)
def test_what_draws_nothing_or_never_ends_is_refused(script: str) -> None:
    with pytest.raises(FormatError):
        read(script.encode())


def test_a_long_chain_is_no_deep_one() -> None:
    chain = " >> ".join(f"S3('n{i}')" for i in range(3_000))
    script = f"from diagrams import Diagram\nfrom diagrams.aws.storage import S3\nwith Diagram('d'):\n    {chain}\n"
    try:
        (found,) = read(script.encode())
    except FormatError:  # Python itself may refuse to parse it
        return
    assert len(found.arrows) == 2_999


def test_c4_texts_put_together_and_boxes_made_by_map() -> None:
    (found,) = read(
        b"""from diagrams import Diagram
from diagrams.aws.compute import Lambda
from diagrams.c4 import Container, Person, Relationship, SystemBoundary
touched = open("touched.txt", "w")
with Diagram("x"):
    who = Person(name="Customer", description="Buys")
    with SystemBoundary("Bank"):
        api = Container(name="API", technology="Java")
    who >> Relationship("uses") >> api
    Lambda("%s of %d" % ("one", 2)) >> Lambda("{} {b}".format("new", b="old"))
    list(map(lambda name: Lambda(name), ["m1", "m2"]))
    while api:
        Lambda("once")
        break
"""
    )

    assert sorted(labels(found).values()) == [
        "API\nJava",
        "Bank",
        "Customer\nBuys",
        "m1",
        "m2",
        "new old",
        "once",
        "one of 2",
    ]
    assert arrows(found) == [("Customer\nBuys", "uses", "API\nJava"), ("one of 2", "", "new old")]
    assert homes(found) == {"API\nJava": "Bank"}
    assert found.remarks == ("line 12: how often the loop goes round is not known; it was followed once",)


def test_classes_make_boxes_and_join_them() -> None:
    (found,) = read(
        b"""
from dataclasses import dataclass
from diagrams import Diagram, Edge
from diagrams.aws.compute import ECS

class Stage:
    kind = "job"

    def __init__(self, name, number=0):
        self.name = name
        self.node = ECS(self.label(f"{name} {number:02d}"))

    @classmethod
    def label(cls, text):
        return f"{text} {cls.kind}"

    @property
    def box(self):
        return self.node

    def link(self, other, label=""):
        self.node >> Edge(label=label) >> other.box
        return other

class Served(Stage):
    kind = "service"

@dataclass
class Pair:
    left: str
    right: Stage

class Platform(ECS):
    pass

class Unused:
    def __init__(self, title):
        self.title = title

    def draw(self):
        if self.title.known():
            Served("monitor").box >> Platform("platform")
        else:
            ECS("never")

with Diagram("Stages"):
    first = Stage("ingest", 7)
    (served := first.link(Served("serve"), "go")).link(Pair("x", first).right, "back")
    while False:
        ECS("never")
    Unused("x").draw()
"""
    )

    assert arrows(found) == [
        ("ingest 07 job", "go", "serve 00 service"),
        ("serve 00 service", "back", "ingest 07 job"),
        ("monitor 00 service", "", "platform"),
    ]
    assert len(found.shapes) == 4
    assert found.remarks == ("line 41: which branch is taken is not known; the first was followed",)


def test_a_diagram_in_a_method_that_nothing_calls_is_read() -> None:
    (found,) = read(
        b"""
from diagrams import Diagram
from diagrams.aws.compute import ECS

class Architecture:
    def build(self):
        with Diagram("Inside"):
            ECS("api") >> ECS("model")
"""
    )

    assert (found.title, arrows(found)) == ("Inside", [("api", "", "model")])


def test_breaks_that_are_escaped_twice_are_breaks_everywhere() -> None:
    (found,) = read(
        rb"""
from diagrams import Cluster, Diagram, Edge, Node
with Diagram("The\\nsystem"):
    with Cluster("In\\nhere"):
        a = Node("A\\nB")
    a >> Edge(label="x\\ny") >> Node("C")
"""
    )

    assert found.title == "The\nsystem"
    assert homes(found) == {"A\nB": "In\nhere"}
    assert arrows(found) == [("A\nB", "x\ny", "C")]
