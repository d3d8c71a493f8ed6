"""A served clone of the database with a browser in front of it, one per story."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from duo_portal.audit import bedrijfsdatum
from tests.harnas.databases import Address
from tests.web.test_browser import wakker

from .mensen import BEGIN
from .reis import TELEFOON, Reis


@pytest.fixture
def reis(
    kloon_db: Address,
    start_web: Callable[..., Any],
    pagina: tuple[Any, list[str]],
    tmp_path: Path,
    settings: Any,
) -> Reis:
    """On a phone, on 4 September 2023, unless the story says otherwise; the bank has a folder of its own."""
    settings.BANK_MAP = str(tmp_path / "bank")
    bedrijfsdatum.zet(BEGIN, "test")  # before anything becomes known
    blad, klachten = pagina
    blad.set_viewport_size(TELEFOON)
    blad.set_default_timeout(10_000)
    return Reis(blad, klachten, wakker(start_web(kloon_db.env).url))
