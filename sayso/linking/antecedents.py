"""Whom "she", "the minister" or "the sources" means: candidates, what speaks for each, and the choice."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import log2

from sayso.core.annotations import Attribution
from sayso.core.spans import Spans, overlapping
from sayso.linking.descriptions import GENDERED
from sayso.linking.ranking import chances
from sayso.linking.referents import Referent
from sayso.linking.sources import SINGULAR_PERSON, THING, SourcePhrase
from sayso.resources.antecedents import AntecedentWeights
from sayso.resources.words import looks_finite

MOST_CANDIDATES = 14
"""The nearest ones only: the right one is hardly ever further away."""
LOOK_AHEAD = 500
"""Characters behind a description within which the person whom it introduces is named."""
SENTENCE_BEGINS_WITHIN = 4
"""Characters before a mention that begins its sentence: an article or a quotation mark."""
NOBODY = "nobody"
"""The candidate that the words point at none of the others."""
DEFINITE = frozenset("the this that these those both".split())
NEW = frozenset(
    "a an another one some many several few most all two three four five six other others".split()
)
"""First words of a description of somebody whom the report has not mentioned before."""
ANONYMOUS = frozenset({"source", "insider"})
"""Heads of descriptions that keep a name back."""
_NEXT_WORD = re.compile(r"(?: \([^)]{1,30}\))?,? (\w+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a source phrase stands, and who has spoken before it.

    Attributes:
        row: the attribution whose source it is.
        parent: who says the attribution in which it stands.
        quoted: whether it stands in a direct quotation.
        goes_on: whether its cue says that somebody who has spoken goes on: "added".
        speakers: those who spoke before in the publisher's own sentences, the last one first.
    """

    row: Attribution
    parent: Referent | None
    quoted: bool
    goes_on: bool
    speakers: Sequence[Referent]


@dataclass(slots=True)
class Antecedents:
    """Finds antecedents in one report.

    Attributes:
        referents: all that the report names or describes.
        contents: all that is attributed, merged.
        spoken: how often each has spoken so far.
    """

    text: str
    referents: Sequence[Referent]
    sentences: Spans
    contents: Spans
    weights: AntecedentWeights
    spoken: dict[Referent, int] = field(default_factory=dict)

    def find(self, phrase: SourcePhrase, own: Referent | None, place: Place) -> Referent | None:
        """The referent that ``phrase`` means; ``own``, which a pronoun has not, where no other is likely."""
        candidates = self.candidates(phrase, place, own)
        options = [*candidates, own]
        likely = chances(self.features(phrase, candidates, place, own), self.weights.of(class_of(phrase)))
        best = max(range(len(options)), key=likely.__getitem__)
        return options[best] if likely[best] >= self.weights.threshold else own

    def candidates(self, phrase: SourcePhrase, place: Place, own: Referent | None) -> list[Referent]:
        """Those who may be meant, the nearest first."""
        here, kind = phrase.span.start, class_of(phrase)
        fitting: list[tuple[int, int, Referent]] = []
        for number, referent in enumerate(self.referents):
            if referent is own or not _may_be(kind, phrase, referent):
                continue
            near = referent.last_before(here)
            if near and not _is_new(phrase):
                fitting.append((here - near.end, number, referent))
            elif not near and _is_ahead(kind, here, referent):
                fitting.append((referent.start - here, number, referent))
        if place.goes_on and phrase.form == "pronoun":
            fitting = [item for item in fitting if item[2] in place.speakers] or fitting
        if kind == "person" and any(phrase.head in item[2].heads for item in fitting):
            # "the governor" is no minister where there is a governor
            fitting = [item for item in fitting if phrase.head in item[2].heads or not item[2].heads]
        fitting.sort(key=lambda item: item[:2])
        return [referent for _, _, referent in fitting[:MOST_CANDIDATES]]

    def features(
        self, phrase: SourcePhrase, candidates: Sequence[Referent], place: Place, own: Referent | None
    ) -> list[list[str]]:
        """What speaks for and against each candidate and, last, against all of them."""
        outside = {r: number for number, r in enumerate(self._by_distance_outside(phrase, candidates))}
        found = []
        for number, referent in enumerate(candidates):
            features = [*self._position(phrase, referent), *self._standing(phrase, referent, place)]
            features.append(f"rank {min(number, 3)}")
            if place.parent is None:
                features.append(f"rank {min(outside[referent], 3)} outside quotations")
            if len(candidates) == 1:
                features.append("the only candidate")
            features += (
                _likeness(phrase, referent) if phrase.form == "description" else _gender(phrase, referent)
            )
            found.append(features)
        return [*found, list(_against_all(phrase, candidates, place, own))]

    def _by_distance_outside(self, phrase: SourcePhrase, candidates: Sequence[Referent]) -> list[Referent]:
        """The candidates by how near their last mention in the publisher's own words is."""
        here = phrase.span.start

        def distance(referent: Referent) -> int:
            before = bisect_right(referent.spans, here, key=lambda span: span.end)
            spans = reversed(referent.spans[:before])
            return next((here - s.end for s in spans if not overlapping(self.contents, s)), len(self.text))

        return sorted(candidates, key=distance)

    def _position(self, phrase: SourcePhrase, referent: Referent) -> Iterator[str]:
        here = phrase.span.start
        near = referent.last_before(here)
        if near is None:
            yield f"ahead {min(3, self._sentence(referent.start) - self._sentence(here))}"
            return
        number = self._sentence(near.start)
        gap = self._sentence(here) - number
        yield f"distance {min(10, int(log2(max(1, here - near.end))))}"
        yield f"sentences {min(gap, 4)}"
        yield f"paragraphs {min(self.text.count(chr(10), near.end, here), 3)}"
        begin = self.sentences[number - 1].start if number else 0
        first = near.start - begin < SENTENCE_BEGINS_WITHIN
        yield f"{'begins' if first else 'inside'} its sentence, {min(gap, 2)} back"
        following = _NEXT_WORD.match(self.text, near.end)
        if following and looks_finite(following.group(1).lower()):
            yield f"acts, {min(gap, 2)} back"
        for holder in overlapping(self.contents, near)[:1]:
            yield "in the same content" if holder.contains(phrase.span) else "in another content"

    def _standing(self, phrase: SourcePhrase, referent: Referent, place: Place) -> Iterator[str]:
        if referent in place.speakers:
            before = f"speaker {min(place.speakers.index(referent), 2)} before"
            yield before
            near = referent.last_before(phrase.span.start)
            if near and not place.parent:
                paragraphs = self.text.count("\n", near.end, phrase.span.start)
                yield f"{before}, paragraphs {min(paragraphs, 2)}"
            if phrase.form == "description":
                yield f"{before}, {min(len(phrase.words), 4)} words"
        yield f"spoke {min(3, self.spoken.get(referent, 0))} times"
        yield f"mentioned {min(3, len(referent.spans).bit_length())}"
        if place.parent:
            says = "says" if referent is place.parent else "does not say"
            yield f"{says} this{' quotation' if place.quoted else ''}"
        yield f"label {referent.label or referent.source_kind}"

    def _sentence(self, offset: int) -> int:
        return bisect_right(self.sentences, offset, key=lambda span: span.start)


def class_of(phrase: SourcePhrase) -> str:
    """By which weights a phrase is resolved."""
    if phrase.form == "pronoun":
        return "he" if phrase.head in SINGULAR_PERSON else "it" if phrase.head in THING else "they"
    return {"person": "person", "group": "group", "unknown": "other"}.get(phrase.kind, "thing")


def _may_be(kind: str, phrase: SourcePhrase, referent: Referent) -> bool:
    """Whether number and nature allow it."""
    if phrase.form == "description":
        return _may_be_described(kind, phrase, referent)
    if kind == "he":
        return referent.kind == "person"
    if kind == "they":
        return referent.kind in {"group", "organization", "place", "person"}
    return referent.kind not in {"person", "group"}


def _may_be_described(kind: str, phrase: SourcePhrase, referent: Referent) -> bool:
    """Whether a description may mean ``referent``: what is only described must be called the same."""
    if referent.label is None:
        return phrase.head in referent.heads and (referent.kind == "person") == (kind == "person")
    if kind == "person":
        return referent.label == "Person" and phrase.head not in ANONYMOUS
    if kind == "other":
        called_so = phrase.head in referent.heads | referent.acronyms or phrase.head in referent.words
        return called_so or (referent.label == "Person" and phrase.words[0] in DEFINITE)
    if phrase.kind == "document":
        return referent.label in {"Misc", "Product"} and phrase.head in referent.heads
    return referent.label not in {"Person", "NORP"} and not phrase.span.overlaps(referent.spans[-1])


def _is_ahead(kind: str, here: int, referent: Referent) -> bool:
    """Whether a person is named soon behind the description that introduces him: "A candidate … Ann Reed"."""
    named_soon = referent.label == "Person" and referent.start < here + LOOK_AHEAD
    return named_soon and kind in {"person", "other"}


def _is_new(phrase: SourcePhrase) -> bool:
    return phrase.form == "description" and phrase.words[0] in NEW


def _against_all(
    phrase: SourcePhrase, candidates: Sequence[Referent], place: Place, own: Referent | None
) -> Iterator[str]:
    """What speaks for a phrase that means none of the candidates."""
    yield NOBODY
    if any(referent.label and phrase.head in referent.heads for referent in candidates):
        yield f"{NOBODY}, though one is called so"
    if phrase.form != "description":
        return
    yield f"{NOBODY}, {_article(phrase)}"
    yield f"{NOBODY}, {min(len(phrase.words), 5)} words"
    if own and own.start < phrase.span.start:
        yield f"{NOBODY}, mentioned before"
    if own in place.speakers:
        yield f"{NOBODY}, spoke before"
    if phrase.span.end > phrase.core.end:
        yield f"{NOBODY}, specified"


def _gender(phrase: SourcePhrase, referent: Referent) -> Iterator[str]:
    if gender := GENDERED.get(phrase.head):
        votes = referent.genders[gender] - referent.genders["she" if gender == "he" else "he"]
        yield f"gender {'unknown' if not votes else 'agrees' if votes > 0 else 'differs'}"


def _likeness(phrase: SourcePhrase, referent: Referent) -> Iterator[str]:
    """How much of a description is known of the referent."""
    same_head = phrase.head in referent.heads
    if referent.label == "Person":
        yield "has a title" if referent.heads else "has no title"
    if same_head:
        yield f"same head, {_article(phrase)}"
    elif phrase.head in referent.acronyms:
        yield "same initials"
    else:
        yield f"another head, {_article(phrase)}"
        yield f"another head, {'named' if referent.label else 'described'}"
    modifiers = (
        {word.removesuffix("'s") for word in phrase.words}
        - DEFINITE
        - {phrase.head, "a", "an", "'", "s", ","}
    )
    if modifiers:
        shared = modifiers & referent.words
        level = "all" if shared == modifiers else "some" if shared else "no"
        yield f"{level} modifiers{', same head' if same_head else ''}"
    elif same_head:
        yield "no modifiers to compare, same head"


def _article(phrase: SourcePhrase) -> str:
    return "definite" if phrase.words[0] in DEFINITE else "indefinite"
