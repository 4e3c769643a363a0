"""Sentences and the quotations around them: from where to where the content of an attribution reaches."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property

from benchmarks.symbolic.complements import content_stops, first_stop_after
from sayso.core.spans import Span, Spans, overlapping, trimmed
from sayso.resources.words import CLOSING, COORDINATORS, SUBORDINATORS, Words, words_in

CLOSERS = frozenset(CLOSING + "\"'")


def near(quotes: Sequence[Spans], span: Span) -> Sequence[Spans]:
    """Those of ``quotes`` (in text order) that share a character with ``span``."""
    first = bisect_right(quotes, span.start, key=lambda quote: quote[-1].end)
    last = bisect_left(quotes, span.end, key=lambda quote: quote[0].start)
    return quotes[first:last]


class SentenceText:
    """The words of one sentence, with the quotations that touch it and the sentence that follows.

    Positions are word numbers within the sentence; spans are offsets of the whole text.
    """

    def __init__(self, text: str, sentence: Span, quotes: Sequence[Spans], following: Span | None) -> None:
        self.text, self.sentence, self.following = text, sentence, following
        self.quotes = near(quotes, Span(sentence.start, following.end if following else sentence.end))
        self.words: Words = words_in(text, sentence)

    def before_comma(self, content: Spans) -> Spans:
        """``content`` up to its first comma that is quoted as its beginning is."""
        first = self.words.index_at(content[0].start)
        for index in range(first, len(self.words)):
            if self.at(index) == "," and self.quoted(index) == self.quoted(first):
                return (Span(content[0].start, self.words.spans[index].start),)
        return content

    def to_stop(self, start: int) -> Spans:
        """From word ``start`` to where its clause ends; a quotation that opens there is taken whole."""
        if start >= len(self.words):
            return ()
        earliest = bisect_left(self._stops, first_stop_after(self.words, start))
        stop = self._stops[earliest] if earliest < len(self._stops) else len(self.words)
        quotation = self._quotation_of(start)
        if quotation and quotation.start < self.words.spans[start].start:
            stop = min(stop, self.words.index_at(quotation.end - 1))
        return self.span_to(start, stop - 1)

    def span_to(self, first: int, last: int) -> Spans:
        """Words ``first`` to ``last`` less punctuation at their end, with all of a quotation they open."""
        while last >= first and self.at(last) in {".", ",", ";", "and", "but", "–", "—"}:
            last -= 1
        if last < first or not any(self.words.is_word(i) for i in range(first, last + 1)):
            return ()
        span = self.words.span(first, last)
        for quote in self.quotes:
            if span.start <= quote[0].start < span.end and quote[-1].end > span.end:
                return (Span(span.start, quote[0].end), *quote[1:])
        return (span,)

    def content_before(self, boundary: int) -> Spans:
        """What stands before word ``boundary``, a comma or closing mark, from the start of its clause."""
        if boundary <= 0 or self.at(boundary) not in {",", "?", "!", *CLOSERS, "–", "—"}:
            return ()
        end = self.words.spans[boundary].end
        quote = self._quote_closing_at(boundary)
        if quote and quote[0].start <= self.sentence.start:
            return quote
        last = boundary if quote or self.at(boundary) in {"?", "!"} else boundary - 1
        start = self.clause_start(boundary)
        if quote and quote[0].start < self.words.spans[start].start:
            return quote
        if start > last:
            return ()
        span = Span(self.words.spans[start].start, self.words.spans[last].end)
        if quote and quote[-1].end == end - 1:
            span = Span(span.start, quote[-1].end)
        opened = next((q for q in self.quotes if q[0].start < span.start < q[-1].end), ())
        earlier = tuple(piece for piece in opened if piece.start <= span.start)
        if earlier:
            return (*earlier[:-1], Span(earlier[-1].start, span.end))
        return (trimmed(self.text, span),)

    def clause_start(self, index: int) -> int:
        """First word of the clause that word ``index`` stands in, within its quotation if it is quoted."""
        inside = self._quotation_of(index)
        for position in range(index - 1, -1, -1):
            if self.words.text[position] in ";:—–-" and self._quotation_of(position) == inside:
                return position + 1
            if inside and self.words.spans[position].start <= inside.start:
                return position + 1
        return 0

    def _quotation_of(self, index: int) -> Span | None:
        """The piece of a quotation that word ``index`` stands in."""
        if not 0 <= index < len(self.words):
            return None
        span = self.words.spans[index]
        found = overlapping(self._pieces, span)
        return found[0] if found and found[0].contains(span) else None

    def closes_quote(self, boundary: int) -> bool:
        """Whether a quotation ends at word ``boundary`` or just before it."""
        return bool(self._quote_closing_at(boundary))

    def _quote_closing_at(self, boundary: int) -> Spans:
        """The quotation that ends at word ``boundary`` or just before it."""
        for position in (boundary, boundary - 1):
            if position >= 0 and self.words.text[position] in CLOSERS:
                end = self.words.spans[position].end
                return next((q for q in self.quotes if q[-1].end == end), ())
        return ()

    def continuation(self, index: int, *, quoted: bool) -> Spans:
        """A second piece of content: ``“…,” she said, “…”`` or ``The road, she said, was closed``."""
        position = index
        while position < len(self.words) and self.at(position) not in {",", ".", ";", ":"}:
            position += 1
        following = position + 1
        if position < len(self.words) and self.at(position) in {",", ":"} and following < len(self.words):
            start = self.words.spans[following].start
            quote = next((q for q in self.quotes if q[0].start == start), ())
            if quote and quoted:
                return quote
            if not quoted and position == index and not self._starts_participle(following):
                return self.to_stop(following)
        if quoted and position >= len(self.words) - 1 and self._same_paragraph():
            return self.quote_opening_next()
        return ()

    def quote_opening_next(self) -> Spans:
        """The quotation that opens the sentence after this one, unless a cue of its own follows it."""
        if self.following is None:
            return ()
        start = self.following.start
        quote = next((quote for quote in self.quotes if quote[0].start == start), ())
        return () if quote and self._has_own_cue(quote[-1].end) else quote

    def _has_own_cue(self, end: int) -> bool:
        """Whether a quotation that ends at ``end`` runs on: a comma closes it or a small letter follows."""
        after = self.text[end : end + 2].lstrip(" ")
        return self.text[end - 2 : end - 1] in {",", "，"} or after[:1].islower()

    def _starts_participle(self, index: int) -> bool:
        return self.at(index).endswith("ing") or self.at(index) in COORDINATORS | SUBORDINATORS | {
            "according"
        }

    def _same_paragraph(self) -> bool:
        return self.following is not None and "\n" not in self.text[self.sentence.end : self.following.start]

    def quoted(self, index: int) -> bool:
        """Whether word ``index`` stands within quotation marks."""
        return self._quotation_of(index) is not None

    @cached_property
    def _stops(self) -> tuple[int, ...]:
        """Words before which content ends, those within quotations left out."""
        return tuple(index for index in content_stops(self.words) if not self.quoted(index))

    @cached_property
    def _pieces(self) -> Spans:
        return tuple(piece for quote in self.quotes for piece in quote)

    def at(self, index: int) -> str:
        """Word ``index`` in lower case; empty outside the sentence."""
        return self.words.lower[index] if 0 <= index < len(self.words) else ""
