import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from sayso.core.document import Document
from sayso.core.reading import Reading
from sayso.views.page import page

VOID = {"meta", "br", "link", "img"}
STYLE = re.compile(r"<style>.*?</style>", re.DOTALL)


class Outline(HTMLParser):
    """Checks that tags nest, and keeps ids, links and attributes."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.stack: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.feed(source)
        self.close()
        assert self.stack == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes += attrs
        if tag not in VOID:
            self.stack.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.stack.pop() == tag

    def values(self, name: str) -> list[str]:
        return [value or "" for key, value in self.attributes if key == name]


def test_golden_page(reading: Reading, golden: Callable[[str, str], None]) -> None:
    golden("page.html", STYLE.sub("<style></style>", page([reading])))


def test_golden_page_of_acts_reasons_and_loaded_wording(
    detailed: Reading, golden: Callable[[str, str], None]
) -> None:
    golden("page-detailed.html", STYLE.sub("<style></style>", page([detailed])))


def test_only_a_page_with_loaded_wording_explains_its_mark(reading: Reading, detailed: Reading) -> None:
    assert 'class="loaded"' not in page([reading])
    assert '<span class="loaded">possibly loaded</span>' in page([reading, detailed])


def test_loaded_wording_is_marked_in_the_publishers_own_voice_only(detailed: Reading) -> None:
    source = page([detailed])
    assert '<span class="loaded" title="possibly loaded">shameful</span>' in source
    assert "wicked</span>" not in source


@pytest.mark.parametrize("reports", [1, 3])
def test_tags_nest_ids_are_unique_and_links_lead_somewhere(reading: Reading, reports: int) -> None:
    outline = Outline(page([reading] * reports))
    ids = Counter(outline.values("id"))
    assert max(ids.values()) == 1
    assert {link for link in outline.values("href") if link.startswith("#")} <= {f"#{name}" for name in ids}


def test_nothing_is_loaded_from_elsewhere(reading: Reading) -> None:
    document = replace(reading.document, url="https://lantern.example/harbour")
    source = page([replace(reading, document=document)])
    outline = Outline(source)
    assert not outline.values("src")
    assert [link for link in outline.values("href") if "//" in link] == ["https://lantern.example/harbour"]
    assert not re.search(r"@import|url\(|<script|<link", source)


def test_a_report_cannot_inject_markup(reading: Reading) -> None:
    hostile = Document.of(
        "<script>alert('ouch')</script> & more",
        title="</title><script>alert(1)</script>",
        publisher='"><img src=x>',
        url="javascript:alert(1)",
    )
    source = page([replace(reading, document=hostile, layers=replace(reading.layers, **dict.fromkeys(
        ("attributions", "chains", "factuality", "figures", "own_voice", "sentences"))))])  # fmt: skip
    assert "<script" not in source
    assert "<img" not in source
    assert 'href="javascript' not in source


def test_every_claim_has_words_that_light_up(reading: Reading) -> None:
    source = page([reading])
    for label in "1234567":
        assert f"#r1:has(.k{label}:is(:hover, :focus-within, :target)) .k{label} " in source
        assert f'id="r1-k{label}-text"' in source
        assert f'href="#r1-k{label}"' in source


def test_the_roles_and_claims_have_names_for_screen_readers(reading: Reading) -> None:
    source = page([reading])
    assert 'aria-label="claim 4: who says it"' in source
    assert 'aria-label="claim 4: show in the text"' in source


def test_the_line_of_an_outer_claim_lies_below_that_of_an_inner_one(reading: Reading) -> None:
    assert '<span class="content k3 over1"' in page([reading])
