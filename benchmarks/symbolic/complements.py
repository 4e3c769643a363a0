"""Where the content of a reporting verb begins and ends."""

from collections.abc import Callable

from benchmarks.symbolic.noun_phrases import MONTHS, is_adverb
from sayso.resources.lexicons import CueVerb, load_cues
from sayso.resources.words import (
    ADVERBIAL_STARTS,
    COORDINATORS,
    DETERMINERS,
    OPENING,
    PREPOSITIONS,
    TIME_WORDS,
    Words,
)

QUOTE_MARKS = frozenset(OPENING + '"')
FARTHEST_THAT = 16
"""Words between a verb and its "that" or quotation: "told reporters in the capital late on Friday that"."""
LONGEST_CLOSING_CUE = 5
"""Words of a source that closes a sentence with its cue: "the head of the port said"."""
TAKES_NOUN = frozenset(
    """want seek pledge promise expect demand request order recommend propose require offer vow find wish
    hope""".split()
)
OPENS_CLAUSE = frozenset("since before after until in despite".split())
REPORTING = frozenset({"say", "announce", "ask", "tell", "resume"})
WHETHER = frozenset("whether if how why what when where who".split())


def complement_start(words: Words, first: int, verb: CueVerb) -> int | None:
    """The word at which the content of ``verb`` begins, looking from ``first``; None if there is none."""
    position = first
    while position < len(words) and is_adverb(words.lower[position]) and words.lower[position] != "only":
        position += 1
    if position >= len(words):
        return None
    marked = _marked(words, position, verb)
    if marked is not None:
        return marked
    if not words.is_word(position):
        return None
    return _STARTS[verb.group](words, position, verb)


def content_stops(words: Words) -> tuple[int, ...]:
    """The words before which content that began earlier ends, in order.

    Content ends before another cue of the same speaker (", adding that", "and called for"), before
    "according to", and before a contrast by somebody else (", while the mayor said").
    """
    return tuple(index for index in range(len(words)) if _ends_content(words, index))


def first_stop_after(words: Words, start: int) -> int:
    """The first word before which content that begins at ``start`` may end: an "and" next to it may not."""
    if words.lower[start : start + 2] == ("that", ","):
        return start + FARTHEST_THAT
    return start + 2 if words.lower[start + 1 : start + 2] in {("and",), ("but",)} else start + 1


def _ends_content(words: Words, index: int) -> bool:
    word, following = words.lower[index], words.lower[index + 1] if index + 1 < len(words) else ""
    if word == ",":
        contrasts = following in {"while", "whereas", "but"}
        goes_on = _is_according(words, index + 1) or _goes_on(words, index + 1, {"gerund"})
        return contrasts or goes_on or _ends_in_cue(words, index + 1)
    if word in {"and", "but"}:
        after = index + 1
        while after < len(words) and is_adverb(words.lower[after]):
            after += 1
        return _goes_on(words, after, {"past", "gerund"})
    return word == ";" or _is_according(words, index)


def _ends_in_cue(words: Words, first: int) -> bool:
    """Whether the sentence closes with ", the mayor said": and so all before it is the mayor's."""
    last = len(words) - 1
    while last > first and (not words.is_word(last) or words.lower[last] in TIME_WORDS | {"on"}):
        last -= 1
    return 0 < last - first <= LONGEST_CLOSING_CUE and _goes_on(words, last, {"past", "third"})


def _goes_on(words: Words, index: int, forms: set[str]) -> bool:
    """Whether the verb at ``index`` reports more of the same speaker."""
    verbs = load_cues().verbs.get(words.lower[index], ()) if index < len(words) else ()
    return any(verb.form in forms and verb.group in REPORTING for verb in verbs)


def _is_according(words: Words, index: int) -> bool:
    return any(words.lower[index : index + len(p)] == p for p in load_cues().source_follows)


def _marked(words: Words, first: int, verb: CueVerb) -> int | None:
    """A "that", colon or quotation mark that opens the content, with nothing but adverbials before it."""
    for index in range(first, min(len(words), first + FARTHEST_THAT)):
        word = words.lower[index]
        if word == "that" and (index == first or _may_precede_that(words, first, verb)):
            return index
        if word == ":" and index + 1 < len(words):
            return index + 1
        if words.text[index] in QUOTE_MARKS:
            near = index == first or words.lower[index - 1] in {",", ":"}
            return index if near and (index - first <= 1 or _may_precede_that(words, first, verb)) else None
        if words.is_finite(index) and index > first and verb.group != "tell":
            return None
    return None


def _may_precede_that(words: Words, first: int, verb: CueVerb) -> bool:
    word = words.lower[first]
    return verb.group == "tell" or word in ADVERBIAL_STARTS or word == "," or word in PREPOSITIONS


def _clause(words: Words, first: int, _verb: CueVerb) -> int | None:
    """A clause without "that": it needs a finite verb after its subject."""
    position = _after_adverbials(words, first)
    word = words.lower[position] if position < len(words) else ""
    if word in WHETHER or word in {"as", "so"}:
        return position if word in WHETHER else None
    bound = words.lower[position : position + 2] in {("at", "least"), ("at", "most")}
    if not words.is_word(position) or (word in PREPOSITIONS - OPENS_CLAUSE and not bound):
        return None
    is_clause = words.any_finite(position + 1, len(words)) or _has_present(words, position + 1)
    return position if is_clause else None


def _has_present(words: Words, first: int) -> bool:
    """Whether a present-tense verb may follow: a rough sign of a clause where no other verb shows."""
    return any(
        w.endswith("s") and not w.endswith(("ss", "is", "us", "as")) for w in words.lower[first : first + 8]
    )


def _clause_or_noun(words: Words, first: int, _verb: CueVerb) -> int | None:
    position = _after_adverbials(words, first)
    if position >= len(words) or not words.is_word(position):
        return None
    return None if words.lower[position] in PREPOSITIONS | COORDINATORS else position


def _noun(words: Words, first: int, _verb: CueVerb) -> int | None:
    word = words.lower[first]
    return None if word in PREPOSITIONS | COORDINATORS | {"to", "as"} else first


def _told(words: Words, first: int, verb: CueVerb) -> int | None:
    """After the addressee: "told him the road was closed", "told residents to leave"."""
    position = first + 1
    while (
        position < len(words)
        and words.is_word(position)
        and (
            words.text[position][0].isupper()
            or words.lower[position] in {"of", "the", "news", "agency", "newspaper"}
        )
        and words.lower[position] not in DETERMINERS - {"the"}
    ):
        position += 1
    for index in range(first, min(len(words), first + 8)):
        if words.lower[index] == "to" and index > first:
            return index
    return _clause(words, position, verb) if position < len(words) else None


def _asked(words: Words, first: int, verb: CueVerb) -> int | None:
    word = words.lower[first]
    if word in {"for", "to"} or word in WHETHER:
        return first + 1 if word == "for" else first
    if word in PREPOSITIONS | COORDINATORS:
        return None
    if "to" in words.lower[first : first + 20] or verb.lemma in TAKES_NOUN or verb.particle:
        return first
    return None


def _intended(words: Words, first: int, verb: CueVerb) -> int | None:
    if words.lower[first] == "to" and first + 1 < len(words) and words.lower[first + 1] not in DETERMINERS:
        return first
    takes_noun = verb.lemma in TAKES_NOUN and words.lower[first] not in PREPOSITIONS | COORDINATORS
    return first if takes_noun else None


def _after_adverbials(words: Words, first: int) -> int:
    """Past "on Friday", "in a statement", "last week" between a verb and its clause."""
    position = first
    while position + 1 < len(words):
        word, following = words.lower[position], words.lower[position + 1]
        if word in {"on", "in", "by"} and following in TIME_WORDS | MONTHS:
            position += 2
        elif word in TIME_WORDS - {"last", "earlier", "later"} or is_adverb(word):
            position += 1
        elif word in {"last", "this"} and following in {"week", "month", "year", "night"}:
            position += 2
        elif word in {"in", "at", "during"} and following in {"a", "an", "the", "his", "her", "their"}:
            end = next(
                (i for i in range(position + 2, min(position + 6, len(words))) if words.lower[i] in VENUES),
                None,
            )
            if end is None:
                break
            position = end + 1
        else:
            break
    return position


VENUES = frozenset(
    "statement interview conference briefing report letter tweet post speech address meeting message "
    "ceremony session release note communique communiqué".split()
)


def _nothing(_words: Words, _first: int, _verb: CueVerb) -> None:
    """No content where nothing marks it."""


_STARTS: dict[str, Callable[[Words, int, CueVerb], int | None]] = {
    "resume": _nothing,
    "say": _clause,
    "announce": _clause_or_noun,
    "tell": _told,
    "judge": _noun,
    "ask": _asked,
    "intend": _intended,
    "believe": _clause,
}
