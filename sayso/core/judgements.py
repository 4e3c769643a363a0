"""Judgements of people about actors: rows that are added and superseded, never edits."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

from sayso.core.errors import InputError
from sayso.core.hashing import content_id

Question = Literal["same", "country", "sector"]

SAME, DIFFERENT = "same", "different"
NONE = "-"
"""The country of what belongs to none, or of which none is told."""
ANY = ""
"""Whatever country, whatever report."""
CODE = re.compile(r"[A-Z]{3}")
"""Countries and sectors alike have three letters."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Called:
    """Everyone who is called so.

    Attributes:
        name: the name, in any of its spellings.
        country: only those read as of that country: ISO 3166 alpha-3, ``NONE``, or ``ANY`` for all.
        report: only in the report with that id; ``ANY`` for all.
    """

    name: str
    country: str = ANY
    report: str = ANY

    @property
    def words(self) -> str:
        """Whom it means, for people."""
        country = {ANY: "", NONE: " (no country)"}.get(self.country, f" ({self.country})")
        return f"“{self.name}”{country}" + (f" in {self.report}" if self.report else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What somebody decided about an actor.

    Attributes:
        question: whether two names are the ``same`` actor, or which ``country`` or ``sector`` one has.
        about: those it is about: two for ``same``, the one whose name is shown first; else one.
        answer: ``SAME`` or ``DIFFERENT``; a code or ``NONE``; None takes back what was answered before.
        who: who decided.
        note: why.
        replaces: ids of the judgements that this one supersedes.
    """

    question: Question
    about: tuple[Called, ...]
    answer: str | None
    who: str = ""
    note: str = ""
    replaces: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Hash of all of it."""
        return content_id("judgement", to_record(self))


def check(judgement: Judgement) -> None:
    """Refuse what is no judgement.

    Raises:
        InputError: when it asks or answers what it cannot.
    """
    question, answer = judgement.question, judgement.answer
    if question not in get_args(Question):
        raise InputError(f"question: {question!r} is none; there are {', '.join(get_args(Question))}.")
    wanted = 2 if question == "same" else 1
    if len(judgement.about) != wanted or len(set(judgement.about)) != wanted:
        raise InputError(f"about: {question!r} is about {wanted} different names.")
    if not all(any(map(str.isalnum, called.name)) for called in judgement.about):
        raise InputError("name: there is no letter in it.")
    if answer is None:
        return
    if question == "same":
        if answer not in {SAME, DIFFERENT}:
            raise InputError(f"answer: {answer!r} is neither {SAME!r} nor {DIFFERENT!r}.")
    elif answer != NONE and not CODE.fullmatch(answer):
        raise InputError(f"answer: {answer!r} is no code; write three capitals, or {NONE} for none.")


def to_record(judgement: Judgement) -> dict[str, Any]:
    """The judgement as one JSON object, without its id."""
    return {
        "question": judgement.question,
        "about": [_called_out(called) for called in judgement.about],
        "answer": judgement.answer,
        "who": judgement.who,
        "note": judgement.note,
        "replaces": list(judgement.replaces),
    }


def from_record(record: Any) -> Judgement:
    """The judgement of a JSON object.

    Raises:
        InputError: when it is none, or its id is not the hash of it.
    """
    if not isinstance(record, Mapping):
        raise InputError("is no JSON object.")
    try:
        judgement = Judgement(
            question=record["question"],
            about=tuple(map(_called_in, _list(record, "about"))),
            answer=record["answer"],
            who=_text(record, "who"),
            note=_text(record, "note"),
            replaces=tuple(map(str, _list(record, "replaces"))),
        )
    except KeyError as error:
        raise InputError(f"lacks {error.args[0]!r}.") from error
    if judgement.answer is not None and not isinstance(judgement.answer, str):
        raise InputError("answer: is neither text nor null.")
    check(judgement)
    if record.get("id") not in {None, judgement.id}:
        raise InputError(f"id: is {record['id']!r}, but the rest hashes to {judgement.id!r}; drop the id.")
    return judgement


def _called_out(called: Called) -> dict[str, str]:
    told = {"country": called.country, "report": called.report}
    return {"name": called.name} | {key: value for key, value in told.items() if value != ANY}


def _called_in(record: Any) -> Called:
    if not isinstance(record, Mapping):
        raise InputError("about: holds something that is no JSON object.")
    return Called(
        name=_text(record, "name"), country=_text(record, "country"), report=_text(record, "report")
    )


def _list(record: Mapping[str, Any], key: str) -> Sequence[Any]:
    value = record.get(key, [])
    if not isinstance(value, list):
        raise InputError(f"{key}: is no list.")
    return value


def _text(record: Mapping[str, Any], key: str) -> str:
    value = record.get(key, "")
    if not isinstance(value, str):
        raise InputError(f"{key}: is no text.")
    return value
