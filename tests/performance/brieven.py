"""Letters and service mails: a wave laid, channels chosen, mails sent to nowhere, letters put into words and drawn.

Per second, in one process, on a database of its own with `n` people who all have an e-mail address.
"""

import time
from collections.abc import Callable
from typing import Any

from django.db import connection
from django.test.utils import override_settings

from duo_portal.identity import crypto
from duo_portal.identity.voorkeur import EMAIL
from duo_portal.letters import campagnes, verzenden
from duo_portal.letters.models import Brief, Campagne
from duo_portal.letters.pdf import maak_pdf
from duo_portal.letters.populaties import Populatie, registreer_populatie
from duo_portal.letters.soorten import maak_inhoud, teken

TEKENEN = 300
_MENSEN = """
INSERT INTO identity_persoon (id, bsn_versleuteld, bsn_sleutel_id, bsn_hash, bsn_hash_versie, voornamen, achternaam,
    geboortedatum, nationaliteit_groep, is_massapersoon, gezin_id)
SELECT i, '\\x00', 1, sha256(i::text::bytea), 1, 'Puk', 'Proef', '2004-03-10', 1, true, i
FROM generate_series(1, %(n)s) i
"""
_CONTACT = """
INSERT INTO identity_contactvoorkeur (persoon_id, email_versleuteld, email_sleutel_id)
SELECT i, %(email)s, %(sleutel)s FROM generate_series(1, %(n)s) i
"""
_VRAAG = "SELECT id AS persoon_id, jsonb_build_object('lening_centen', 10000) AS gegevens FROM identity_persoon"


def meet(n: int) -> dict[str, Any]:
    """Seconds and letters per second of each step."""
    registreer_populatie(
        Populatie(
            "bench", "Iedereen.", lambda _w: (_VRAAG, {}), velden={"lening_centen": "de lening"}
        )
    )
    _vul(n)
    campagne = Campagne.objects.create(
        naam="bench",
        populatie="bench",
        onderwerp_nl="Let op uw lening",
        tekst_nl="U leent nu {lening_centen} per maand.\n\nKijk of dat nog nodig is.",
        onderwerp_en="Mind your loan",
        tekst_en="You now borrow {lening_centen} a month.\n\nSee whether you still need it.",
        golf_grootte=max(n // 5, 1),
        gemaakt_door="bench",
    )
    uit: dict[str, Any] = {"mensen": n}
    uit["voorbeeld_s"] = _klok(lambda: campagnes.maak_voorbeeld(campagne, actor="bench"))
    campagnes.geef_vrij(campagne, actor="een ander", gezien=n)
    uit["golven_s"] = _klok(_alle_golven)
    uit["kanalen_s"] = _klok(_alle_kanalen)
    with override_settings(EMAIL_BACKEND="django.core.mail.backends.dummy.EmailBackend"):
        uit["mails_s"] = _klok(lambda: _eis(verzenden.verstuur_alles(), n))
    brieven = list(Brief.objects.order_by("pk")[:TEKENEN])
    uit["woorden_per_s"] = len(brieven) / _klok(lambda: [teken(maak_inhoud(b)) for b in brieven])
    inhouden = [maak_inhoud(brief) for brief in brieven]
    uit["pdf_per_s"] = len(brieven) / _klok(lambda: [maak_pdf(inhoud) for inhoud in inhouden])
    for stap in ("voorbeeld", "golven", "kanalen", "mails"):
        uit[f"{stap}_per_s"] = n / uit[f"{stap}_s"]
    return uit


def _vul(n: int) -> None:
    waarden = {
        "n": n,
        "email": crypto.versleutel("puk@voorbeeld.invalid", kind=EMAIL),
        "sleutel": crypto.actuele_sleutel_id(),
    }
    with connection.cursor() as cursor:
        cursor.execute(_MENSEN, waarden)
        cursor.execute(_CONTACT, waarden)


def _alle_golven() -> None:
    while campagnes.golven():
        pass


def _alle_kanalen() -> None:
    while verzenden.kies_kanalen()[0]:
        pass


def _eis(gedaan: int, n: int) -> None:
    if gedaan != n:
        raise RuntimeError(f"{gedaan} mails verstuurd in plaats van {n}.")


def _klok(doe: Callable[[], Any]) -> float:
    begin = time.perf_counter()
    doe()
    return time.perf_counter() - begin
