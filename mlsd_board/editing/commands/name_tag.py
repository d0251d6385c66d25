"""Say what the colour of a tag stands for, or take that back."""

from mlsd_board.editing.transaction import Transaction
from mlsd_board.model.values import Tag


def name_tag(tx: Transaction, colour: Tag, words: str) -> None:
    """The legend and screen readers say it; without words they say the colour."""
    others = {tag: name for tag, name in tx.design.brief.tag_names.items() if tag != colour}
    named = {**others, colour: words.strip()} if words.strip() else others
    tx.put(tx.design.brief.model_copy(update={"tag_names": dict(sorted(named.items()))}))
