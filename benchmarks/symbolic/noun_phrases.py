"""Where the source of a cue begins and ends: noun phrases before and after a word, by closed classes alone.

No tagger stands behind these rules; they are the heart of the symbolic baseline and know English news.
All indices count words of one sentence; ranges are ``(first, last)``, both inclusive.
"""

from sayso.resources.lexicons import load_cues
from sayso.resources.words import (
    ADVERBIAL_STARTS,
    AUXILIARIES,
    CLOSING,
    COORDINATORS,
    DETERMINERS,
    OPENING,
    PREPOSITIONS,
    RELATIVES,
    SENTENCE_ADVERBS,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    TIME_WORDS,
    WEEKDAYS,
    Words,
)

Range = tuple[int, int]
# A hyphen is a word of its own only between spaces, as after a dateline: "EASTMERE, 5 June - The mayor".
HARD_STOPS = frozenset(";:—–-…" + OPENING + CLOSING + '"') - {"’"}
LONGEST = 40
"""Words of a source; the longest in our gold has 38."""
LONGEST_OPEN_NAME = 6
"""Words of a name, with its comma, that an unclosed apposition may follow."""
LONGEST_TITLE = 5
"""Letters of an abbreviated title: "Capt", "Assoc"."""
MONTHS = frozenset(
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sept sep oct nov dec".split()
)
TIME_PREPOSITIONS = frozenset("on in at during after before".split())
OCCASION_PREPOSITIONS = frozenset("in during after at".split())
NOT_IN_SOURCE = SENTENCE_ADVERBS | {"both", "not", "n't", "themselves", "himself", "herself"}
NOT_ADVERBS = frozenset("family assembly july italy ally fly supply reply only".split())
# "since", "before", "after" and "until" are prepositions within a noun phrase as often as not.
CLAUSE_OPENERS = SUBORDINATORS - {"since", "before", "after", "until"}


def is_adverb(word: str) -> bool:
    """Whether a lower-case word is an adverb that may stand between subject and verb."""
    return word in NOT_IN_SOURCE or (word.endswith("ly") and word not in NOT_ADVERBS)


def subject_before(words: Words, verb: int, floor: int) -> Range | None:
    """The noun phrase that ends before word ``verb`` (the first of a verb group), not before ``floor``.

    Takes a closed apposition or relative clause along ("Ann Reed, the mayor, said"), leaves out
    adverbials ("the mayor on Monday said"). None when there is no noun phrase.
    """
    last = _before_adverbials(words, verb - 1, floor)
    if last < floor:
        return None
    if words.lower[last] == ",":
        return _with_apposition(words, last, floor)
    first = _start_of_list(words, _start_of_phrase(words, last, floor), last, floor)
    return _checked(words, _before_open_apposition(words, first, floor), last)


def subject_of_clause(words: Words, verb: int, floor: int) -> Range | None:
    """The subject of the clause that ``verb`` continues, as in "the mayor came and said"."""
    start = floor
    for index in range(verb - 1, floor - 1, -1):
        if words.text[index] in HARD_STOPS:
            start = index + 1
            break
    start = _after_openers(words, start, verb)
    for index in range(start, verb):
        if words.is_finite(index) or words.lower[index] in load_cues().verbs:
            last = _before_adverbials(words, index - 1, start)
            if last >= start and words.lower[last] == ",":
                return _with_apposition(words, last, start)
            return _checked(words, _start_of_phrase(words, last, start), last)
    return None


def phrase_after(words: Words, first: int, *, opens: bool = False) -> Range | None:
    """The noun phrase that begins at ``first``, with its appositions.

    Ends at a comma that no apposition follows, at an adverbial ("on Monday") or at a new clause.
    With ``opens`` a clause is known to follow its last comma ("according to Ann Reed, the mayor, …"),
    so that a piece that no comma closes is that clause.
    """
    index = first
    while index < min(len(words), first + LONGEST) and not _ends_phrase(words, index, first):
        if words.lower[index] == "," and not _is_apposition(words, index + 1, opens=opens):
            break
        index += 1
    last = index - 1
    while last > first and (words.lower[last] == "," or is_adverb(words.lower[last])):
        last -= 1
    return _checked(words, first, last)


def _ends_phrase(words: Words, index: int, first: int) -> bool:
    """Whether the noun phrase from ``first`` cannot go on with word ``index``."""
    word, following = words.lower[index], words.lower[index + 1] if index + 1 < len(words) else ""
    if words.text[index] in HARD_STOPS or word in {".", "?", "!"}:
        return True
    if index == first:
        return False
    if word in TIME_WORDS | SUBORDINATORS - RELATIVES - TIME_PREPOSITIONS:
        return True
    if word in TIME_PREPOSITIONS:
        is_date = following in TIME_WORDS | MONTHS or following.isdigit()
        return is_date or (word in OCCASION_PREPOSITIONS and following in {"a", "an", "the", "response"})
    return word in AUXILIARIES and not RELATIVES.intersection(words.lower[:index])


def _is_apposition(words: Words, first: int, *, opens: bool) -> bool:
    """Whether what follows a comma at ``first - 1`` still describes the noun phrase before it."""
    if not words.is_word(first):
        return False
    word = words.lower[first]
    end = first
    while end < len(words) and words.lower[end] not in {",", ".", ";"}:
        end += 1
    if opens and (end == len(words) or words.lower[end] != ","):
        return False
    if word in RELATIVES or word == "whose":
        return True
    if word in SUBORDINATORS | COORDINATORS | SUBJECT_PRONOUNS | ADVERBIAL_STARTS or word.endswith("ing"):
        return False
    if opens and (words.text[first][0].isupper() or word == "the"):
        return False
    piece = words.lower[first:end]
    cues = load_cues().verbs
    clause = next((i for i in range(first, end) if words.lower[i] in RELATIVES), end)
    return not words.any_finite(first, clause) and not any(
        w in cues and cues[w][0].form == "gerund" for w in piece
    )


def _with_apposition(words: Words, comma: int, floor: int) -> Range | None:
    """A subject whose apposition closes with the comma at ``comma``."""
    opening = next((i for i in range(comma - 1, floor, -1) if words.lower[i] == ","), None)
    if opening is None:
        return None
    last = comma - 1
    inside = words.lower[opening + 1]
    if inside in ADVERBIAL_STARTS and inside != "with":
        last = opening - 1
    head_end = _before_adverbials(words, opening - 1, floor)
    if head_end < floor:
        return None
    first = _start_of_phrase(words, head_end, floor)
    earlier = next((i for i in range(first - 1, floor, -1) if words.lower[i] == ","), None)
    if earlier == first - 1 and not words.text[first][0].isupper() and words.lower[first] not in DETERMINERS:
        return _checked(words, _start_of_phrase(words, earlier - 1, floor), last)
    return _checked(words, first, last if last > opening else head_end)


def _before_adverbials(words: Words, last: int, floor: int) -> int:
    """``last`` moved left over adverbs and times: "the mayor (also) (on Monday)"."""
    while last > floor:
        word = words.lower[last]
        if is_adverb(word):
            last -= 1
        elif word in WEEKDAYS | {"yesterday", "today"}:
            last -= 2 if words.lower[last - 1] in {"on", "last", "late", "early"} else 1
        elif word in {"week", "month", "year"} and words.lower[last - 1] in {"last", "this"}:
            last -= 2
        else:
            break
    return last


def _start_of_phrase(words: Words, last: int, floor: int) -> int:
    index = last
    while index > floor and last - index < LONGEST:
        before = index - 1
        if _blocks(words, before, floor):
            break
        index = before
    return _after_openers(words, index, last)


def _start_of_list(words: Words, first: int, last: int, floor: int) -> int:
    """``first`` moved left over the earlier members of "the army, the police and the guard"."""
    if words.lower[first] in SUBJECT_PRONOUNS:
        return first
    serial = words.lower[max(floor, first - 2) : first] == (",", "and")
    start = first - 1 if serial else first
    members = []
    while start - 2 > floor and words.lower[start - 1] == "," and "and" in words.lower[start:last]:
        member = _start_of_phrase(words, start - 2, floor)
        opener = words.lower[member]
        if member > start - 2 or words.any_finite(member, start - 1) or opener in ADVERBIAL_STARTS:
            break
        start = member
        members.append(member)
    # "…, and Y" alone joins clauses as often as names; "X, …, and Y" is a list
    return members[-1] if len(members) > serial else first


def _before_open_apposition(words: Words, first: int, floor: int) -> int:
    """``first`` moved left over a name whose apposition no comma closes: "Ann Reed, the mayor said"."""
    if first - 2 < floor or words.lower[first - 1] != "," or words.lower[first] not in {"the", "a", "an"}:
        return first
    name = _start_of_phrase(words, first - 2, floor)
    opens_sentence = name == floor and words.lower[name] not in ADVERBIAL_STARTS | PREPOSITIONS
    is_name = opens_sentence and words.text[name][0].isupper() and not words.any_finite(name, first - 1)
    return name if is_name and first - name <= LONGEST_OPEN_NAME else first


def _blocks(words: Words, index: int, floor: int) -> bool:
    """Whether a noun phrase cannot reach over word ``index`` to its left."""
    word = words.lower[index]
    if word == ".":
        return not _is_abbreviation(words, index)
    if words.text[index] in HARD_STOPS or word in {",", "?", "!"} or word in CLAUSE_OPENERS:
        return True
    if word in COORDINATORS:
        return word == "but" or words.any_finite(floor, index)
    verbs = load_cues().verbs.get(word)
    if index > floor and (words.is_finite(index) or (verbs and verbs[0].form == "past")):
        return not _is_reduced_relative(words, index)
    return False


def _is_reduced_relative(words: Words, index: int) -> bool:
    """Whether the verb at ``index`` belongs to the noun before it: "a statement issued by"."""
    before = words.lower[index - 1] if index else ""
    if words.lower[index] in AUXILIARIES:
        return before in RELATIVES
    if before in AUXILIARIES:
        return index > 1 and words.lower[index - 2] in RELATIVES
    following = words.lower[index + 1] if index + 1 < len(words) else ""
    return following in PREPOSITIONS or before in RELATIVES


def _is_abbreviation(words: Words, index: int) -> bool:
    """Whether the full stop at ``index`` ends a short title such as "Lt." before a name."""
    inside = 0 < index < len(words) - 1
    return inside and len(words.text[index - 1]) <= LONGEST_TITLE and words.text[index + 1][0].isupper()


def _after_openers(words: Words, first: int, last: int) -> int:
    """``first`` moved right over conjunctions, adverbs and leading times."""
    while first < last:
        word = words.lower[first]
        if (
            word in COORDINATORS | {"with"}
            or word in SUBORDINATORS - RELATIVES - {"that"}
            or word == ","
            or (is_adverb(word) and words.lower[first + 1] not in {"of"})
        ):
            first += 1
        elif (
            word in {"on", "in", "at"} and words.lower[first + 1] in TIME_WORDS | MONTHS and first + 1 < last
        ):
            first += 2
        elif word in TIME_WORDS and word not in {"last"}:
            first += 1
        else:
            break
    return first


def _checked(words: Words, first: int, last: int) -> Range | None:
    """The range, unless it holds no word that can head a noun phrase."""
    if first > last or not any(words.is_word(i) for i in range(first, last + 1)):
        return None
    if words.lower[first] in PREPOSITIONS | AUXILIARIES or words.lower[last] in DETERMINERS - {
        "all",
        "most",
        "many",
        "some",
        "others",
        "both",
    }:
        return None
    return first, last
