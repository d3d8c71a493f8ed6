"""A form of the desk on transactions of its own, as a server has them: sent twice it counts once."""

from django.urls import reverse

from tests.harnas.databases import Address
from uitwonendencontrole.controleren.queries import log_van

from .test_controle import maak_zaak
from .test_schermen import bureau


def test_the_same_form_twice(kloon_db: Address) -> None:
    zaak = maak_zaak()
    anna, adres = bureau("anna"), reverse("admin:controle_zaak", args=[zaak.uuid])
    (deel,) = anna.get(adres).context["formulieren"]
    velden = {v.name: deel["form"].initial[v.name] for v in deel["form"].hidden_fields()}
    for _keer in range(2):
        assert anna.post(adres, {"actie": "open_dossier", **velden}).status_code == 302
    assert [g.daad for g in log_van(zaak.pk)] == ["start", "open_dossier"]
