"""A pair of servers for one test, with nothing of Django."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from duo_portal.embedded.pair import Pair
from tests.harnas.servers import SMALL, end, session_dir


@pytest.fixture
def var_dir() -> Iterator[Path]:
    """An empty VAR_DIR; what was started in it is stopped."""
    folder = Path(tempfile.mkdtemp(prefix="embedded-", dir=session_dir()))
    yield folder
    end(folder)
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def pair(var_dir: Path) -> Pair:
    """A running pair of our own."""
    started = Pair.at(var_dir, settings=SMALL)
    started.start()
    return started
