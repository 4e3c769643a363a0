"""How claims, figures and documents are put into words, the same in every view."""

from collections.abc import Mapping, Sequence

from sayso.core.annotations import Act, Certainty, Figure, Polarity, SourceKind
from sayso.core.claims import INSTITUTIONS, Claim
from sayso.core.document import Document
from sayso.core.reading import Reading

FROM = " ← "
"""Between the steps of a chain: the nearer has it from the farther."""

DOES: Mapping[Act, str] = {
    "statement": "",
    "belief": "believes",
    "intention": "intends",
    "demand": "demands",
    "question": "asks",
}
"""What a source does with its words, where that is more than to state."""

SMALL = 0.01
"""Numbers nearer to zero keep three digits instead of three decimals."""

_CONTROLS = dict.fromkeys([*range(32), *range(127, 160), *range(0xD800, 0xE000)], "\N{REPLACEMENT CHARACTER}")
_CONTROLS |= {ord("\n"): "\n", ord("\t"): " ", ord("\r"): " "}


def visible(text: str) -> str:
    """``text`` with every control character replaced, so that a report cannot steer the terminal.

    One character for one: offsets stay what they are.
    """
    return text.translate(_CONTROLS)


def one_line(text: str) -> str:
    """``text`` on a single line, white space collapsed, fit for a cell of a table."""
    return " ".join(visible(text).split())


def who(claim: Claim) -> str:
    """The claim's source by its fullest name, else as worded, else that the text names none."""
    return who_of(claim.speaker, claim.source_text)


def who_of(speaker: str | None, source: str | None) -> str:
    """The same of a speaker's name and the source's wording, either of which may be lacking."""
    if speaker:
        return one_line(speaker)
    return f"“{one_line(source)}” (unresolved)" if source else "no source given"


def standing(claim: Claim) -> str:
    """What the source is, and whether a name identifies it: ``named person``, ``anonymous group``."""
    if not claim.speaker:
        return ""
    kind = "source" if claim.source_kind == "unknown" else claim.source_kind
    return f"{naming(named=claim.named, kind=claim.source_kind)} {kind}"


def standing_here(claim: Claim) -> str:
    """The same with how many sources this place says there are: ``anonymous group (3 sources)``."""
    known = standing(claim)
    return known + several_sources(claim.origin_count) if known and not claim.named else known


def naming(*, named: bool, kind: SourceKind) -> str:
    """Whether a name identifies a source: an institution or a document without one is not "anonymous"."""
    if named:
        return "named"
    return "unnamed" if kind in INSTITUTIONS else "anonymous"


def several_sources(count: int | None) -> str:
    """How many sources the report says there are, to put after what they are; empty for one or no word."""
    return f" ({plural(count, 'source')})" if count and count > 1 else ""


def of_what(counted: str | None, unit: str | None) -> str:
    """The words counted, where they tell more than the unit: "day" beside "11 days" does not."""
    words = one_line(counted or "")
    return "" if unit and words.lower() in {unit, unit.removesuffix("s")} else words


def share(part: int, whole: int) -> str:
    """``part`` of ``whole`` in percent; what is not quite nothing is not told as 0 %."""
    percent = 100 * part / whole if whole else 0
    return "<1%" if 0 < percent < 1 else f"{percent:.0f}%"


def quoted(words: str | None) -> str:
    """Words of a report in quotation marks; empty where there are none."""
    return f"“{one_line(words)}”" if words else ""


def labelled(label: str, words: str) -> str:
    """``chain: A ← B``; empty where there are no words."""
    return f"{label}: {words}" if words else ""


def wording(claim: Claim) -> str:
    """The source as this place words it, in quotation marks; empty where that is its fullest name."""
    words = one_line(claim.source_text)
    return "" if not claim.speaker or words == who(claim) else quoted(words)


def origin_wording(claim: Claim) -> str:
    """An origin without a name as this place words it, where neither name nor source says the same."""
    words = one_line(claim.origin_wording or "")
    known = {one_line(claim.origin or ""), one_line(claim.source_text)}
    return "" if claim.named or words in known else quoted(words)


def chain(claim: Claim) -> str:
    """The steps from the page to the origin, where there is more than one."""
    if len(claim.chain) < 2:  # noqa: PLR2004 - one step is the source itself
        return ""
    return FROM.join(one_line(step.name) for step in claim.chain)


def firmness(claim: Claim, text: str) -> str:
    """How firmly the source puts it, and the words that say so unless the cue says it already.

    Empty for a plain assertion.
    """
    judgement = judged(polarity=claim.polarity, certainty=claim.certainty, act=claim.act)
    cues = [span for span in claim.factuality_cues if not any(cue.contains(span) for cue in claim.cue)]
    words = " ".join(f"“{one_line(span.of(text))}”" for span in cues)
    return f"{judgement}: {words}" if judgement and words else judgement


def judged(*, polarity: Polarity, certainty: Certainty, act: Act) -> str:
    """Polarity and certainty, where they are not affirmed and certain.

    An unknown certainty is told of statements only: who asks or demands says nothing of it anyway.
    """
    parts = ["denied"] if polarity == "denied" else []
    if certainty == "unknown":
        parts += [] if DOES[act] else ["certainty unknown"]
    elif certainty != "certain":
        parts.append(certainty)
    return ", ".join(parts)


def number(value: float) -> str:
    """A number for people: thousands apart, at most three decimals, no trailing zeros."""
    if float(value).is_integer():
        return f"{value:,.0f}"
    return f"{value:,.3f}".rstrip("0").rstrip(".") if abs(value) >= SMALL else f"{value:.3g}"


def where_and_when(figure: Figure, reading: Reading) -> str:
    """The place and the time that a figure is told of, by name and by value or, undated, in its words."""
    places = {row.id: row.name for row in reading.layers.places or ()}
    text = reading.document.text
    times = {row.id: row.value if row.start else row.span.of(text) for row in reading.layers.times or ()}
    told = (places.get(figure.place or ""), times.get(figure.time or ""))
    return ", ".join(one_line(part) for part in told if part)


def amount(figure: Figure) -> str:
    """The figure's value or range with its unit: ``about 2,500 people``, ``at most 900``."""
    return quantity(
        value=figure.value,
        low=figure.low,
        high=figure.high,
        approximate=figure.approximate,
        unit=figure.unit,
    )


def quantity(
    *, value: float | None, low: float | None, high: float | None, approximate: bool, unit: str | None
) -> str:
    """A value or range with its unit, in words."""
    if low is not None and high is not None:
        words = f"{number(low)} to {number(high)}"
    elif low is not None:
        words = f"at least {number(low)}"
    elif high is not None:
        words = f"at most {number(high)}"
    else:
        words = "?" if value is None else number(value)
    one_sided = (low is None) != (high is None)
    hedge = "about " if approximate and not one_sided else ""
    shown_unit = {None: "", "percent": "%"}.get(unit, f" {one_line(unit or '')}")
    return f"{hedge}{words}{shown_unit}"


def title_of(document: Document) -> str:
    """The report's title, else the beginning of its text."""
    return one_line(document.title or "") or shortened(document.text.lstrip()[:400], 72) or "(no text)"


def dateline(document: Document) -> str:
    """Publisher, date and where the report came from, as far as they are known."""
    parts = (document.publisher, document.published_at, document.url or document.path)
    return " · ".join(one_line(part) for part in parts if part)


def shortened(text: str, width: int) -> str:
    """``text`` on one line, cut at a word to ``width`` characters with an ellipsis where it was longer."""
    line = one_line(text)
    if len(line) <= width:
        return line
    head = line[: width - 1]
    return f"{head.rsplit(' ', 1)[0] if ' ' in head[width // 2 :] else head}…"


def counts(reading: Reading, claims: Sequence[Claim]) -> str:
    """How much was found in a report, in words."""
    attributed = [claim for claim in claims if claim.voice == "attributed"]
    parts = [
        plural(len(attributed), "claim"),
        plural(len({who(claim) for claim in attributed if standing(claim)}), "source"),
        f"{len(claims) - len(attributed)} in the publisher’s own voice",
        plural(len(reading.layers.figures or ()), "figure"),
    ]
    if loaded := reading.loaded_in_own_voice():
        parts.append(f"{len(loaded):,} possibly loaded")
    return " · ".join(parts)


def plural(count: int, noun: str) -> str:
    """``1 claim``, ``2,000 claims``."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
