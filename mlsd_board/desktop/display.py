"""Whether a window can be opened here, found out before Qt is imported: Qt itself would abort the process."""

import ctypes
import os
import re
import socket
import sys

_X11_SOCKETS = "/tmp/.X11-unix"  # noqa: S108 - where every X server listens
_WINDOW_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}


def obstacle() -> str:
    """Why no window can be opened, as a sentence; empty when nothing stands in the way."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return ""
    wayland, display = os.environ.get("WAYLAND_DISPLAY"), os.environ.get("DISPLAY")
    if not wayland and not display:
        return "there is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set)."
    if not wayland and display and not _answers(display):
        return f"the display {display!r} does not answer."
    missing = [package for library, package in _WINDOW_LIBRARIES.items() if not _loads(library)]
    if missing and not wayland:
        return f"the window needs system libraries; install {' '.join(missing)}."
    return ""


def _answers(display: str) -> bool:
    found = re.fullmatch(r"(?:unix)?([^:/]*):(\d+)(?:\.\d+)?", display)
    if not found:
        return True  # a form we do not know: let Qt try
    host, number = found.group(1), int(found.group(2))
    places: list[tuple[int, str | tuple[str, int]]] = (
        [(socket.AF_INET, (host, 6000 + number))]
        if host
        else [(socket.AF_UNIX, f"{prefix}{_X11_SOCKETS}/X{number}") for prefix in ("\0", "")]
    )
    for family, place in places:
        try:
            with socket.socket(family, socket.SOCK_STREAM) as probe:
                probe.settimeout(2)
                probe.connect(place)
        except OSError:
            continue
        return True
    return False


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
