"""The grammar of English time expressions.

See ``Grammar`` for the notation. The order of the rules decides between two that begin at one token.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from sayso.annotators.timex_tokens import Grammar
from sayso.annotators.timex_words import MAGNITUDES, WORDS

CLASSES: Mapping[str, Iterable[str]] = MappingProxyType(
    {
        "MONTH": WORDS.months,
        "WEEKDAY": WORDS.weekdays,
        "WEEKDAYPLURAL": {word + "s" for word in WORDS.weekdays},
        "SHORTDAY": WORDS.short_weekdays,
        "SEASON": WORDS.seasons,
        "DAYPART": WORDS.dayparts,
        "DAYPARTPLURAL": {word + "s" for word in WORDS.dayparts},
        "NOON": WORDS.clock,
        "TODAY": WORDS.days,
        "UNIT": WORDS.units,
        "UNITSINGULAR": {word for word in WORDS.units if not word.endswith("s")},
        "UNITPLURAL": {
            word for word in WORDS.units if word.endswith("s") and word not in {"secs", "mins", "hrs", "yrs"}
        },
        "NUMWORD": {*WORDS.numbers, *MAGNITUDES},
        "MAGNITUDE": MAGNITUDES,
        "TENS": WORDS.tens,
        "ORDWORD": WORDS.ordinals,
        "DECADEWORD": WORDS.decades,
        "QUARTERCODE": ("q1", "q2", "q3", "q4"),
        "DIRECTION": WORDS.directions,
        "STEP": {word for word, count in WORDS.directions.items() if count},
        "VAGUE": WORDS.plain["vague"],
        "FISCAL": WORDS.plain["fiscal"],
        "MERIDIEM": WORDS.plain["meridiem"],
        "REFERENCE": WORDS.references,
        "SET": WORDS.sets,
        "ZONE": WORDS.zones,
        "EACH": ("each", "every"),
        "ARTICLE": ("a", "an"),
        "HYPHEN": ("-", "‑", "–", "—"),
        "COMMA": (",",),
        "DOT": (".",),
        "SLASH": ("/",),
        "BRACKET": ("(",),
    }
)
NAMES = frozenset().union(WORDS.months, WORDS.weekdays, WORDS.short_weekdays, CLASSES["WEEKDAYPLURAL"])
"""Words that are of time only with a capital: "may" and "march" are verbs too."""
HOLIDAY = "|".join(f"({name})" for name in sorted(WORDS.holidays, key=len, reverse=True))

EDGE = """(the? ((early|late|mid|earlier|later|sometime) (in|on|HYPHEN)?
    | (beginning|start|end|middle|close|turn) of) the?)?"""
"""Which part of a stretch is meant: "late", "early in the", "the end of", "later"."""
NUMBER = """(((DAYNUM|YEARNUM|OTHERNUM) MAGNITUDE?
    | NUMWORD (HYPHEN? NUMWORD | (?<=MAGNITUDE) and NUMWORD){0,4})
    (HYPHEN? FRACTION | HYPHEN? and HYPHEN? a HYPHEN? half)?
    | FRACTION | (a|half HYPHEN? a) HYPHEN? MAGNITUDE)"""
VAGUE = """((a|the)? few | a (couple|handful|number) of? | VAGUE
    | (dozens|hundreds|thousands|tens|scores) of)"""
ATTRIBUTE = """(more|full|whole|straight|consecutive|additional|long|short|successive|calendar|mere|single
    |solid)?"""
QUANTITY = f"""(count:{NUMBER} | vague:{VAGUE} | halved:(half HYPHEN? ARTICLE? | ARTICLE HYPHEN? half)
    | ARTICLE) HYPHEN? {ATTRIBUTE} unit:UNIT extra:(and a half)?"""
"""How long: "two and a half years", "a few days", "half an hour", "a year and a half"."""
COMPARED = "(more|less|fewer|longer) than | at (least|most) | nearly | almost"
APPROXIMATE = f"({COMPARED} | up to | about | around | over | under | roughly | approximately | some)?"
DIRECTION = "(this (?=past|last|coming|next) | that (?=same))? dir:DIRECTION"
DAY = "day:(DAYNUM|ORDNUM)"
YEAR = "(year:(YEARNUM|SHORTYEAR) | of? the? dir:DIRECTION year)"
MONTH = "month:MONTH DOT?"
BEFORE_DATE = f"((WEEKDAY|SHORTDAY) DOT? COMMA?)? {EDGE}"
RANGE = "(and|to|through|until|or|HYPHEN)"
ORDINAL = "(ORDWORD|ORDNUM|last|final|latter)"
HOUR = "hour:(DAYNUM|NUMWORD)"

_DATES = {
    "iso": "ISO",
    "slashed": "SLASHED",
    "days_of_month": f"first:(DAYNUM|ORDNUM) (HYPHEN|and|to|or|COMMA) {DAY} of? {MONTH} (COMMA? {YEAR})?",
    "day_month": f"{BEFORE_DATE} the? ({DAY} of?|day:ORDWORD of) {MONTH} (COMMA? {YEAR})?",
    "month_day": f"{BEFORE_DATE} {MONTH} the? {DAY} ({RANGE} final:(DAYNUM|ORDNUM))? (COMMA? {YEAR})?",
    "week_of": f"the? week (of|beginning|starting|ending) {MONTH} {DAY}",
    "month_year": f"{EDGE} {MONTH} (COMMA|of|in)? {YEAR}",
    "directed_month": f"{EDGE} {DIRECTION} {MONTH}",
    "month": f"{EDGE} {MONTH}",
    "day_alone": """((?<=on)|(?<=WEEKDAY)) the? day:ORDNUM ((?=COMMA|DOT|LINE|and|when)
        | of dir:DIRECTION month)""",
    "holiday": f"named:({HOLIDAY}) (COMMA? {YEAR})?",
}
_NEAR_DAYS = {
    "weekdays": """(EACH named:WEEKDAY | named:WEEKDAYPLURAL) part:(DAYPART|DAYPARTPLURAL)?
        | named:WEEKDAY part:DAYPARTPLURAL""",
    "weekday_of_week": f"named:WEEKDAY part:DAYPART? (of|COMMA)? {DIRECTION} week",
    "weekday": f"{EDGE} ({DIRECTION})? named:WEEKDAY part:DAYPART?",
    "day_beside": "the day side:(before yesterday|after tomorrow)",
    "part_of_today": f"{EDGE} (the? {DIRECTION} | named:TODAY) part:DAYPART",
    "today": f"{EDGE} named:(TODAY|tonight)",
    "part_of": "(the? (early|late)? part:DAYPART | the early hours) of (?=MONTH|WEEKDAY|DAYNUM)",
}
_PERIODS = {
    "quarter": f"""(the|its)? ((FISCAL | year:YEARNUM | {DIRECTION}) HYPHEN?)? FISCAL? HYPHEN?
        nth:{ORDINAL} HYPHEN? FISCAL? unit:quarter (of? the? FISCAL? year? {YEAR})?""",
    "other_quarter": "the? nth:ORDWORD (?=(and|or|COMMA) ORDWORD HYPHEN? quarters)",
    "quarters": "the? nth:ORDWORD quarters",
    "quarter_code": "nth:QUARTERCODE (of? FISCAL? year:YEARNUM)?",
    "half_year": f"the? nth:{ORDINAL} HYPHEN? half of (the year | FISCAL? {YEAR})",
    "half_decade": f"the? {ORDINAL} half of the decade:(DECADENUM|DECADEWORD)",
    "year_ago": f"""(the|a)? (comparable|corresponding|same)? year HYPHEN (ago|earlier)
        (nth:{ORDINAL} HYPHEN?)? unit:(quarter|period)?""",
    "quarter_ago": """the (same|comparable|corresponding)? (quarter|period)
        (a year (ago|earlier) | last year)""",
    "fiscal_year": f"""the? ({DIRECTION}|latest)? FISCAL year? HYPHEN? year:(YEARNUM|SHORTYEAR)
        | the? dir:(DIRECTION|latest) FISCAL year""",
    "ended_length": f"the (FISCAL? unit:year | count:{NUMBER} unit:UNIT) (?=ended|ending)",
    "directed_unit": f"{EDGE} the? {DIRECTION} (entire|whole|FISCAL|calendar)? unit:UNITSINGULAR",
    "edge_of_unit": "(the? (end|start|beginning|close|middle) of the? unit:UNIT | unit:UNIT 's? HYPHEN? end)",
    "the_weekend": "the weekend (?!of)",
    "the_quarter": "the (latest|most recent|comparable)? (unit:quarter | (?<=latest) period) (?!of)",
    "directed_season": f"{EDGE} the? {DIRECTION} season:SEASON",
    "season": f"{EDGE} the? season:SEASON (of? {YEAR})?",
    "century": f"{EDGE} the? (tens:TENS HYPHEN)? nth:(ORDNUM|ORDWORD) HYPHEN? century",
    "decade": f"{EDGE} the? (nineteen HYPHEN?)? decade:(DECADENUM|DECADEWORD)",
    "year": f"{EDGE} ((the|calendar) year)? year:YEARNUM ((HYPHEN|SLASH) final:(DAYNUM|OTHERNUM))?",
    "spelt_year": f"""{EDGE} (the year spelt:(two thousand)
        | (the year)? spelt:((nineteen|eighteen) TENS HYPHEN? NUMWORD?))""",
}
_STEPS = {
    "step": f"""{APPROXIMATE} {QUANTITY} side:(ago | (earlier | later) (?!than) | from (now|today) | hence
        | (before | after) (?=COMMA|DOT|LINE))""",
    "directed_length": f"""({COMPARED})? the? ((this|that)? dir:STEP | ordinal:ORDWORD | final | opening
        | remaining) (count:{NUMBER} | vague:{VAGUE}) unit:UNIT""",
}
_SETS = {
    "each": f"EACH (other HYPHEN? | single | few | count:{NUMBER} | nth:ORDWORD)? unit:UNIT",
    "each_named": "EACH (part:DAYPART | season:SEASON | month:MONTH)",
    "per_unit": "((?<=times) a | (?<=once) a | (?<=twice) a | per | (?<=percent) a) unit:UNITSINGULAR",
    "set": "SET",
}
_CLOCK = {
    "noon": "named:NOON",
    "clock": f"""({HOUR} (MERIDIEM | o'clock MERIDIEM?) | clock:CLOCKNUM HYPHEN? MERIDIEM?
        | hour:DAYNUM (?=HYPHEN DAYNUM MERIDIEM)) (local time | (hours|hrs)? COMMA? BRACKET? zone:ZONE)?""",
    "military": "digits:(YEARNUM|OTHERNUM) (hours|hrs)? (local time | zone:ZONE)",
}
_LENGTHS = {
    "length": f"{APPROXIMATE} the? {QUANTITY} (HYPHEN (long|old))?",
    "range_start": f"count:{NUMBER} (to|or|and|HYPHEN) (?={NUMBER} HYPHEN? unit:UNIT)",
    "recent_units": "(the? most? recent|coming) unit:UNITPLURAL",
    "open_length": """unit:(UNITPLURAL | (decade|year|month|week|day) (?=HYPHEN long)) (or UNITPLURAL)?
        (HYPHEN long)?""",
    "some_time": "some time (?!ago)",
}
_REFERENCES = {
    "september_11": "FRACTION",
    "reference": """(right? reference:now
        | the (near|foreseeable|recent|distant)? reference:(past|future|present) (?=DOT|COMMA|LINE|PLAIN)
        | at the? reference:(present|moment|time) | at that reference:time | these reference:days
        | more? reference:REFERENCE | as reference:soon as possible | this PLAIN? reference:moment)""",
}
RULES: Mapping[str, str] = MappingProxyType(
    _DATES | _SETS | _NEAR_DAYS | _STEPS | _PERIODS | _CLOCK | _LENGTHS | _REFERENCES
)
GRAMMAR = Grammar(RULES, classes=CLASSES, names=NAMES)
"""Compiled once."""
