"""Two submits at the same moment, each with its own connection: one application, one receipt."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier
from typing import Any

from django.db import connections
from django.test import Client

from duo_portal.audit import bedrijfsdatum
from duo_portal.audit.models import Handeling
from duo_portal.cases.models import Zaak
from studiefinanciering.models import Aanvraag
from tests.factories.portaal import aangemeld
from tests.harnas.databases import Address

from .hulp import BASIS, loop, student, verborgen

TEGELIJK = 4


def test_tegelijk_versturen_geeft_een_aanvraag(kloon_db: Address) -> None:
    bedrijfsdatum.zet(date(2023, 9, 4), "test")
    noor = student()
    velden = verborgen(loop(aangemeld(Client(), noor)))
    wacht = Barrier(TEGELIJK)

    def verstuur(_nummer: int) -> Any:
        try:
            burger = aangemeld(Client(), noor)
            wacht.wait(timeout=30)
            return burger.post(f"{BASIS}controle/", velden)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(TEGELIJK) as draden:
        antwoorden = list(draden.map(verstuur, range(TEGELIJK)))
    assert {a.status_code for a in antwoorden} == {302}
    assert len({a["Location"] for a in antwoorden}) == 1
    assert "/ontvangst/" in antwoorden[0]["Location"]
    assert Aanvraag.objects.filter(persoon_id=noor.pk).count() == 1
    assert Zaak.objects.filter(persoon_id=noor.pk).count() == 1
    assert Handeling.objects.filter(soort="verzonden_aanvragen").count() == 1
