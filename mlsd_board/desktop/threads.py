"""Threads beside the window, which share one interpreter with it."""

import sys
import threading
from collections.abc import Callable

_TURN_S = 0.0001
"""How long a thread may keep the interpreter while the window wants it; each call of Qt asks for it again.

Measured once: a frame of 2 ms takes 8 beside a busy thread with Python's usual 5 ms, 4 with 1 ms and 3 with this.
"""


def begin(work: Callable[..., object], *arguments: object, name: str) -> threading.Thread:
    """Let work run beside the window; it must touch no widget. The thread never keeps the program alive."""
    sys.setswitchinterval(_TURN_S)
    thread = threading.Thread(target=work, args=arguments, daemon=True, name=name)
    thread.start()
    return thread
