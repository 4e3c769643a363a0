"""One self-contained HTML page: reports with their claims, without scripts or outside resources.

Pointing at a claim, or reaching it by keyboard, lights up its words, and the other way round: one
generated ``:has()`` rule for each claim does it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from importlib.resources import files
from itertools import chain, compress

from sayso.core.claims import Claim
from sayso.core.reading import Reading
from sayso.views import phrases
from sayso.views.marks import (
    Close,
    Event,
    Mark,
    Open,
    Role,
    Words,
    events,
    label_of,
    loaded_marks,
    marks_of,
    paragraphs,
)

DEEPEST_LINE = 3
"""Levels of underlines that page.css can stack; deeper ones share the last."""

NOTHING = "—"

ROLE_NAMES: Mapping[Role, str] = {
    "source": "who says it",
    "cue": "how it is said",
    "content": "what is said",
    "own": "the publisher’s own voice",
    "loaded": "possibly loaded",
}

HEAD = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="generator" content="Sayso">
"""

KEY = """\
<p class="key"><span class="source">who</span> <span class="cue">how</span> <span class="content">what</span>
<span class="own">the publisher’s own voice</span>{loaded}
<span>The same number marks the words of one claim; point at it to see them.</span></p>
"""


def page(readings: Sequence[Reading]) -> str:
    """The whole page for one or several reports."""
    numbered = list(enumerate(readings, start=1))
    title = phrases.title_of(readings[0].document) if len(readings) == 1 else f"{len(readings)} reports"
    return "".join(
        [
            HEAD,
            f"<title>{_shown(title)} · Sayso</title>\n<style>\n",
            files("sayso.views").joinpath("page.css").read_text("utf-8"),
            *chain.from_iterable(_lighting_rules(f"r{number}", reading) for number, reading in numbered),
            '</style>\n</head>\n<body>\n<header class="top">\n<h1>Who says what</h1>\n',
            _key(readings),
            "</header>\n",
            _contents(numbered) if len(readings) > 1 else "",
            "<main>\n",
            *(_report(f"r{number}", reading) for number, reading in numbered),
            "</main>\n",
            _footer(readings),
            "</body>\n</html>\n",
        ]
    )


def _key(readings: Iterable[Reading]) -> str:
    loaded = '\n<span class="loaded">possibly loaded</span>'
    return KEY.format(loaded=loaded if any(map(Reading.loaded_in_own_voice, readings)) else "")


def _shown(text: str) -> str:
    return escape(phrases.visible(text))


def _lighting_rules(report: str, reading: Reading) -> Iterator[str]:
    for claim in reading.claims():
        name = _class_of(label_of(claim))
        yield (
            f"#{report}:has(.{name}:is(:hover, :focus-within, :target)) .{name} "
            "{ background: var(--lit); box-shadow: 0 0 0 1.5px var(--quiet); }\n"
        )


def _class_of(label: str) -> str:
    """A class name that is safe in HTML and CSS, whatever the label."""
    return "k" + "".join(
        letter if letter.isascii() and letter.isalnum() else f"-{ord(letter):x}" for letter in label
    )


def _contents(numbered: Iterable[tuple[int, Reading]]) -> str:
    items = (
        f'<li><a href="#r{number}">{_shown(phrases.title_of(reading.document))}</a> '
        f"<span>{_shown(phrases.dateline(reading.document))}</span></li>\n"
        for number, reading in numbered
    )
    return f'<nav aria-label="Reports"><ol class="contents">\n{"".join(items)}</ol></nav>\n'


def _report(report: str, reading: Reading) -> str:
    document = reading.document
    claims = list(reading.claims())
    attributed = [claim for claim in claims if claim.voice == "attributed"]
    own = [claim for claim in claims if claim.voice == "own"]
    return (
        f'<article class="report" id="{report}" aria-labelledby="{report}-title">\n<header>\n'
        f'<h2 id="{report}-title">{_shown(phrases.title_of(document))}</h2>\n'
        f'<p class="dateline">{_dateline(reading)}</p>\n'
        f'<p class="counts">{phrases.counts(reading, claims)}</p>\n</header>\n'
        f'<div class="columns">\n{_text(report, reading, claims)}'
        f"{_claims(report, attributed, document.text)}</div>\n"
        f'<div class="more">\n{_sources(report, attributed)}{_own_voice(report, own)}'
        f"{_figures(reading)}</div>\n"
        "</article>\n"
    )


def _dateline(reading: Reading) -> str:
    document = reading.document
    parts = [_shown(part) for part in (document.publisher, *document.authors, document.published_at) if part]
    if document.url and document.url.startswith(("http://", "https://")):
        parts.append(f'<a href="{escape(document.url)}" rel="noreferrer">{_shown(document.url)}</a>')
    elif place := document.url or document.path:
        parts.append(_shown(place))
    return " · ".join(parts)


def _text(report: str, reading: Reading, claims: Sequence[Claim]) -> str:
    text, marks = reading.document.text, [*marks_of(claims), *loaded_marks(reading)]
    anchored: set[str] = set()
    lines = (_paragraph(report, list(events(span, marks)), text, anchored) for span in paragraphs(text))
    return f'<section class="text" aria-label="The report, annotated">\n{"".join(lines)}</section>\n'


def _paragraph(report: str, found: Sequence[Event], text: str, anchored: set[str]) -> str:
    heights = _heights(found)
    deepest = min(max(heights.values(), default=0), DEEPEST_LINE)
    space = f' class="deep{deepest}"' if deepest > 1 else ""  # the first line fits as it is
    return f"<p{space}>{''.join(_drawn(report, found, heights, text, anchored))}</p>\n"


def _drawn(
    report: str, found: Iterable[Event], heights: Mapping[Mark, int], text: str, anchored: set[str]
) -> Iterator[str]:
    for event in found:
        match event:
            case Open(mark):
                yield _opening(report, mark, heights[mark], anchored)
            case Words(span):
                yield _shown(span.of(text))
            case Close(mark):
                yield "</span>"
                yield from (_number(report, label, mark.role) for label in mark.labels)


def _heights(found: Iterable[Event]) -> dict[Mark, int]:
    """How many levels of content lie within each mark, so that their lines do not fall together."""
    heights: dict[Mark, int] = {}
    open_marks: list[Mark] = []
    for event in found:
        if isinstance(event, Open):
            open_marks.append(event.mark)
            heights[event.mark] = 0
        elif isinstance(event, Close):
            open_marks.pop()
            if event.mark.role == "content" and open_marks:
                outer = open_marks[-1]
                heights[outer] = max(heights[outer], heights[event.mark] + 1)
    return heights


def _opening(report: str, mark: Mark, height: int, anchored: set[str]) -> str:
    classes = [mark.role, *map(_class_of, mark.labels)]
    if height:
        classes.append(f"over{min(height, DEEPEST_LINE)}")
    anchor = ""
    for label in mark.labels:
        if not anchor and label not in anchored:
            anchored.add(label)
            anchor = f' id="{report}-{_class_of(label)}-text"'
    title = f' title="{ROLE_NAMES["loaded"]}"' if mark.role == "loaded" else ""
    return f'<span class="{" ".join(classes)}"{anchor}{title}>'


def _number(report: str, label: str, role: Role) -> str:
    return (
        f'<a class="no {_class_of(label)}" href="#{report}-{_class_of(label)}" '
        f'aria-label="claim {_shown(label)}: {ROLE_NAMES[role]}">{_shown(label)}</a>'
    )


def _claims(report: str, claims: Sequence[Claim], text: str) -> str:
    heading = f'<h3 id="{report}-claims">Who says what</h3>'
    if not claims:
        return (
            '<section class="claims"><h3>Who says what</h3><p>No attributed claim was found.</p></section>\n'
        )
    labels = {claim.id: label_of(claim) for claim in claims}
    cards = (_card(report, claim, labels.get(claim.parent or ""), text) for claim in claims)
    return (
        f'<section class="claims" aria-labelledby="{report}-claims">{heading}\n'
        f"<ol>\n{''.join(cards)}</ol></section>\n"
    )


def _card(report: str, claim: Claim, parent: str | None, text: str) -> str:
    label, name = label_of(claim), _class_of(label_of(claim))
    inner = " inner" if parent else ""
    wording = phrases.wording(claim)
    return (
        f'<li class="claim {name}{inner}" id="{report}-{name}">\n'
        f'<a class="to" href="#{report}-{name}-text" aria-label="claim {_shown(label)}: show in the text">'
        f"{_shown(label)}</a>\n"
        f'<p class="who">{_shown(phrases.who(claim))} {_standing(claim)}'
        f"{f' <small>{_shown(wording)}</small>' if wording else ''}</p>\n"
        f'<p class="what">{_shown(phrases.one_line(claim.text))}</p>\n'
        f'<p class="how">{_how(claim, parent, text)}</p>\n'
        f"{_via(claim)}</li>\n"
    )


def _standing(claim: Claim) -> str:
    if not (standing := phrases.standing_here(claim)):
        return ""
    return f'<span class="tag{" anonymous" if standing.startswith("anonymous") else ""}">{standing}</span>'


def _how(claim: Claim, parent: str | None, text: str) -> str:
    parts = []
    if claim.cue_text:
        parts.append(f'<span class="cue">{_shown(phrases.one_line(claim.cue_text))}</span>')
    if claim.quote:
        parts.append(claim.quote)
    if does := phrases.DOES[claim.act]:
        parts.append(f'<span class="tag">{does}</span>')
    if firmness := phrases.firmness(claim, text):
        denied = " denied" if claim.polarity == "denied" else ""
        parts.append(f'<span class="tag{denied}">{_shown(firmness)}</span>')
    if parent:
        parts.append(f"within claim {_shown(parent)}")
    if claim.score is not None:
        parts.append(f"score {claim.score:.2f}")
    return " · ".join(parts)


def _via(claim: Claim) -> str:
    lines = (
        phrases.labelled("Chain", phrases.chain(claim)),
        phrases.labelled("Origin", phrases.origin_wording(claim)),
        phrases.labelled("Reason given", phrases.quoted(claim.origin_reason)),
    )
    return "".join(f'<p class="via">{_shown(line)}</p>\n' for line in lines if line)


def _sources(report: str, claims: Sequence[Claim]) -> str:
    by_source: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims:
        by_source.setdefault((phrases.who(claim), phrases.standing(claim)), []).append(claim)
    rows = (
        (_shown(name), standing or NOTHING, ", ".join(_link_to(report, claim) for claim in said))
        for (name, standing), said in sorted(by_source.items(), key=lambda item: -len(item[1]))
    )
    return _table("Sources", ("Source", "What it is", "Claims"), rows) if by_source else ""


def _link_to(report: str, claim: Claim) -> str:
    label = label_of(claim)
    denied = " (denied)" if claim.polarity == "denied" else ""
    return f'<a href="#{report}-{_class_of(label)}">{_shown(label)}{denied}</a>'


def _own_voice(report: str, claims: Sequence[Claim]) -> str:
    if not claims:
        return ""
    items = "".join(
        f'<li class="{_class_of(label_of(claim))}" id="{report}-{_class_of(label_of(claim))}">'
        f"{_shown(phrases.one_line(claim.text))}</li>\n"
        for claim in claims
    )
    return f"<section><h3>The publisher’s own voice</h3>\n<ul>\n{items}</ul></section>\n"


def _figures(reading: Reading) -> str:
    figures = reading.layers.figures or ()
    text = reading.document.text
    rows = (
        (
            _shown(phrases.one_line(figure.span.of(text))),
            _shown(phrases.amount(figure)),
            _shown(phrases.of_what(figure.counted and figure.counted.of(text), figure.unit)) or NOTHING,
            _shown(phrases.where_and_when(figure, reading)) or NOTHING,
            _shown((figure.attribution or "").removeprefix("a")) or NOTHING,
        )
        for figure in figures
    )
    heads = ("In the text", "Amount", "Of what", "Where, when", "Claim")
    return _table("Figures", heads, rows) if figures else ""


def _table(title: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table without the columns in which no row tells anything."""
    kept = list(rows)
    telling = [any(cell != NOTHING for cell in column) for column in zip(*kept, strict=True)]
    heads = list(compress(heads, telling))
    head = "".join(f'<th scope="col">{name}</th>' for name in heads)
    body = "".join(
        f'<tr><th scope="row">{first}</th>{"".join(f"<td>{cell}</td>" for cell in rest)}</tr>\n'
        for first, *rest in (compress(row, telling) for row in kept)
    )
    return (
        f'<section><h3>{title}</h3><div class="scroll" tabindex="0" role="group" aria-label="{title}">'
        f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}</tbody></table></div></section>\n"
    )


def _footer(readings: Sequence[Reading]) -> str:
    made = sorted({(reading.provenance.sayso, reading.provenance.config) for reading in readings})
    lines = "".join(
        f"<p>Read by Sayso {_shown(version)}, settings {_shown(config)}.</p>\n" for version, config in made
    )
    return (
        "<footer>\n<p>What is marked was found by a program and may be wrong or missing. Sayso shows who "
        f"says what; it does not say who is right.</p>\n{lines}</footer>\n"
    )
