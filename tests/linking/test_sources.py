import pytest

from sayso.core.spans import Span
from sayso.linking.sources import SourcePhrase, read_source
from tests.texts import read_by_rules as read
from tests.texts import with_names


def phrase(source: str) -> SourcePhrase:
    text = f"{source} said that the bridge was closed."
    return read_source(text, Span(0, len(source)), read(text).layers.mentions or ())


def of_names(marked: str) -> SourcePhrase:
    text, mentions = with_names(marked)
    return read_source(text, Span(0, len(text)), mentions)


@pytest.mark.parametrize(
    ("source", "form", "head", "kind"),
    [
        ("She", "pronoun", "she", "unknown"),
        ("The", "pronoun", "the", "unknown"),
        ("Some", "description", "some", "group"),
        ("The ex-minister", "description", "minister", "person"),
        ("A police officer requesting anonymity", "description", "officer", "person"),
        ("A report released on Monday", "description", "report", "document"),
        ("Media reports", "description", "reports", "publication"),
        ("The workers’", "description", "workers", "group"),
        ("Initial reports", "description", "reports", "publication"),
        ("Reports by the police", "description", "reports", "document"),
        ("One of the residents", "description", "one", "person"),
        ("One of the letters", "description", "one", "document"),
        ("A number of residents", "description", "number", "group"),
        ("The first part of the letter", "description", "part", "document"),
        ("A group of parties", "description", "group", "group"),
        ("The rights group", "description", "group", "organization"),
        ("The unions", "description", "unions", "group"),
        ("Another 45 per cent", "description", "cent", "group"),
        ("More than 12% of voters", "description", "percent", "group"),
        ("The 27-year-old player", "description", "player", "person"),
        ("The former chairman and No 2 of the guild", "description", "2", "unknown"),
        ("Section 12 of the code", "description", "section", "document"),
        ("Law No. (10)", "description", "law", "document"),
        ("The then-director", "description", "director", "person"),
        ("Her son-in-law", "description", "son", "person"),
        ("Officers – the ranks below captain", "description", "officers", "group"),
        ("The closed (CCTV) footage from cameras", "description", "footage", "document"),
        ("The weather station", "description", "station", "organization"),
    ],
)
def test_form_head_and_kind(source: str, form: str, head: str, kind: str) -> None:
    found = phrase(source)
    assert (found.form, found.head, found.kind) == (form, head, kind)


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("Mayor Ann Reed", "Ann Reed"),
        ("Ann Reed’s lawyer", None),
        ("President Tom Moss’s adviser on fisheries, Ann Reed", "Ann Reed"),
        ("The lawyer of Ann Reed", None),
        ("Mayor Ann Reed and Governor Tom Moss", None),
    ],
)
def test_the_name_that_identifies_the_source(source: str, name: str | None) -> None:
    found = phrase(source)
    assert (found.mention.span.of(source) if found.mention else None) == name


def test_two_names_joined_are_a_group() -> None:
    assert phrase("Mayor Ann Reed and Governor Tom Moss").kind == "group"


@pytest.mark.parametrize(
    ("source", "name", "kind"),
    [
        ("A senior {Organization:Bank of Eastmere} official", None, "person"),
        ("The {Organization:Bank of Eastmere}", "Bank of Eastmere", "organization"),
        ("The {Misc:Right to Water Act}", "Right to Water Act", "document"),
        ("{Organization:Eastmere Armed Forces}", "Eastmere Armed Forces", "organization"),
        ("Station director {Person:Ann Reed}", "Ann Reed", "person"),
        ("One of these lawmakers, {Person:Ann Reed},", "Ann Reed", "person"),
        ("{Person:Moss}’s wife, former judge {Person:Ann Reed}, 61", "Ann Reed", "person"),
        ("{Person:Moss}’s wife, a friend of {Person:Ann Reed}", None, "person"),
        ("A spokeswoman for {Organization:HB} chief {Person:Ann Reed}", None, "person"),
        ("Director of the {Organization:Lantern Society} {Person:Ann Reed}", "Ann Reed", "person"),
    ],
)
def test_names_and_what_is_only_of_a_name(source: str, name: str | None, kind: str) -> None:
    found = of_names(source)
    mention = found.mention
    assert (mention.span.of(with_names(source)[0]) if mention else None, found.kind) == (name, kind)


@pytest.mark.parametrize(
    ("source", "is_named"),
    [
        ("{Person:Reed} and {Person:Moss}", True),
        ("The governor and the mayor", False),
        ("The {NORP:Norwegian} army", True),
        ("The ministry", True),
        ("Moss’s office", True),
        ("An army", False),
        ("Police", False),
        ("Officials led by {Person:Ann Reed}", True),
        ("Artists like {Person:Reed} and {Person:Moss}", True),
        ("Three residents — {Person:Reed}, {Person:Moss} and {Person:Hill}", True),
        ("The lawyers of {Person:Reed}", False),
        ("{Organization:HB} officials", False),
        ("Officials", False),
        ("Section 12 of the {Organization:HB} law", True),
        ("Section 12 of {Misc:Water Act}", True),
        ("Files posted to {Organization:HB}", False),
        ("A leaked memo", False),
        ("A senior {Organization:HB} official", False),
    ],
)
def test_who_is_told_without_a_name_of_their_own(source: str, is_named: bool) -> None:
    assert of_names(source).named == is_named
