import logging
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.core.document import Document
from sayso.readers.html import fragment_text, host_of, outcome_of_page, page_of, read_html
from sayso.readers.outcomes import Found, Outcome, Refused

Read = Callable[..., list[Outcome]]

STORY = (
    "<p>The ferry between Ostmoor and Vellmar will stop on Friday, harbour master Odo Brandt said, "
    "because its engine has failed twice.</p><p>“We will not risk lives,” he told the <i>Courier</i>.</p>"
)
TEXT = (
    "The ferry between Ostmoor and Vellmar will stop on Friday, harbour master Odo Brandt said, "
    "because its engine has failed twice.\n“We will not risk lives,” he told the Courier."
)
NEWSPAPER = f"""<!doctype html><html lang="en"><head>
<title>Ferry to stop | The Vellmar Courier</title>
<meta property="og:site_name" content="The Vellmar Courier">
<meta property="article:published_time" content="2024-03-05T09:15:00+01:00">
<meta name="author" content="Ilse Marrow and Tom Pike">
<link rel="canonical" href="https://www.courier.example/harbour/ferry-to-stop">
<script>var advertisement = "Buy boats!";</script></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/harbour">Harbour</a></li></ul></nav>
<article><h1>Ferry to stop</h1><p class="byline">By Ilse Marrow</p>{STORY}</article>
<footer>All rights reserved.</footer></body></html>"""


def document(outcome: Outcome) -> Document:
    assert isinstance(outcome, Found)
    return outcome.document


def test_a_newspaper_page_gives_its_report_and_what_it_says_of_it(read: Read) -> None:
    (outcome,) = read(read_html, NEWSPAPER.encode())
    found = document(outcome)
    assert found.text == f"Ferry to stop\n{TEXT}"
    assert found.title == "Ferry to stop"
    assert found.publisher == "The Vellmar Courier"
    assert found.authors == ("Ilse Marrow", "Tom Pike")
    assert found.url == "https://www.courier.example/harbour/ferry-to-stop"
    assert (found.published_at, found.published_precision) == ("2024-03-05T09:15:00+01:00", "second")


@pytest.mark.parametrize(
    "page",
    [
        f"<html><body>{STORY}</body></html>",
        f"<html><body><div><div>{STORY}</div></div></body></html>",
        f"<html><body><article>{STORY}</article></body></html>",
        f"<body>{STORY}",
        STORY,
        STORY.replace("</p>", "").replace("<p>", "<br>"),
    ],
)
def test_each_paragraph_is_a_line_however_the_page_is_made(page: str) -> None:
    found = page_of(page)
    assert found is not None
    assert found.text == TEXT


def test_one_paragraph_or_no_markup_at_all_is_a_page_too() -> None:
    sentence = "The mayor of Vellmar resigned on Monday."
    for page in (f"<p>{sentence}</p>", sentence):
        found = page_of(page)
        assert found is not None
        assert found.text == sentence


def test_the_host_stands_for_a_publisher_without_a_name() -> None:
    found = page_of(f"<html><body>{STORY}</body></html>", url="https://www.ostmoor-post.example/a")
    assert found is not None
    assert found.publisher == "ostmoor-post.example"
    assert host_of("https://[broken") is None
    assert host_of(None) is None


def test_a_page_without_text_is_refused(read: Read) -> None:
    for page in (
        b"<html><body></body></html>",
        b"<html><body><script>var a = 1;</script></body></html>",
        b"",
    ):
        (outcome,) = read(read_html, page)
        assert isinstance(outcome, Refused)
        assert outcome.reason == "no-text"


def test_an_image_that_is_called_html_is_refused(read: Read) -> None:
    (outcome,) = read(read_html, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    assert isinstance(outcome, Refused)
    assert outcome.reason == "binary"


def test_the_encoding_that_the_page_declares_is_used() -> None:
    sentence = "Řeka u města Vellmar stoupla o metr, řekl starosta v pondělí ráno novinářům."
    page = f'<html><head><meta charset="iso-8859-2"></head><body><p>{sentence}</p></body></html>'
    assert document(outcome_of_page(page.encode("iso-8859-2"))).text == sentence
    undeclared = page.replace("charset", "data").encode("iso-8859-2")
    assert document(outcome_of_page(undeclared, charset="iso-8859-2")).text == sentence


def test_control_characters_and_entities_become_plain_text() -> None:
    found = page_of(
        "<html><body><p>Fish&nbsp;&amp;\x0bchips,\x1b said &ldquo;Odo&rdquo; &#8212; twice.</p></body></html>"
    )
    assert found is not None
    assert found.text == "Fish & chips, said “Odo” — twice."


def test_libraries_do_not_talk_to_the_terminal(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logging.root, "handlers", [])  # as in a process that configured none
    page_of("")
    page_of("<html></html>")
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("fragment", "text"),
    [
        ("<p>Short.</p>", "Short."),
        ("No tags &amp; one entity", "No tags & one entity"),
        ("Two<br>lines", "Two\nlines"),
        ("<div>One<div>Two</div>three</div>", "One\nTwo\nthree"),
        ("<table><tr><td>12 boats</td></tr></table><p>A <b>b</b>.</p>", "12 boats\nA b."),
        ("<p>Seen.</p><script>unseen()</script><style>p {}</style>", "Seen."),
        (STORY, TEXT),
    ],
)
def test_a_fragment_keeps_its_lines_and_loses_no_text(fragment: str, text: str) -> None:
    assert fragment_text(fragment) == text


@settings(max_examples=60)
@given(st.data())
def test_a_page_cut_and_changed_anywhere_never_raises(read: Read, data: st.DataObject) -> None:
    page = bytearray(NEWSPAPER.encode())
    for _ in range(data.draw(st.integers(0, 5))):
        page[data.draw(st.integers(0, len(page) - 1))] = data.draw(st.integers(0, 255))
    assert len(read(read_html, bytes(page[: data.draw(st.integers(0, len(page)))]))) == 1


@settings(max_examples=60)
@given(st.binary() | st.text().map(lambda text: f"<html><body>{text}".encode()))
def test_no_bytes_raise(read: Read, data: bytes) -> None:
    assert len(read(read_html, data)) == 1
