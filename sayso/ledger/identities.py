"""Who is who across reports: aliases joined by what reports tell and by what people decided."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from sayso.core.judgements import ANY, DIFFERENT, NONE, SAME, Judgement
from sayso.ledger.standing import pattern
from sayso.resources.actors.aliases import (
    Alias,
    Speaker,
    alias_key,
    alias_of,
    keys_of,
    known_acronyms,
    leader_of,
)

SHARE = 0.75
"""Of the reports that tell what a short form stands for, how many must agree for it to be that everywhere."""
CACHED = 2**16


@dataclass(frozen=True, slots=True)
class Telling:
    """A short form that reports tell: of which name and country, and how often."""

    short: str
    name: str
    country: str | None
    times: int


@dataclass(frozen=True, slots=True)
class Identity:
    """Who a speaker is across reports.

    Attributes:
        alias: the alias that stands for the actor.
        name: the name to show; None where reports alone tell it.
        country: ISO 3166 alpha-3.
        sector: PLOVER code.
    """

    alias: Alias
    name: str | None
    country: str | None
    sector: str | None


@dataclass(slots=True)
class Joined:
    """Aliases joined to actors; one that was parted from another by people stays apart from it."""

    parents: dict[Alias, Alias] = field(default_factory=dict)
    parted: set[frozenset[Alias]] = field(default_factory=set)

    def root(self, alias: Alias) -> Alias:
        """The alias that stands for the actor."""
        while alias in self.parents:
            alias = self.parents[alias]
        return alias

    def join(self, first: Alias, second: Alias) -> bool:
        """Join two actors under the one of ``first``; False where they are to stay apart."""
        one, two = self.root(first), self.root(second)
        if one == two:
            return True
        if frozenset((one, two)) in {frozenset(map(self.root, pair)) for pair in self.parted}:
            return False
        self.parents[two] = one
        return True


class Identities:
    """All that tells who a speaker is: made anew for each query from what stands in the ledger."""

    def __init__(self, judgements: Iterable[Judgement], tellings: Iterable[Telling]) -> None:
        answered = [judgement for judgement in judgements if judgement.answer is not None]
        same = [judgement for judgement in answered if judgement.question == "same"]
        self._called = {pattern(called) for judgement in same for called in judgement.about}
        self._joined = Joined()
        self._names: dict[Alias, str] = {}
        self._known: dict[Alias, set[str]] = defaultdict(set)
        self.refused: list[Judgement] = []
        self._decide(same)
        self._learn(tellings)
        self._members: dict[Alias, set[Alias]] = defaultdict(set)
        for alias in (*self._joined.parents, *self._joined.parents.values()):
            self._members[self._joined.root(alias)].add(alias)
        self._answers = {
            question: {pattern(j.about[0]): j.answer or NONE for j in answered if j.question == question}
            for question in ("country", "sector")
        }
        self.of = lru_cache(maxsize=CACHED)(self._of)

    def known_as(self, speaker: Speaker, part: str) -> bool:
        """Whether any name that the actor is known to go by holds ``part``, which is casefolded."""
        root = self.of(speaker).alias
        names = {name for alias in self._members.get(root, {root}) for name in self._known.get(alias, ())}
        shown = self.of(speaker).name
        return any(part in name.casefold() for name in (*names, shown or ""))

    def _of(self, speaker: Speaker) -> Identity:
        direct = [*keys_of(speaker.name), alias_of(speaker).key]
        country = self._answer("country", direct, speaker) or speaker.country or NONE
        sector = self._answer("sector", direct, speaker) or speaker.sector or NONE
        if (told := speaker.country or NONE) != country:
            speaker = Speaker(
                speaker.name,
                speaker.kind,
                speaker.named,
                None if country == NONE else country,
                speaker.sector,
                speaker.published,
                speaker.report,
            )
        root = self._joined.root(self._node(speaker))
        country = (country if country != told else self._spread("country", root)) or country
        sector = (self._answer("sector", direct, speaker) or self._spread("sector", root)) or sector
        leader = None if root in self._names else leader_of(speaker) if speaker.named else None
        shown = leader.name if leader and alias_key(leader.name) == root.key else self._names.get(root)
        return Identity(root, shown, _code(country), _code(sector))

    def _node(self, speaker: Speaker) -> Alias:
        """The narrowest that people spoke of, else what the name identifies by itself."""
        base = alias_of(speaker)
        for key in (*keys_of(speaker.name), base.key):
            for alias in _patterns(key, speaker):
                if alias in self._called:
                    return alias
        return base

    def _answer(self, question: str, keys: Sequence[str], speaker: Speaker) -> str | None:
        answers = self._answers[question]
        if not answers:
            return None
        wanted = (alias for key in keys for alias in _patterns(key, speaker))
        return next((answers[alias] for alias in wanted if alias in answers), None)

    def _spread(self, question: str, root: Alias) -> str | None:
        """What people answered of another name of the same actor."""
        answers = self._answers[question]
        members = sorted(self._members.get(root, ()), key=lambda alias: (alias != root, alias.id))
        wide = (wider for alias in members for wider in (alias, Alias(alias.key)))
        return next((answers[alias] for alias in wide if alias in answers), None) if answers else None

    def _decide(self, same: Sequence[Judgement]) -> None:
        """Part, then join what people said; what is both parted and joined through others stays apart."""
        for judgement in same:
            if judgement.answer == DIFFERENT:
                self._joined.parted.add(frozenset(map(pattern, judgement.about)))
        for judgement in same:
            first, second = map(pattern, judgement.about)
            if judgement.answer != SAME:
                continue
            if not self._joined.join(first, second):
                self.refused.append(judgement)
            for called, alias in zip(judgement.about, (first, second), strict=True):
                self._known[alias].add(called.name)
        for judgement in same:
            if judgement.answer == SAME:
                first = pattern(judgement.about[0])
                if self._joined.root(first) == first:
                    self._names[first] = judgement.about[0].name

    def _learn(self, tellings: Iterable[Telling]) -> None:
        for short, country, name, full_country in sorted(_agreed(tellings)):
            full, abbreviation = (
                self._widest(alias_key(name), full_country),
                self._widest(alias_key(short), country),
            )
            if self._joined.join(full, abbreviation):
                self._names.setdefault(self._joined.root(full), name)
                self._known[full].add(name)
                self._known[abbreviation].add(short)

    def _widest(self, key: str, country: str) -> Alias:
        """The alias, or what people spoke of that it is part of."""
        alias = Alias(key, country)
        return next((p for p in (alias, Alias(key)) if p in self._called), alias)


@cache
def by_names_alone() -> Identities:
    """Who is who where no ledger tells more."""
    return Identities((), ())


def _patterns(key: str, speaker: Speaker) -> Iterator[Alias]:
    """What may be said of a name, the narrowest first."""
    yield Alias(key, ANY, speaker.report)
    yield Alias(key, speaker.country or NONE)
    yield Alias(key)


def _code(answer: str) -> str | None:
    return None if answer == NONE else answer


def _agreed(tellings: Iterable[Telling]) -> Iterator[tuple[str, str, str, str]]:
    """Short form and its country, name and its country, where nearly all that tell of it agree."""
    by_short: dict[str, list[Telling]] = defaultdict(list)
    for telling in tellings:
        by_short[alias_key(telling.short)].append(telling)
    for short, (name, country) in known_acronyms().items():
        rivals = {alias_key(telling.name) for telling in by_short.pop(short, ())}
        if all(rival.endswith(alias_key(name)) for rival in rivals):
            yield short, country, name, country
            yield from ((rival, country, name, country) for rival in rivals if rival != alias_key(name))
    for short, told in by_short.items():
        if agreed := _majority(told):
            names = Counter[str]()
            for telling in agreed:
                names[telling.name] += telling.times
            name = min(names, key=lambda name: (-names[name], name))
            countries = {telling.country or NONE for telling in agreed}
            yield from ((short, country, name, country) for country in countries)
            [*known] = countries - {NONE}
            if NONE not in countries and len(known) == 1:
                yield short, NONE, name, known[0]


def _majority(told: Sequence[Telling]) -> list[Telling]:
    """The tellings of the name that most reports give; none where too many give another."""
    times: Counter[str] = Counter()
    for telling in told:
        times[alias_key(telling.name)] += telling.times
    key, most = max(times.items(), key=lambda item: (item[1], item[0]))
    if most < SHARE * times.total():
        return []
    return [telling for telling in told if alias_key(telling.name) == key]
