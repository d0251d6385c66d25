"""A BPMN process of a given size, for a linter of processes: so many tasks, and 1.6 times as many flows."""

from itertools import pairwise

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" '
    'targetNamespace="http://bpmn.io/schema/bpmn">\n<bpmn:process id="p" isExecutable="false">\n'
)
_TAIL = "</bpmn:process>\n</bpmn:definitions>\n"


def process_of(size: int) -> str:
    """Tasks in a row from a start to an end, and further flows that skip some of them."""
    row = ["start", *(f"t{n}" for n in range(size)), "end"]
    flows = list(pairwise(row))
    flows += [(f"t{n}", f"t{min(n + 3, size - 1)}") for n in range(size - 1) if n % 5 < 3]
    parts = ['<bpmn:startEvent id="start" name="start" />', '<bpmn:endEvent id="end" name="end" />']
    parts += [f'<bpmn:task id="t{n}" name="task {n}" />' for n in range(size)]
    parts += [
        f'<bpmn:sequenceFlow id="f{n}" sourceRef="{u}" targetRef="{v}" />' for n, (u, v) in enumerate(flows)
    ]
    return _HEAD + "\n".join(parts) + "\n" + _TAIL
