"""Debian's own Chromium for the tests marked `browser`: nothing is downloaded."""

import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connections
from playwright.sync_api import sync_playwright

CHROMIUM = (
    os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
)


@pytest.fixture
def pagina(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Any, list[str]]]:
    """A fresh page, and what its console complained about.

    Playwright is started and stopped with the test: its loop lives in this thread, and the fixtures of
    pytest-playwright keep theirs for the whole session, where a second one cannot start.
    """
    # Playwright's loop runs in this thread; the database is still ours alone.
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    with sync_playwright() as speler:
        browser = speler.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-dev-shm-usage"],
        )
        blad = browser.new_context(locale="nl-NL").new_page()
        klachten: list[str] = []
        blad.on(
            "console",
            lambda bericht: klachten.append(bericht.text) if bericht.type == "error" else None,
        )
        blad.on("pageerror", lambda fout: klachten.append(str(fout)))
        yield blad, klachten
        # Connections of this loop are its own: left open, the next loop would get them, closed by the server.
        connections.close_all()
        browser.close()


def check_browser(item: pytest.Item) -> None:
    """Without a browser its tests are skipped, unless REQUIRE_BROWSER=1 (in CI): then they fail."""
    if CHROMIUM or not item.get_closest_marker("browser"):
        return
    if os.environ.get("REQUIRE_BROWSER") == "1":
        pytest.fail(
            "no chromium on this machine; install it (apt-get install chromium)", pytrace=False
        )
    pytest.skip("no chromium on this machine (apt-get install chromium)")
