import pytest

from sayso.resources.currencies import currency_after, currency_before


@pytest.mark.parametrize(
    ("before", "code"),
    [
        ("It cost $", "USD"),
        ("It cost US$ ", "USD"),
        ("It cost NT$", "TWD"),
        ("It cost Rs. ", "INR"),
        ("It cost ZAR", "ZAR"),
        ("It cost €-", "EUR"),
        ("It cost N", None),
        ("It cost X$", None),
        ("It cost ", None),
    ],
)
def test_signs_before_an_amount(before: str, code: str | None) -> None:
    assert currency_before(before) == code


@pytest.mark.parametrize(("before", "code"), [("It cost N", "NGN"), ("It cost P", "PHP"), ("The AN", None)])
def test_a_letter_stands_for_a_currency_before_a_large_amount(before: str, code: str | None) -> None:
    assert currency_before(before, large=True) == code


@pytest.mark.parametrize(
    ("after", "large", "code"),
    [
        (" euros", False, "EUR"),
        (" of pesos", True, "ARS"),
        (" Chilean pesos", False, "CLP"),
        (" € each", False, "EUR"),
        (" won.", True, "KRW"),
        (" won.", False, None),
        (" won medals", True, None),
        (" real estate deals", True, None),
        (" pounds", False, None),
        (" boats", True, None),
    ],
)
def test_words_after_an_amount(after: str, large: bool, code: str | None) -> None:
    assert currency_after(after, large=large) == code
