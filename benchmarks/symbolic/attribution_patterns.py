"""The patterns of the symbolic reader, one sentence at a time."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from benchmarks.symbolic.complements import complement_start
from benchmarks.symbolic.noun_phrases import is_adverb, phrase_after, subject_before, subject_of_clause
from benchmarks.symbolic.sentence_text import SentenceText
from sayso.core.spans import Span, Spans, merged, trimmed, without
from sayso.resources.lexicons import CueVerb, load_cues
from sayso.resources.words import (
    ADVERBIAL_STARTS,
    AUXILIARIES,
    DETERMINERS,
    PREPOSITIONS,
    RELATIVES,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
)

BE = frozenset("is are was were be been being".split())
# Forms that are nouns as often as verbs: believed only where a "that", a "to" or a quotation follows.
NOUN_LIKE = frozenset(
    """claim claims plan plans report reports demand demands order orders request requests hope hopes fear
    fears promise promises pledge pledges offer offers show shows note notes post posts state states estimate
    estimates forecast forecasts doubt doubts question questions aim aims vow vows threat threats wish wishes
    document documents rule rules comment comments remark remarks reply replies joke jokes blame praise slam
    dispute disputes welcome express voice regret regrets hold brief learn find finds finding findings read
    decree warning warnings meaning saying understanding feeling finding""".split()
)
PLURALS = frozenset(
    "i we you they who all some many people police men women children parents officials".split()
)
STAND_ALONE = frozenset("this that these those some all both many most few several others each".split())
# What speaks itself: "a letter saying that".
SPEAKING_NOUNS = frozenset(
    """statement letter report tweet post message note memo document email article notice circular video sign
    signs banner banners placard placards petition order ruling communique survey poll study""".split()
)
NOBODY = frozenset("nobody nothing none neither nor no".split())
UNNAMED = frozenset("named identified quoted".split())
# "She left, saying …" and "she left saying that …" report; "a film showing boats" does not.
JOINS_PARTICIPLE = frozenset({",", "and", "but", "“", "”", '"', "–", "—", "-"})
MARKS_CONTENT = frozenset({"that", ":", "“", '"', "whether", "to"})
CONDITIONS = frozenset("if when whereas although though because since after as".split())
OPENS_PHRASE = frozenset({"that", "and", "but"})
INVERTIBLE = frozenset({"say", "announce", "tell", "resume"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An attribution before it is numbered, with the pattern that found it."""

    source: Spans
    cue: Spans
    content: Spans
    pattern: str

    def overlaps(self, spans: Spans) -> bool:
        """Whether any of ``spans`` shares a character with the cue or the content."""
        return any(span.overlaps(own) for span in spans for own in self.cue + self.content)

    def disjoint(self, text: str) -> "Candidate | None":
        """The same with its parts apart: content without source and cue; None when nothing is left of it."""
        if any(a.overlaps(b) for a in self.source for b in self.cue):
            return None
        own = self.source + self.cue
        pieces = [trimmed(text, part) for piece in merged(self.content) for part in without(piece, own)]
        content = tuple(piece for piece in pieces if any(map(str.isalnum, piece.of(text))))
        return replace(self, content=content) if content else None


class SentenceReader:
    """Reads the attributions whose cue stands in one sentence; quotations may reach beyond it."""

    def __init__(self, sentence: SentenceText) -> None:
        self.sentence, self.words, self._at = sentence, sentence.words, sentence.at
        self.last_source: Spans = ()
        # A participle that opens the sentence ("Noting that …, she said …") waits for its source.
        self.opening: Candidate | None = None

    def candidates(self) -> Iterator[Candidate]:
        """Every attribution found, in the order of their cues."""
        cues = load_cues()
        for index, word in enumerate(self.words.lower):
            phrase = next(
                (p for p in cues.source_follows if self.words.lower[index : index + len(p)] == p), None
            )
            if phrase:
                found = self._source_follows(index, len(phrase))
            elif word in cues.hearsay:
                found = self._hearsay(index)
            else:
                verb = self._verb_at(index)
                found = self._verb(index, verb) if verb else None
                if not found and word in cues.nouns and self._at(index + 1) == "that":
                    found = self._noun(index)
            if found:
                self.last_source = found.source or self.last_source
                yield found
        if self.opening and self.last_source and not self.opening.overlaps(self.last_source):
            yield replace(self.opening, source=self.last_source)

    # --- verbs -----------------------------------------------------------------------------------

    def _verb_at(self, index: int) -> CueVerb | None:
        for verb in load_cues().verbs.get(self.words.lower[index], ()):
            if verb.particle is None or self._at(index + 1) == verb.particle:
                return verb
        return None

    def _verb(self, index: int, verb: CueVerb) -> Candidate | None:
        end = index + (verb.particle is not None)
        group = self._group_start(index)
        auxiliaries = [w for w in self.words.lower[group:index] if w in AUXILIARIES]
        if self._at(index - 1) == "to" or (
            verb.form == "base" and not auxiliaries and not self._agrees(group, end, verb)
        ):
            return None
        if verb.form in {"past", "participle"} and auxiliaries and auxiliaries[-1] in BE:
            return self._passive(group, end, verb)
        if verb.form == "gerund" and not auxiliaries:
            return self._participial(index, end, verb)
        if verb.form == "participle" and not auxiliaries:
            return None
        if self._at(end + 1) == "by" or self._is_noun(index, end, verb) or self._asks_for_anonymity(end):
            return None
        return (
            self._inverted(group, end, verb)
            or self._postposed(group, end, verb)
            or self._preposed(group, end, verb)
        )

    def _asks_for_anonymity(self, end: int) -> bool:
        """Whether "asked not to be named" follows: it tells of the source, not of what the source said."""
        return self.words.lower[end + 1 : end + 4] == ("not", "to", "be") and self._at(end + 4) in UNNAMED

    def _group_start(self, index: int) -> int:
        first = index
        position = index - 1
        while position >= 0 and (self._at(position) in AUXILIARIES or is_adverb(self._at(position))):
            if self._at(position) in AUXILIARIES | {"never", "not"}:
                first = position
            position -= 1
        return first

    def _agrees(self, group: int, end: int, verb: CueVerb) -> bool:
        """Whether a bare verb form fits a plural or pronoun before it, or can be nothing but a verb."""
        if self._at(end + 1) == "that" and verb.lemma not in NOUN_LIKE:
            return True
        position = group - 1
        while position > 0 and is_adverb(self._at(position)):
            position -= 1
        before = self._at(position)
        return before in PLURALS or (before.endswith("s") and before not in {"is", "was", "has", "its"})

    def _is_noun(self, index: int, end: int, verb: CueVerb) -> bool:
        before = self._at(index - 1)
        if before in DETERMINERS - STAND_ALONE | PREPOSITIONS or before.endswith("'s"):
            return True
        if self.words.lower[index] not in NOUN_LIKE:
            return False
        if verb.form == "past" or self._at(end + 1) in {"that", "to", ":", "“", '"', "whether"}:
            return False
        return not (verb.group in {"say", "announce"} and self._at(end + 1) in SUBJECT_PRONOUNS)

    def _preposed(self, group: int, end: int, verb: CueVerb) -> Candidate | None:
        """The mayor said (that) the road was closed."""
        content = self._content_after(end, verb)
        source = self._subject(group)
        if not content or not source:
            return None
        if self._is_subordinate(source):
            content = self.sentence.before_comma(content)
        return Candidate(
            source=source,
            cue=(self.words.span(group, end),),
            content=content,
            pattern=f"preposed {verb.group}",
        )

    def _postposed(self, group: int, end: int, verb: CueVerb) -> Candidate | None:
        """“The road is closed,” the mayor said."""
        subject = subject_before(self.words, group, 0)
        if not subject or verb.group not in INVERTIBLE | {"believe", "ask"}:
            return None
        before = subject[0] - 1
        left = self.sentence.content_before(before)
        if not left or self._at(end + 1) in {"that", ":"}:
            return None
        quoted = self.sentence.closes_quote(before)
        interposed = self._at(end + 1) == ","
        if not (quoted or interposed or self._is_end(end + 1, verb)) or not _fits(verb, quoted=quoted):
            return None
        right = self.sentence.continuation(end + 1, quoted=quoted)
        if not quoted and not right and not self.words.any_finite(0, before):
            return None
        return Candidate(
            source=(self.words.span(*subject),),
            cue=(self.words.span(group, end),),
            content=left + right,
            pattern=f"postposed {'quote' if quoted else 'clause'}",
        )

    def _inverted(self, group: int, end: int, verb: CueVerb) -> Candidate | None:
        """“The road is closed,” said the mayor."""
        if (
            verb.group not in INVERTIBLE
            or group != end
            or not self._at(group - 1)
            or self.words.is_word(group - 1)
        ):
            return None
        if self._closes_apposition(group - 1) and self._content_after(end, verb):
            return None
        left = self.sentence.content_before(group - 1)
        source = phrase_after(self.words, end + 1)
        if not left or not source or self._at(end + 1) in SUBORDINATORS | ADVERBIAL_STARTS:
            return None
        quoted = self.sentence.closes_quote(group - 1)
        ends = self._at(source[1] + 1) in {"", ".", ",", ";"} | ADVERBIAL_STARTS
        if not quoted and not (ends and self.words.any_finite(0, group - 1)):
            return None
        if not _fits(verb, quoted=quoted):
            return None
        if not quoted and self._at(end + 1) in SUBJECT_PRONOUNS:
            return None
        right = self.sentence.continuation(source[1] + 1, quoted=quoted)
        return Candidate(
            source=(self.words.span(*source),),
            cue=(self.words.span(group, end),),
            content=left + right,
            pattern="inverted",
        )

    def _closes_apposition(self, comma: int) -> bool:
        """Whether the comma before a cue ends a description of its subject: "the mayor, who left, said"."""
        opening = next((i for i in range(comma - 1, 0, -1) if self._at(i) == ","), None)
        if self._at(comma) != "," or opening is None:
            return False
        return self._at(opening + 1) in RELATIVES or not self.words.any_finite(opening + 1, comma)

    def _participial(self, index: int, end: int, verb: CueVerb) -> Candidate | None:
        """…, adding that the road would stay closed."""
        content = self._content_after(end, verb)
        cue = (self.words.span(index, end),)
        if index == 0 and content:
            self.opening = Candidate(
                source=(), cue=cue, content=self.sentence.before_comma(content), pattern="participial"
            )
            return None
        if not content or self._at(index - 1) in PREPOSITIONS | DETERMINERS | {"as", "than"}:
            return None
        nearest = subject_before(self.words, index, 0)
        if nearest and (self._at(index - 1) in SPEAKING_NOUNS or self._at(nearest[0] - 1) == "with"):
            source: Spans = (self.words.span(*nearest),)
        elif self._at(index - 1) not in JOINS_PARTICIPLE and self._at(end + 1) not in MARKS_CONTENT:
            return None
        else:
            source = self.last_source or self._clause_subject(index)
        if not source:
            return None
        return Candidate(source=source, cue=cue, content=content, pattern="participial")

    def _passive(self, group: int, end: int, verb: CueVerb) -> Candidate | None:
        """It was reported that …; the mayor is expected to …; two men are accused of …."""
        following = self._at(end + 1)
        cue = (self.words.span(group, end),)
        if following == "that" or (verb.group == "tell" and following in {"to", "of"}):
            content = self.sentence.to_stop(end + 1)
            return Candidate(source=(), cue=cue, content=content, pattern="passive that") if content else None
        subject = subject_before(self.words, group, 0)
        if not subject or following not in {"to", "of", "as"} or verb.group == "ask":
            return None
        content = (self.words.span(*subject), *self.sentence.to_stop(end + 1))
        return (
            Candidate(source=(), cue=cue, content=content, pattern="passive to") if len(content) > 1 else None
        )

    def _is_subordinate(self, source: Spans) -> bool:
        """Whether the clause of ``source`` opens with "if", "when" … so that another clause follows it."""
        first = self.words.index_at(source[0].start)
        return self._at(first - 1) in CONDITIONS

    def _subject(self, group: int) -> Spans:
        before = group - 1
        while before > 0 and is_adverb(self._at(before)):
            before -= 1
        if self._at(before) in NOBODY:
            return ()
        if self._at(before) in {"and", "but", "or"}:
            return self.last_source or self._clause_subject(group)
        subject = subject_before(self.words, group, 0)
        if subject is None:
            return self._clause_subject(group)
        return () if self._at(subject[0]) in NOBODY else (self.words.span(*subject),)

    def _clause_subject(self, verb: int) -> Spans:
        subject = subject_of_clause(self.words, verb, 0)
        return (self.words.span(*subject),) if subject else ()

    # --- other cues ------------------------------------------------------------------------------

    def _source_follows(self, index: int, length: int) -> Candidate | None:
        """According to the mayor, the road is closed."""
        opens = self.sentence.clause_start(index) == index or self._at(index - 2) in OPENS_PHRASE
        source = phrase_after(self.words, index + length, opens=opens)
        if not source:
            return None
        after = source[1] + 1
        left: Spans
        if opens:
            left = ()
        elif self.words.is_word(index - 1):
            start = self.sentence.clause_start(index)
            left = self.sentence.span_to(start, index - 1) if self.words.any_finite(start, index) else ()
        else:
            left = self.sentence.content_before(index - 1)
        right: Spans = ()
        if self._at(after) == "," and (not left or not self.words.any_finite(0, index)):
            right = self.sentence.to_stop(after + 1)
        content = left + right
        if not content:
            return None
        cue = (self.words.span(index, index + length - 1),)
        return Candidate(source=(self.words.span(*source),), cue=cue, content=content, pattern="according to")

    def _hearsay(self, index: int) -> Candidate | None:
        """The road was reportedly closed."""
        start = self.sentence.clause_start(index)
        content = self.sentence.span_to(start, index - 1) + self.sentence.to_stop(index + 1)
        if not content:
            return None
        return Candidate(source=(), cue=(self.words.spans[index],), content=content, pattern="hearsay")

    def _noun(self, index: int) -> Candidate | None:
        """The mayor's claim that the road is closed."""
        content = self.sentence.to_stop(index + 1)
        owner = self.words.lower[index - 1] if index else ""
        source: Spans = ()
        if owner in {"his", "her", "their", "its", "our", "my"}:
            source = (self.words.spans[index - 1],)
        elif owner.endswith("'s") and (phrase := subject_before(self.words, index, 0)):
            span = self.words.span(*phrase)
            source = (Span(span.start, span.end - 2),)
        if not content:
            return None
        return Candidate(source=source, cue=(self.words.spans[index],), content=content, pattern="noun")

    def _content_after(self, end: int, verb: CueVerb) -> Spans:
        start = complement_start(self.words, end + 1, verb)
        if start is not None and start < len(self.words):
            return self.sentence.to_stop(start)
        ends_with_colon = self._at(end + 1) == ":" and end + 2 >= len(self.words)
        return self.sentence.quote_opening_next() if ends_with_colon else ()

    def _is_end(self, index: int, verb: CueVerb) -> bool:
        """Whether nothing that could be content follows the cue."""
        word = self._at(index)
        if word in {"", ".", ";", "?", "!", ")"} or word in ADVERBIAL_STARTS or word in {"and", "but", "as"}:
            return True
        if verb.group == "tell":
            return not {"that", "to"} & set(self.words.lower[index : index + 8])
        return is_adverb(word)


def _fits(verb: CueVerb, *, quoted: bool) -> bool:
    """Whether a verb may follow its content: who "continued" has spoken only where a quotation says so."""
    return quoted or verb.group != "resume"
