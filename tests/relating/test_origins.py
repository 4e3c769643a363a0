from sayso.relating.origins import Origin, origin_of, publisher_of
from tests.relating.telling import Says, reading

WHAT = "the mill will close"


def origin(text: str, *who: str, publisher: str = "Saltmere Echo") -> Origin:
    one = reading(text, Says(who, WHAT), publisher=publisher)
    return origin_of(next(one.claims()), one.document)


def test_a_named_source_is_its_own_origin_wherever_it_is_quoted() -> None:
    here, there = (
        origin(f"Ada Rusk: {WHAT}.", "Ada Rusk"),
        origin(f"Ada Rusk: {WHAT}.", "Ada Rusk", publisher="Sun"),
    )
    assert here == there
    assert not here.anonymous


def test_a_source_without_a_name_is_the_paper_that_has_it() -> None:
    own = origin(f"It is so, an aide said: {WHAT}.", "an aide")
    cited = origin(
        f"The Saltmere Echo has it from an aide: {WHAT}.", "Saltmere Echo", "an aide", publisher="Sun"
    )
    assert own == cited
    assert own.anonymous
    assert own.key != origin(f"It is so, an aide said: {WHAT}.", "an aide", publisher="Sun").key


def test_a_report_without_a_publisher_is_an_origin_of_its_own() -> None:
    one, other = (publisher_of(reading(text, publisher="").document) for text in ("Mill.", "Weir."))
    assert one.key != other.key


def test_an_article_makes_no_other_paper() -> None:
    told = origin(f"It is so, an aide said: {WHAT}.", "an aide", publisher="The Saltmere Echo")
    cited = origin(f"The Saltmere Echo has it: {WHAT}.", "Saltmere Echo", publisher="Sun")
    assert told.key == cited.key
