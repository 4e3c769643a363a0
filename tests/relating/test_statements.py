from sayso.relating.statements import statement_of


def test_a_statement_has_the_figures_and_times_of_its_text() -> None:
    text = "Twelve boats sank on Tuesday."
    statement = statement_of(text, published="2031-04-12", source="harbour master")
    assert [figure.span.of(text) for figure in statement.figures] == ["Twelve"]
    assert statement.dates == {"2031-04-08"}
    assert (statement.published, statement.source) == ("2031-04-12", "harbour master")


def test_a_date_of_publication_that_is_none_anchors_nothing() -> None:
    assert statement_of("It sank on Tuesday.", published="some day").dates == {"XXXX-WXX-2"}
