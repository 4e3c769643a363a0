import pytest

from sayso.readers.formats import SUFFIXES, format_of, format_within, sniffed


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_suffix_counts_in_any_case_and_under_gz(suffix: str) -> None:
    for name in (f"harbour{suffix}", f"harbour{suffix.upper()}", f"in.harbour{suffix}.gz"):
        assert format_of(name) == SUFFIXES[suffix]


def test_other_suffixes_say_nothing() -> None:
    assert format_of("harbour.docx") is None
    assert format_of("txt") is None
    assert format_of("-") is None


@pytest.mark.parametrize(
    ("head", "format_"),
    [
        (b"WARC/1.0\r\nWARC-Type: response", "warc"),
        (b"<!DOCTYPE html><p>", "html"),
        (b"\xef\xbb\xbf \n<!-- made by hand --><HTML lang=en>", "html"),
        (b'<?xml version="1.0"?>\n<rss version="2.0">', "xml"),
        (b'<feed xmlns="http://www.w3.org/2005/Atom">', "xml"),
        (b'<?xml version="1.0"?><!DOCTYPE html><html xmlns="x">', "html"),
        (b'{"text": "a"}\n{"text": "b"}\n', "jsonl"),
        (b'{"text": "one line that is longer than what is looked at', "jsonl"),
        (b'{"id": 1,\n "text": "a"}', "json"),
        (b'{\n  "text": "a"\n}', "json"),
        (b'[{"text": "a"}]', "json"),
        (b"[Updated] The harbour is shut.", "text"),
        (b"The harbour is shut.", "text"),
        (b"{sic} he said", "text"),
        (b"", "text"),
    ],
)
def test_content_is_recognised(head: bytes, format_: str) -> None:
    assert sniffed(head) == format_


def test_the_suffix_decides_where_it_says_enough() -> None:
    assert format_within("a.txt", b"<!doctype html>") == "text"
    assert format_within("a.xml", b'<?xml version="1.0"?><html>') == "html"
    assert format_within("a.xml", b'<?xml version="1.0"?><rss>') == "xml"
    assert format_within("a.json", b'{"text": "a"}\n{"text": "b"}\n') == "jsonl"
    assert format_within("a.json", b'[{"text": "a"}]') == "json"
    assert format_within("a.json", b"not JSON") == "json"
