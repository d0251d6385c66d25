"""Where the program starts: a subcommand goes to the command line, everything else to the window."""

import sys


def main() -> int:
    """Run the program with the arguments of the process; the exit code."""
    from mlsd_board.cli import parser

    arguments = sys.argv[1:]
    return parser.run(arguments) if parser.is_command(arguments) else window()


def window() -> int:
    """Open the window, or without a display do its main job headless."""
    from mlsd_board.desktop.display import obstacle

    reason = obstacle()
    if reason:
        from mlsd_board.cli import first_light

        return first_light.run(sys.argv[1:], reason)
    from mlsd_board.desktop.start import start

    return start(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
