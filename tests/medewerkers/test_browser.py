"""Setting up the second step in a real browser: the picture and the key, a wrong code, the recovery codes, nl and en."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django_otp.plugins.otp_totp.models import TOTPDevice

from duo_portal.foundation import clock
from duo_portal.identity import rollen
from duo_portal.identity.medewerkers import toestel
from tests.harnas.bureau import WACHTWOORD
from tests.harnas.databases import Address
from tests.web.test_browser import bevindingen, wakker

pytestmark = [pytest.mark.browser, pytest.mark.slow]
BREED, SMAL = {"width": 1280, "height": 900}, {"width": 320, "height": 700}
ZWART = """(img) => {
    const doek = document.createElement('canvas'); doek.width = doek.height = 120;
    const pen = doek.getContext('2d'); pen.drawImage(img, 0, 0, 120, 120);
    const p = pen.getImageData(0, 0, 120, 120).data; let donker = 0;
    for (let i = 0; i < p.length; i += 4) if (p[i + 3] > 128 && p[i] + p[i + 1] + p[i + 2] < 200) donker++;
    return donker / 14400;
}"""
"""How much of the picture is dark: a code that can be read is between a quarter and two thirds."""


def test_de_tweede_stap_instellen(
    kloon_db: Address, start_web: Callable[..., Any], pagina: tuple[Any, list[str]]
) -> None:
    blad, klachten = pagina
    url = wakker(start_web(kloon_db.env).url)
    wie = User.objects.create_user("nieuw", password=WACHTWOORD, is_staff=True)
    wie.groups.set([Group.objects.get(name=rollen.BEHANDELAAR)])
    gevonden: dict[str, Any] = {}

    def bekijk(naam: str) -> None:
        for maat, venster in (("breed", BREED), ("smal", SMAL)):
            blad.set_viewport_size(venster)
            assert klachten == [], naam
            gevonden[f"{naam} {maat}"] = bevindingen(blad)
            breedte = blad.evaluate("document.documentElement.scrollWidth")
            gevonden[f"{naam} {maat} breedte"] = breedte if breedte > venster["width"] else None
            klachten.clear()  # axe measures with inline styles of its own

    blad.goto(f"{url}/beheer/login/")
    blad.fill("#id_username", "nieuw")
    blad.fill("#id_password", WACHTWOORD)
    blad.press("#id_password", "Enter")
    blad.wait_for_selector("#id_code")
    apparaat = TOTPDevice.objects.get(user=wie)
    assert toestel.geheim_leesbaar(apparaat) in blad.inner_text("main")
    assert 0.25 < blad.eval_on_selector("main img", ZWART) < 0.67
    bekijk("instellen")
    blad.context.add_cookies([{"name": "django_language", "value": "en", "url": url}])
    blad.reload()
    assert blad.get_attribute("html", "lang") == "en"
    bekijk("instellen Engels")
    goed = toestel.code_voor(apparaat, clock.nu())
    blad.fill("#id_code", f"{(int(goed) + 500_000) % 1_000_000:06d}")
    blad.press("#id_code", "Enter")
    blad.wait_for_selector("#id_code[aria-invalid=true]")
    bekijk("verkeerde code")
    TOTPDevice.objects.update(throttling_failure_timestamp=None, throttling_failure_count=0)
    blad.fill("#id_code", toestel.code_voor(apparaat, clock.nu()))
    blad.press("#id_code", "Enter")
    blad.wait_for_selector("main code")
    codes = blad.locator("main code").all_inner_texts()
    assert len({c for c in codes if re.fullmatch(r"[a-z2-7-]{14}", c)}) == toestel.AANTAL_CODES
    bekijk("herstelcodes")
    blad.goto(f"{url}/beheer/")
    assert blad.locator("#logout-form").count() == 1
    fout = {naam: wat for naam, wat in gevonden.items() if wat}
    assert not fout, "\n".join(f"{naam}: {wat}" for naam, wat in fout.items())
