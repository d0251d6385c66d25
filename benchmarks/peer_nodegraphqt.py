"""Drives NodeGraphQt through its public API, in its own virtual environment, and prints its frames as JSON.

python benchmarks/peer_nodegraphqt.py 1000        with NodeGraphQt and a Qt it can use installed
"""

import json
import os
import sys
import time
from math import ceil, sqrt

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def main(size: int) -> None:
    from NodeGraphQt import BaseNode, NodeGraph
    from Qt import QtCore, QtWidgets

    class Box(BaseNode):
        __identifier__ = "peer"
        NODE_NAME = "Box"

        def __init__(self) -> None:
            super().__init__()
            self.add_input("in", multi_input=True)
            self.add_output("out", multi_output=True)

    app = QtWidgets.QApplication(["peer"])
    begun = time.thread_time()
    graph = NodeGraph()
    graph.set_acyclic(False)
    graph.register_node(Box)
    columns = ceil(sqrt(size) * 0.8)
    nodes = [
        graph.create_node("peer.Box", pos=((n % columns) * 320, (n // columns) * 160), push_undo=False)
        for n in range(size)
    ]
    for n in range(size - 1):
        nodes[n].output(0).connect_to(nodes[n + 1].input(0), push_undo=False)
    for n in range(size // 2):
        nodes[n].output(0).connect_to(nodes[(n * 7 + 3) % size].input(0), push_undo=False)
    view = graph.viewer()
    view.resize(1600, 1000)
    view.show()
    app.processEvents()
    view.zoom_to_nodes(view.all_nodes())
    view.viewport().repaint()
    found = {"open": [(time.thread_time() - begun) * 1000]}

    def frames(step, number=20):
        taken = []
        for at in range(number):
            start = time.thread_time()
            step(at)
            view.viewport().repaint()
            taken.append((time.thread_time() - start) * 1000)
        return taken

    found["repaint, all of it seen"] = frames(lambda _: None)
    view.reset_zoom()
    view.centerOn(QtCore.QPointF(*nodes[size // 2].pos()))
    found["repaint, 50 seen"] = frames(lambda _: None)
    start = nodes[size // 2].pos()
    found["drag a hub"] = frames(lambda n: nodes[size // 2].set_pos(start[0] + 3 * n, start[1] + 2 * n))
    print(json.dumps(found), flush=True)
    os._exit(0)  # its way out crashes in some versions of Qt


if __name__ == "__main__":
    main(int(sys.argv[1]))
