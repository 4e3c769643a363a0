from tests.texts import read_by_rules as read


def sentences(text: str) -> list[str]:
    return [span.of(text) for span in read(text).layers.sentences or ()]


def test_titles_and_initials_end_no_sentence() -> None:
    assert sentences("Dr. A. Reed spoke. She left.") == ["Dr. A. Reed spoke.", "She left."]


def test_a_line_end_ends_a_sentence() -> None:
    assert sentences("A heading\nThe text begins.\n\n  And goes on.\n") == [
        "A heading",
        "The text begins.",
        "And goes on.",
    ]


def test_an_endless_sentence_is_cut_at_spaces() -> None:
    text = "word " * 2000
    found = sentences(text)
    assert max(map(len, found)) <= 3000
    assert " ".join(found) == text.strip()
