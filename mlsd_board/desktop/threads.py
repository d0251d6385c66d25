"""Threads beside the window, which share one interpreter with it."""

import sys
import threading
from collections.abc import Callable

_TURN_S = 0.0001
"""How long a thread may keep the interpreter while the window wants it; each call of Qt asks for it again."""


def begin(work: Callable[..., object], *arguments: object, name: str) -> threading.Thread:
    """Let work run beside the window; it must touch no widget. The thread never keeps the program alive."""
    sys.setswitchinterval(_TURN_S)
    thread = threading.Thread(target=work, args=arguments, daemon=True, name=name)
    thread.start()
    return thread
