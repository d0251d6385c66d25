"""Where the program starts: a subcommand goes to the command line, everything else to the window."""

import gc
import sys


def main() -> int:
    """Run the program with the arguments of the process; the exit code."""
    from mlsd_board.cli import parser, terminal

    arguments = sys.argv[1:]
    if not parser.is_command(arguments):
        return window()
    # Nearly all that a subcommand makes lives until its end, so looking for garbage is a fifth of its time.
    gc.disable()
    terminal.prepare()
    code = parser.run(arguments)
    gc.freeze()
    return code


def window() -> int:
    """Open the window, or without a display do its main job headless."""
    from mlsd_board.desktop.display import obstacle

    reason = obstacle()
    if reason:
        from mlsd_board.cli import first_light, terminal

        terminal.prepare()
        return first_light.run(sys.argv[1:], reason)
    from mlsd_board.desktop.start import start

    code: int = start(sys.argv[1:])
    return code


if __name__ == "__main__":
    sys.exit(main())
