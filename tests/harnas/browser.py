"""Debian's own Chromium for the tests marked `browser`: nothing is downloaded."""

import os
import shutil
from typing import Any

import pytest

CHROMIUM = (
    os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """pytest-playwright's fixture, pointed to the browser that is there."""
    # Playwright keeps an event loop in this thread; Django then refuses its database without this.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-dev-shm-usage"]
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": arguments}


def check_browser(item: pytest.Item) -> None:
    """Without a browser its tests are skipped, unless REQUIRE_BROWSER=1 (in CI): then they fail."""
    if CHROMIUM or not item.get_closest_marker("browser"):
        return
    if os.environ.get("REQUIRE_BROWSER") == "1":
        pytest.fail(
            "no chromium on this machine; install it (apt-get install chromium)", pytrace=False
        )
    pytest.skip("no chromium on this machine (apt-get install chromium)")
