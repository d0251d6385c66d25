"""Whether a window can be opened here, found out before Qt is imported: Qt itself would abort the process."""

import ctypes
import os
import sys
import threading

_WINDOW_LIBRARIES = {
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
_PATIENCE_S = 3.0


def obstacle() -> str:
    """Why no window can be opened, as a sentence; empty when nothing stands in the way."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return ""
    if os.environ.get("WAYLAND_DISPLAY"):
        return ""
    display = os.environ.get("DISPLAY")
    if not display:
        return "there is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set)."
    missing = [package for library, package in _WINDOW_LIBRARIES.items() if not _loads(library)]
    if missing:
        return f"the window needs system libraries; install {' '.join(missing)}."
    return "" if _answers(display) else f"the display {display!r} does not answer."


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _answers(display: str) -> bool:
    """Whether its server lets us in, asked as Qt asks; a far one that keeps silent counts as a no."""
    let_in = threading.Event()
    asking = threading.Thread(target=_ask, args=(display, let_in), daemon=True)
    asking.start()
    asking.join(_PATIENCE_S)
    return let_in.is_set()


def _ask(display: str, let_in: threading.Event) -> None:
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.argtypes, xcb.xcb_connect.restype = [ctypes.c_char_p, ctypes.c_void_p], ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(os.fsencode(display), None)
    if not xcb.xcb_connection_has_error(connection):
        let_in.set()
    xcb.xcb_disconnect(connection)
