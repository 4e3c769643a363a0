"""The demo corpus: invented reports on one invented story, told in ``demo/README.md``."""

import tomllib
from collections.abc import Iterator
from importlib.resources import files

from sayso.core.document import Document

FENCE = "+++\n"


def demo_documents() -> Iterator[Document]:
    """The reports of the demo corpus, in order of publication."""
    folder = files("sayso.resources").joinpath("demo")
    documents = [
        _document(file.read_text("utf-8"), path=f"demo/{file.name}")
        for file in folder.iterdir()
        if file.name.endswith(".txt")
    ]
    return iter(sorted(documents, key=lambda document: (document.published_at or "", document.id)))


def _document(packaged: str, *, path: str) -> Document:
    """Splits front matter from text; the newline that ends the file is not part of the text."""
    _, front_matter, text = packaged.split(FENCE, maxsplit=2)
    fields = tomllib.loads(front_matter)
    return Document(
        id=fields["id"],
        text=text.removesuffix("\n"),
        url=fields["url"],
        publisher=fields["publisher"],
        title=fields["title"],
        authors=tuple(fields["authors"]),
        language="en",
        published_at=fields["published"],
        published_precision="minute",
        path=path,
    )
