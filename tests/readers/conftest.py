"""What the tests of the readers share."""

import io
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from sayso.readers.limits import Limits
from sayso.readers.outcomes import Outcome
from sayso.readers.streams import Opened


@pytest.fixture(scope="session")
def limits() -> Limits:
    return Limits(languages=("en",), max_characters=2_000_000, max_bytes=32_000_000)


@pytest.fixture(scope="session")
def read(limits: Limits) -> Callable[..., list[Outcome]]:
    """Everything that a reader makes of some bytes."""

    def outcomes(
        reader: Callable[[Opened, Limits], Iterator[Outcome]], data: bytes, **changed: Any
    ) -> list[Outcome]:
        bounds = {"languages": limits.languages, "max_characters": limits.max_characters}
        return list(
            reader(
                Opened(io.BytesIO(data), lambda _: None),
                Limits(**{**bounds, "max_bytes": limits.max_bytes, **changed}),
            )
        )

    return outcomes
