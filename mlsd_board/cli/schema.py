"""Print the JSON schema of the native board file."""

import argparse

from mlsd_board.cli.terminal import as_json
from mlsd_board.formats.native.codec import BoardFile

EXAMPLES = ("schema",)


def arguments(_parser: argparse.ArgumentParser) -> None:
    """No arguments of its own."""


def run(_args: argparse.Namespace) -> int:
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **BoardFile.model_json_schema()}
    print(as_json(schema), end="")
    return 0
