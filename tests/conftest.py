"""What holds for every test: the network shut, two logins, real servers, and skips that are counted."""

import os

import hypothesis
import pytest
from django.test import TestCase, TransactionTestCase

pytest_plugins = [
    "tests.harnas.servers",
    "tests.harnas.processen",
    "tests.harnas.databases",
    "tests.harnas.browser",
    "tests.harnas.bureau",
]

_few = hypothesis.settings(deadline=None, max_examples=25)
hypothesis.settings.register_profile("standaard", _few)
hypothesis.settings.register_profile("ci", _few, derandomize=True, database=None)
hypothesis.settings.register_profile("grondig", _few, max_examples=1000)
hypothesis.settings.load_profile(
    os.environ.get("HYPOTHESIS_PROFILE", "ci" if os.environ.get("CI") else "standaard")
)


def _is_controller(config: pytest.Config) -> bool:
    return not hasattr(config, "workerinput")


def pytest_configure(config: pytest.Config) -> None:
    if _is_controller(config):
        from tests.harnas import servers  # as a plugin first: its asserts are rewritten

        servers.sweep()


def pytest_unconfigure(config: pytest.Config) -> None:
    if _is_controller(config):
        from tests.harnas import servers

        servers.end_session()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """A test that flushes its database would need TRUNCATE, which the application's login does not have."""
    from django.core.cache import cache
    from django.utils import translation

    from tests.harnas.browser import check_browser

    translation.deactivate()  # a request in English leaves its language with the thread
    cache.clear()  # numbers of people come back in a fresh database: nothing is known of them yet
    check_browser(item)
    marker = item.get_closest_marker("django_db")
    wanted = {"transactional_db", "live_server", "django_db_reset_sequences"}
    cls = getattr(item, "cls", None)
    if (
        (marker and (marker.kwargs.get("transaction") or marker.args[:1] == (True,)))
        or wanted & set(getattr(item, "fixturenames", ()))
        or (cls and issubclass(cls, TransactionTestCase) and not issubclass(cls, TestCase))
    ):
        pytest.fail(
            "A committing test runs on a clone: use the fixture kloon_db (and start_web instead of "
            "live_server); the application's login may not truncate. See tests/README.md.",
            pytrace=False,
        )


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = len(terminalreporter.stats.get("skipped", []))
    terminalreporter.write_line(f"skips: {skipped}")
