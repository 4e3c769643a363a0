"""Numbers that date, order, number or name something rather than count or measure it."""

import re
from itertools import pairwise

from sayso.annotators.numbers import Number
from sayso.resources.currencies import currency_before
from sayso.resources.measures import LABELS, is_people, is_plural, unit_after
from sayso.resources.months import MONTH
from sayso.resources.words import AUXILIARIES, DETERMINERS, PREPOSITIONS, SUBORDINATORS

WINDOW = 40
"""Characters before and after a number that are looked at."""
LONGEST_LABEL = len("2031")
LONGEST_AGE = len("99")
OLDEST = 120
LONGEST_COUNT = len("999999")
"""Digits without separators that still count; longer ones are numbers of files and telephones."""

# What stands before a number that dates or names: "June", "aged 40", "#3", "F-35", "UTC+7".
BEFORE = re.compile(
    rf"(?:\b(?-i:{MONTH})\.?\s(?:the\s)?|#|(?<!\w)[A-Za-z]{{1,12}}[-–]|\bnet\s|\b(?:GMT|UTC)\s?[+−-]|\d[×x]"
    r"|\bages\s(?:of\s)?|\baged?\s(?:(?:between|from|over|under|about|around|above)\s)?"
    r"|one country,\s[‘’“”\"']?|(?<!\w)[’‘'])$",
    re.IGNORECASE,
)
# What stands after one: "3rd", "June", ":30", "-year-old", "/7", "BC".
AFTER = re.compile(
    rf"^(?:st|nd|rd|th)\b|^\s(?:of\s|de\s)?(?-i:{MONTH})\b|^\sde\s[a-z]"
    rf"|^\s?(?:-|–|to|and|or|&)\s?\d{{1,2}}\s(?:of\s)?(?-i:{MONTH})\b"
    r"|^:\d|^\s?[ap]\.?m\b|^\s?[-\s]\s?years?\s?[-\s]\s?(?:old|olds)\b|^/\d|^\sin\sthe\s(?:morning|afternoon|evening)\b"
    r"|^\s?(?:GMT|hrs|o[’']clock|BC|AD|BCE|CE)\b|^\s?[’']?s\b|^[-\s]star\b|^-on-|^\syears?\sof\sage\b"
    r"|^\sor\s(?:older|younger)\b|^-(?!(?:red|bed|speed)\b)(?:old|[a-z]+ed)\b",
    re.IGNORECASE,
)
NUMBERED = re.compile(rf"\b(?:{LABELS['before']})(?:[.:]?\s\(?|[.-])$", re.IGNORECASE)
NUMBERED_ALONE = re.compile(rf"\b(?:{LABELS['before_alone']})\s$|[\w.]\s?\($", re.IGNORECASE)
NUMBERED_IN_WORDS = re.compile(rf"\b(?:{LABELS['before_words']})\s$", re.IGNORECASE)
AGO = re.compile(
    r"^[-\s](?:years?|months?|weeks?|days?|hours?|minutes?)[-\s](?:ago|earlier)\b|^\s(?:ago|earlier)\b"
)
# The number of an item of a list: "2. ", "(3) ".
LISTED = re.compile(r"(?:^|[\n\r\u2029(\[{|])\s*$")
LISTED_AFTER = re.compile(r"^(?:[.)\]]|-\s|–\s|:\s)(?!\d)")
# A name or person, an age and a mark: "Ann Reed, 45, is", "Ann Reed (45)", "her son, 7, and".
AFTER_AGE = re.compile(r"^(?:\s?[,;)]|\sand\b|\s?\.?\s*$|\s?\.\s)")
BEFORE_AGE = re.compile(r"([A-Za-z][\w’'-]+)(?:\s?[,;]\s|\s\()$")
# "when she was 17", "had turned 40", "then 27,": an age without its noun.
BEFORE_BARE_AGE = re.compile(
    r"\b(?:he|she|i|who|they|we|you)\s(?:was|were|is|am)\s(?:(?:about|only|just|nearly|almost|around)\s)?$"
    r"|\bturn(?:ed|s|ing)?\s$|,\s(?:then|now)\s$|\bage\s$|\b(?:who|now),?\sat\s$",
    re.IGNORECASE,
)
AFTER_BARE_AGE = re.compile(r"^(?:\s?[.,;)]|\s(?:or so|and|when|at the time|years old)\b|\s*$)")
YEAR = re.compile(r"^(?:1[5-9]|20)\d\d$|^(?:\d{3}|1\d\d\d|20\d\d)\s?(?:-|–|and|to|or)\s?(?:1\d|20)\d\d$")
OLD_YEAR = re.compile(r"^1[0-4]\d\d$")
BEFORE_YEAR = re.compile(
    r"\b(?:in|of|since|from|by|year|until|till|during|before|after)\s(?:the\s)?$|\bthe\s$|[’']s\s$",
    re.IGNORECASE,
)
# A score, a date or a number of a law: "3-0", "05-08-2021", "1-2020". Ranges are joined before.
HALF_OF_PAIR = re.compile(r"\d[-–]$")
PAIRED = re.compile(r"^[-–]\d")
# A telephone number: "131 444", "1800 247 600"; a year before a count is none.
GROUP_BEFORE = re.compile(r"(?<![\w.,])(?!(?:19|20)\d\d\s)\d{3,4}\s$")
GROUP_AFTER = re.compile(r"^\s\d{3,4}(?![\w.,]\w)")
GROUPED = (len("131"), len("1800"))
CAPITALISED = re.compile(r"(?<!\w)([a-z]?[A-Z][\w’'-]*)\s$")
TITLED_PERCENT = re.compile(r"^%\s[A-Z]")
# Words that may be capitalised before a number without naming what it numbers.
PLAIN = (
    AUXILIARIES
    | DETERMINERS
    | PREPOSITIONS
    | SUBORDINATORS
    | frozenset(
        "only just some nearly almost roughly approximately over than least most exactly another additional "
        "and but or at up as under below so total these those currently meanwhile also still today yesterday "
        "then now about more less fewer monday tuesday wednesday thursday friday saturday sunday".split()
    )
)
JOINED = re.compile(r"^\s?(?:,|,?\s?and|or|to|&|-|–)\s?$")
DEGREES = re.compile(r"^\s?(?:°|degrees?\b)", re.IGNORECASE)
PERCENT = re.compile(r"^\s?(?:%|per\s?cent\b)", re.IGNORECASE)
FOLLOWING = re.compile(r"^[\s-]+([A-Za-z][\w’'-]*)")
COUNTS_ONE = re.compile(
    r"^-day\b|^\smore\sday\b|^[-\s](?:more\s|other\s|additional\s)?(?:person|man|woman|child|soldier|officer|civilian"
    r"|student|protester|death|dead|killed|injured|wounded|hour|week|month|year|goal|seat|vote)\b"
)
ONLY = re.compile(r"\b(?<!the\s)(?:just|only|at least|exactly)\s$", re.IGNORECASE)
ONLY_ONE = re.compile(r"^\s(?!(?:of|way|who|that|which|to|in|thing|more)\b)[a-z]+")
PART_OF = re.compile(r"^\s(?:of|as|more|less|were|are|have|had|said|say|the|an?|its|their|his|her|all)\b")
PERIOD_HALF = re.compile(
    r"\b(?:first|second|latter|other|back|last|this|that|each|every|another)\s$", re.IGNORECASE
)
EACH_PERIOD = re.compile(r"^\s(?:an?|per|every|each)\s(?!time\b)[a-z]+\b")
TIMES_AS_MUCH = re.compile(r"^\s(?:the|its|their|his|her|what|that|last)\b")
BOTH_OF = AUXILIARIES | frozenset("of called said told in from at".split())
BOTH_ENDS = (PREPOSITIONS | AUXILIARIES | frozenset({"and", "a", "an"})) - {"of"}
LONGEST_JOINED = 8
"""Words after "both" among which an "and" joins what it speaks of."""


def counts(text: str, number: Number) -> bool:
    """Whether the number counts or measures something rather than naming, dating or ordering it."""
    words = number.span.of(text)
    start, end = number.span
    before, after = text[max(0, start - WINDOW) : start], text[end : end + WINDOW]
    if BEFORE.search(before) or AFTER.match(after) or HALF_OF_PAIR.search(before) or PAIRED.match(after):
        return False
    if _is_listed(words, before, after) or (number.kind == "range" and words.startswith(("0-", "0–"))):
        return False
    if (number.value or 0) <= OLDEST and BEFORE_BARE_AGE.search(before) and AFTER_BARE_AGE.match(after):
        return False
    if AGO.match(after):
        return number.approximate and number.kind != "period"
    if words[0].isdigit():
        return _counts_in_digits(text, number, before, after)
    return _counts_in_words(words, number, before, after)


def continues_label(text: str, label: Number, number: Number) -> bool:
    """Whether a number goes on with a list of labels: "pages 39 and 40", "July 15 and 16"."""
    start, end = number.span
    after = text[end : end + WINDOW]
    return bool(
        _is_short(number.span.of(text))
        and JOINED.match(text[label.span.end : start])
        and not (_has_noun(after) or _is_measured(text, end))
    )


def _is_short(words: str) -> bool:
    return words.isdigit() and len(words) <= LONGEST_LABEL


def _is_listed(words: str, before: str, after: str) -> bool:
    return bool(len(words) <= LONGEST_AGE and LISTED_AFTER.match(after) and LISTED.search(before))


def _counts_in_words(words: str, number: Number, before: str, after: str) -> bool:
    lower = words.lower()
    if lower == "scores":
        return after.startswith(" of ")
    if lower == "one":
        return bool(COUNTS_ONE.match(after) or (ONLY.search(before) and ONLY_ONE.match(after)))
    if lower == "both":
        return _counts_both(after)
    if lower == "double":
        return bool(TIMES_AS_MUCH.match(after))
    if lower == "once":
        return bool(EACH_PERIOD.match(after))
    if lower == "zero":
        named = _has_noun(after) and not after.startswith(" emission")
        return named or bool(PERCENT.match(after) or DEGREES.match(after))
    if number.kind == "fraction" and not lower.endswith("s"):
        return bool(PART_OF.match(after) or number.approximate) and not PERIOD_HALF.search(before)
    if NUMBERED_IN_WORDS.search(before) and not _has_noun(after):
        return False
    # A capital within a sentence is that of a name: "the Group of Seven", "the Seven Laws".
    return not (words[0].isupper() and before[-1:] == " " and before.rstrip()[-1:].isalnum())


def _counts_both(after: str) -> bool:
    """Whether "both" counts two of something ("both sides") rather than join ("both here and there")."""
    words = re.findall(r"[\w’'-]+|[^\w\s]", after.lower())[:LONGEST_JOINED]
    if not words or words[0].endswith("ing"):
        return False
    for word, following in pairwise([*words, "."]):
        if word in BOTH_ENDS or not word[0].isalpha():
            break
        if is_plural(word) and following != "and":
            return True
    return "and" not in words and words[0] in BOTH_OF


def _counts_in_digits(text: str, number: Number, before: str, after: str) -> bool:
    words = number.span.of(text)
    if currency_before(before, large=number.is_large(text)):
        return True
    if before[-1:].isalpha() or (words.isdigit() and words[0] == "0" and len(words) > 1):
        return False
    if _is_measured(text, number.span.end):
        return not (TITLED_PERCENT.match(after) and CAPITALISED.search(before))
    if after[:1].isalpha() or (_is_short(words) and NUMBERED.search(before)):
        return False
    if YEAR.match(words) or (OLD_YEAR.match(words) and BEFORE_YEAR.search(before)):
        named = _has_people(after) or (number.approximate and _has_noun(after))
        return named and not BEFORE_YEAR.search(before)
    return _has_noun(after) or not _is_name(words, number, before, after)


def _is_name(words: str, number: Number, before: str, after: str) -> bool:
    """Whether digits without a noun are the number of something, a telephone number or an age."""
    grouped = GROUP_BEFORE.search(before) or GROUP_AFTER.match(after)
    if words.isdigit() and (len(words) > LONGEST_COUNT or (grouped and len(words) in GROUPED)):
        return True
    name = CAPITALISED.search(before)
    if name and name[1].lower() not in PLAIN and number.magnitude == 1:
        return True
    if _is_short(words) and NUMBERED_ALONE.search(before):
        return True
    person = BEFORE_AGE.search(before) if len(words) <= LONGEST_AGE and AFTER_AGE.match(after) else None
    return person is not None and (person[1][0].isupper() or is_people(person[1]))


def _is_measured(text: str, end: int) -> bool:
    after = text[end : end + WINDOW]
    return bool(PERCENT.match(after) or DEGREES.match(after) or unit_after(text, end, end + WINDOW))


def _has_people(after: str) -> bool:
    following = FOLLOWING.match(after)
    return following is not None and is_people(following[1]) and is_plural(following[1].lower())


def _has_noun(after: str) -> bool:
    """Whether a plural or people right after say that the number counts them."""
    following = FOLLOWING.match(after)
    return following is not None and (is_plural(following[1].lower()) or is_people(following[1]))
