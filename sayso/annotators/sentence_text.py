"""Sentences and the quotations around them: from where to where the content of an attribution reaches."""

from collections.abc import Sequence
from functools import cached_property

from sayso.annotators.complements import content_stop
from sayso.core.spans import Span, Spans, trimmed
from sayso.resources.words import CLOSING, COORDINATORS, SUBORDINATORS, Words, words_in

CLOSERS = frozenset(CLOSING + "\"'")


class SentenceText:
    """The words of one sentence, with the quotations that touch it and the sentence that follows.

    Positions are word numbers within the sentence; spans are offsets of the whole text.
    """

    def __init__(self, text: str, sentence: Span, quotes: Sequence[Spans], following: Span | None) -> None:
        self.text, self.sentence, self.following = text, sentence, following
        # Two characters of white space at most lie between this sentence and a quotation that opens the next.
        self.quotes = [q for q in quotes if q[0].start < sentence.end + 3 and q[-1].end > sentence.start]
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
        stop = content_stop(self.words, start, self.quoted)
        opening = self.words.spans[start].start
        for piece in self._pieces:
            if piece.start < opening < piece.end:
                stop = min(stop, self.words.index_at(piece.end - 1))
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
        opened = [q for q in self.quotes if q[0].start < span.start < q[-1].end]
        if opened:
            return (Span(opened[0][0].start, span.end),)
        return (trimmed(self.text, span),)

    def clause_start(self, index: int) -> int:
        """First word of the sentence, or the one after the last strong stop outside quotations."""
        for position in range(index - 1, -1, -1):
            if self.words.text[position] in ";:—–-" and not self.quoted(position):
                return position + 1
        return 0

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
        """The quotation that opens the sentence after this one, if there is one."""
        if self.following is None:
            return ()
        return next((quote for quote in self.quotes if quote[0].start == self.following.start), ())

    def _starts_participle(self, index: int) -> bool:
        return self.at(index).endswith("ing") or self.at(index) in COORDINATORS | SUBORDINATORS | {
            "according"
        }

    def _same_paragraph(self) -> bool:
        return self.following is not None and "\n" not in self.text[self.sentence.end : self.following.start]

    def quoted(self, index: int) -> bool:
        """Whether word ``index`` stands within quotation marks."""
        span = self.words.spans[index]
        return any(piece.contains(span) for piece in self._pieces)

    @cached_property
    def _pieces(self) -> Spans:
        return tuple(piece for quote in self.quotes for piece in quote)

    def at(self, index: int) -> str:
        """Word ``index`` in lower case; empty outside the sentence."""
        return self.words.lower[index] if 0 <= index < len(self.words) else ""
