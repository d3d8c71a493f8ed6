"""Only foundation/clock.py asks what time it is; everywhere else a date is an argument."""

import ast
import re

from .bronnen import Bron, bronnen, geimporteerd, geroepen

CLOCK = re.compile(
    r"(^|\.)(datetime|date|timezone|time|dt)\.(now|utcnow|today|time|time_ns|localtime|gmtime|localdate)$"
    r"|^(time_ns|localdate)$"
)
# The launcher measures waiting and knows nothing of the house; it may not ask the date either.
ALLOWED = ("duo_portal/foundation/clock.py", "duo_portal/embedded/")


def vragen_naar_de_tijd(bron: Bron) -> list[str]:
    """Each place in the file that asks the clock; `time.monotonic` only measures, and may."""
    gevonden = [
        f"{bron.pad}:{lijn} {naam}" for lijn, naam in geroepen(bron.boom) if CLOCK.search(naam)
    ]
    return gevonden + [
        f"{bron.pad}:{lijn} {naam}"
        for lijn, naam in geimporteerd(bron.boom)
        if naam in {"time.time", "time.time_ns", "django.utils.timezone.now"}
    ]


def test_only_the_clock_asks_the_time() -> None:
    gevonden = [
        plek
        for bron in bronnen()
        if not bron.pad.startswith(ALLOWED)
        for plek in vragen_naar_de_tijd(bron)
    ]
    assert gevonden == []


def test_this_check_sees_what_it_must() -> None:
    fout = (
        "import time\nfrom time import time as t\na = datetime.datetime.now()\nb = date.today()\n"
    )
    fout += "c = time.time()\nd = timezone.now()\ne = timezone.localdate()\n"
    assert len(vragen_naar_de_tijd(Bron("x.py", fout, ast.parse(fout)))) == 6
    goed = "import time\nt = time.monotonic()\nu = time.perf_counter()\nv = self.sometime.time\n"
    assert vragen_naar_de_tijd(Bron("x.py", goed, ast.parse(goed))) == []
