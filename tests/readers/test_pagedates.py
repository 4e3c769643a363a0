import json

import pytest

from sayso.readers.html import page_of


def dated(head: str = "", body: str = "", url: str | None = None) -> tuple[str, str] | None:
    story = "<p>The mayor of Vellmar said on 1 May 2001 that the harbour would stay open for good.</p>"
    page = page_of(f"<html><head>{head}</head><body>{body}{story * 2}</body></html>", url=url)
    assert page is not None
    return page.published and (page.published.iso, page.published.precision)


def ld(**described: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(described)}</script>'


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        (ld(datePublished="2024-03-05T09:15:00Z"), "", ("2024-03-05T09:15:00Z", "second")),
        (ld(datePublished="2024-03-05"), "", ("2024-03-05", "day")),
        (
            ld(**{"@graph": [{"@type": "WebSite"}, {"datePublished": "2024-03-05T09:15+02:00"}]}),
            "",
            ("2024-03-05T09:15+02:00", "minute"),
        ),
        (ld(comment=[{"datePublished": "2024-03-05"}]), "", None),
        (ld(dateModified="2024-03-05"), "", None),
        ("<script type='application/ld+json'>{broken</script>", "", None),
        ('<meta name="pubdate" content="2024-03-05 09:15">', "", ("2024-03-05T09:15", "minute")),
        ('<meta name="DC.date.issued" content="2024-03-05">', "", ("2024-03-05", "day")),
        ('<meta property="article:modified_time" content="2024-03-05">', "", None),
        ("", '<span itemprop="datePublished" content="2024-03-05">5 March</span>', ("2024-03-05", "day")),
        ("", '<article><time datetime="2024-03-05T09Z">now</time></article>', None),
        ("", '<article><time>5 March 2024</time></article>', ("2024-03-05", "day")),
        ("", '<time class="published updated" datetime="2024-03-05"></time>', ("2024-03-05", "day")),
        ("", '<time class="updated" datetime="2024-03-05"></time>', None),
        ("", '<aside><time datetime="2024-03-05"></time></aside>', None),
        ("", '<time datetime="2024-03-05"></time><time datetime="2024-03-06"></time>', None),
        ("", '<div class="byline">By Odo | 5 March 2024, 9:15 GMT</div>', ("2024-03-05T09:15Z", "minute")),
        ("", '<div class="post-date">03/04/2024</div>', None),
        ("", '<div class="candidates">5 March 2024</div>', None),
        ("", '<div class="last-updated date">5 March 2024</div>', None),
        ("", "", None),
    ],
)  # fmt: skip
def test_a_page_is_as_old_as_it_says(head: str, body: str, expected: tuple[str, str] | None) -> None:
    assert dated(head, body) == expected


def test_the_most_trustworthy_place_decides_the_day() -> None:
    meta = '<meta name="date" content="2024-03-06T10:00:00Z">'
    assert dated(ld(datePublished="2024-03-05") + meta) == ("2024-03-05", "day")


def test_another_place_may_make_the_same_day_more_precise() -> None:
    meta = '<meta name="date" content="2024-03-05T10:00:00Z">'
    assert dated(ld(datePublished="2024-03-05") + meta) == ("2024-03-05T10:00:00Z", "second")


def test_the_address_is_asked_last() -> None:
    assert dated(url="https://courier.example/2024/03/05/ferry") == ("2024-03-05", "day")
    assert dated(url="https://courier.example/ferry-2024") is None
    assert dated(ld(datePublished="2024-03-04"), url="https://courier.example/2024/03/05/") == (
        "2024-03-04",
        "day",
    )


def test_json_ld_nested_without_end_is_given_up() -> None:
    nested = '{"a":' * 5_000 + "1" + "}" * 5_000
    assert dated(f'<script type="application/ld+json">{nested}</script>') is None
