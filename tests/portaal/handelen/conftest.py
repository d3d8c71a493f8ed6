"""It is September 2023 here, as in the tests of the acts themselves."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.studiefinanciering.conftest import op, september

__all__ = ["kiekjes", "op", "september"]


@pytest.fixture
def kiekjes() -> Callable[[Any, str], None]:
    """Keep a picture of a page in the folder KIEKJES, for who wants to look at it; without it nothing."""
    map_ = os.environ.get("KIEKJES")

    def neem(blad: Any, naam: str) -> None:
        if map_:
            blad.screenshot(path=str(Path(map_) / f"{naam}.png"), full_page=True)

    return neem
