"""XML from strangers: entities are never expanded, and what is wrong with a text is said as a `FormatError`."""

from collections.abc import Iterator
from contextlib import contextmanager

import defusedxml.ElementTree as SafeTree
from defusedxml.common import DefusedXmlException

from mlsd_board.formats.errors import FormatError


@contextmanager
def faults_of(what: str, advice: str) -> Iterator[None]:
    """While XML is parsed: `what` names it, as in "the SVG"; `advice` is for one that is damaged."""
    try:
        yield
    except DefusedXmlException as error:
        msg = f"{what} defines entities, which are not read for safety"
        raise FormatError(msg, advice="Save it without a document type definition.") from error
    except SafeTree.ParseError as error:
        line, column = error.position
        where = f"line {line}, column {column + 1}"
        raise FormatError(f"{what} is not well-formed XML", where=where, advice=advice) from error
    except (ValueError, LookupError) as error:
        raise FormatError(f"{what} is in an encoding that cannot be read", advice=advice) from error
