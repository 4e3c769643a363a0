"""Reads expressions that name a longer stretch: quarters, halves, seasons, years, decades, centuries."""

from collections.abc import Iterator, Sequence
from datetime import date

from sayso.annotators.timex_calendar import Point, Unit, day_of
from sayso.annotators.timex_reading import (
    FIRST_PLAIN_YEAR,
    LAST_PLAIN_YEAR,
    Context,
    Found,
    Reader,
    Reading,
    Tense,
    number_of,
    ordinal_of,
    year_told,
)
from sayso.annotators.timex_words import WORDS

BEFORE_SEASON = frozenset("in by since until during".split())
NOT_SEASONS = frozenset(
    "guy break palace olympics games camp school semester residence house capital".split()
)
"""What follows a season in names and set phrases."""
FIRST_MODERN_YEAR = 1500
BEFORE_EARLY_YEAR = frozenset("in since circa year".split())
BEFORE_YEAR = BEFORE_EARLY_YEAR | frozenset(
    "of until till from by before after during between through to around and - (".split()
)
NEVER_BEFORE_YEAR = frozenset("$ £ € # no number flight page resolution room route about some than".split())
MEASURES = frozenset("% ° ft kg".split())
JOINING = frozenset("-–/")
JOINED_TO_YEAR = frozenset("pre post mid early late".split())


def quarter(found: Found, context: Context) -> Iterator[Reading]:
    """The third quarter of 1984; the 1988 third quarter; Q3 2012; the first half of 1989."""
    unit: Unit = "half" if found.rule == "half_year" else "quarter"
    word = found.words("nth")[0]
    last = {"half": 2, "quarter": 4}[unit]
    number = last if word in {"last", "final", "latter"} else ordinal_of(word.removeprefix("q"))
    if number is None or not 1 <= number <= last or (found.rule == "quarter_code" and found.near(1) == ":"):
        return
    months = 12 // last
    year = year_told(found, context)
    anchor = context.anchor("year")
    letter = unit[0].upper()
    if year is None and anchor is None:
        yield found.reading("DATE", f"XXXX-{letter}{number}")
        return
    if year is None and anchor:
        year = anchor.day.year
        begins = day_of(year, (number - 1) * months + 1)
        if unit == "quarter" and begins and begins > anchor.day and context.tense(found.first) != "future":
            year -= 1
    day = day_of(year or 0, number * months)
    if day is None:
        return
    point = Point(day=day, unit=unit)
    fiscal = not WORDS.plain["fiscal"].isdisjoint(found.words())
    yield found.reading("DATE", f"{day.year:04}-{letter}{number}", point, covers=not fiscal)


def plural_quarters(found: Found, _: Context) -> Iterator[Reading]:
    """The second (and fourth quarters): each is one that comes every year."""
    number = ordinal_of(found.word("nth"))
    if number and number <= 4:  # noqa: PLR2004 - quarters of a year
        yield found.reading("SET", f"XXXX-Q{number}")


def fiscal_year(found: Found, context: Context) -> Iterator[Reading]:
    """Fiscal 1989; the last fiscal year."""
    number = year_told(found, context)
    direction = found.words("dir")
    if number is None:
        step = WORDS.directions.get(direction[0], -1) if direction else 0
        value, point = context.moved(step, "year")
    else:
        point = Point(day=date(number, 7, 1), unit="year")
        value = point.value
    # When a fiscal year begins is the company's own affair.
    yield found.reading("DATE", value, point, covers=False)


def season(found: Found, context: Context) -> Iterator[Reading]:
    """Last summer; the winter of 1994; in the spring."""
    code = WORDS.seasons[found.words("season")[0]]
    direction = found.words("dir")
    year = year_told(found, context)
    if not _is_season(found):
        return
    if year is None:
        anchor = context.anchor("year")
        if anchor is None:
            yield found.reading("DATE", f"XXXX-{code}")
            return
        year = anchor.day.year + _season_step(code, anchor.day, direction, context.tense(found.first))
    yield found.reading("DATE", f"{year:04}-{code}", Point(day=date(year, 7, 1), unit="year"))


def century(found: Found, _: Context) -> Iterator[Reading]:
    """The 20th century; the twenty-first century."""
    number = WORDS.numbers.get(found.word("tens"), 0) + (ordinal_of(found.words("nth")[0]) or 0)
    if 1 < number <= 22:  # noqa: PLR2004 - later ones are fiction
        point = Point(day=date((number - 1) * 100 + 1, 1, 1), unit="century")
        yield found.reading("DATE", f"{number - 1:02}", point)


def decade(found: Found, context: Context) -> Iterator[Reading]:
    """The 1990s; the late '70s; the sixties; the last half of the '80s; the 1800s."""
    word = found.words("decade")[0]
    digits = "".join(filter(str.isdigit, word))
    if not digits and "the" not in found.words() and "nineteen" not in found.words():
        return
    if found.near(-1) in {"his", "her", "their", "my"}:
        return
    if len(digits) == len("1990"):
        if not "10" <= digits[:2] <= "21":
            return
        value = digits[:2] if digits.endswith("00") and digits < "2000" else digits[:3]
    else:
        tens = int(digits) if digits else WORDS.decades[word]
        anchor = context.anchor("year")
        latest = anchor.day.year if anchor else 2030
        value = f"{20 if 2000 + tens <= latest else 19}{tens // 10}"
    day = date(int(value.ljust(4, "0")), 1, 1)
    yield found.reading("DATE", value, Point(day=day, unit="decade"))


def year(found: Found, _: Context) -> Iterator[Reading]:
    """1998; early 1998; the year 2000; 1957-58, of which each is one."""
    start, end = found.place("year")
    number = int(found.words("year")[0])
    if not _is_year(found, number, start, end):
        return
    yield _of_year(found, number, after=end)
    final = found.word("final")
    if len(final) == len("58") and final.isdigit() and int(final) > number % 100:
        yield _of_year(found, number // 100 * 100 + int(final), first=found.place("final")[0])


def spelt_year(found: Found, _: Context) -> Iterator[Reading]:
    """Nineteen ninety-four; the year two thousand."""
    words = [word for word in found.words("spelt") if word.isalpha()]
    number = 2000 if words[0] == "two" else WORDS.numbers[words[0]] * 100 + int(number_of(words[1:]) or 0)
    yield _of_year(found, number)


def _is_season(found: Found) -> bool:
    """Whether the name of a season is one, and no verb, fall of something, or part of a name."""
    if found.near(1) in NOT_SEASONS or (found.words() == ["the", "fall"] and found.near(1) in {"of", "in"}):
        return False
    if found.after - found.first > 1:
        return True
    return found.near(-1) in BEFORE_SEASON and found.words() != ["fall"]


def _season_step(code: str, today: date, direction: Sequence[str], tense: Tense | None) -> int:
    """Years from this one to the season that is meant; a winter has the year that it begins in."""
    begins = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[code]
    step = WORDS.directions[direction[0]] if direction else 0
    if code == "WI" and today.month <= 2:  # noqa: PLR2004 - February: the winter of last year goes on
        return step - 1
    if step < 0 or (not direction and tense == "past"):
        return 0 if begins + 2 < today.month or (not direction and begins <= today.month) else -1
    if step > 0 or (not direction and tense == "future"):
        return 0 if begins > today.month else 1
    return 0


def _is_year(found: Found, number: int, start: int, end: int) -> bool:
    """Whether a four-digit number is a year rather than a count, a price or a part of a name."""
    tokens = found.tokens
    before, after, next_but_one = tokens.word(start - 1), tokens.word(end), tokens.word(end + 1)
    if start > found.first:
        return True
    if before in NEVER_BEFORE_YEAR or after in WORDS.counted or after in WORDS.units or after in MEASURES:
        return False
    if before == "." and tokens.word(start - 2) in {"no", "nos"}:
        return False
    if before in JOINING and not (
        tokens.word(start - 2).isdigit() or tokens.word(start - 2) in JOINED_TO_YEAR
    ):
        return False
    if after == "-" and next_but_one[:1].isalpha():
        return False
    if FIRST_PLAIN_YEAR <= number <= LAST_PLAIN_YEAR:
        return True
    return before in BEFORE_EARLY_YEAR if number < FIRST_MODERN_YEAR else before in BEFORE_YEAR


def _of_year(found: Found, number: int, *, first: int | None = None, after: int | None = None) -> Reading:
    point = Point(day=date(number, 7, 1), unit="year")
    return found.reading("DATE", point.value, point, first=first, after=after)


READERS: dict[str, Reader] = {
    "quarter": quarter,
    "other_quarter": plural_quarters,
    "quarters": plural_quarters,
    "quarter_code": quarter,
    "half_year": quarter,
    "half_decade": decade,
    "fiscal_year": fiscal_year,
    "directed_season": season,
    "season": season,
    "century": century,
    "decade": decade,
    "year": year,
    "spelt_year": spelt_year,
}
"""The function that reads what each rule of the grammar matched."""
