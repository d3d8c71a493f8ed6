"""Debtors of every kind that a list must tell apart, and a list that was released."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from duo_portal.audit import bedrijfsdatum
from duo_portal.foundation.period import Maand, maanden
from duo_portal.identity.models import Persoon, Post
from duo_portal.identity.voorkeur import Contact, wijzig_contact
from terugbetalen.contact.selecties import geef_vrij, maak_voorbeeld
from terugbetalen.contact.werk import Gesprek, leg_contact_vast
from terugbetalen.models import Contactmoment, Geselecteerde, Kanaal, Selectie
from tests.terugbetalen.invordering.achterstand import BEDRAG, betaal, wanbetaler

OP = date(2024, 2, 13)
"""A Tuesday on which the term of January (due the 25th) is arrears for five days."""
NL = ZoneInfo("Europe/Amsterdam")


def debiteur(gevraagd: int, gemist: int, *, bedrag: int = BEDRAG) -> Persoon:
    """Was asked the last so many months up to January 2024; the last `gemist` of them were not paid."""
    laatste = Maand(2024, 1)
    alle = list(maanden(laatste + (1 - gevraagd), laatste + 1))
    wie = wanbetaler(alle, bedrag=bedrag)
    for maand in alle[: gevraagd - gemist]:
        betaal(wie, maand, bedrag, maand.eerste_dag.replace(day=26))
    return wie


def zet(op: date = OP) -> None:
    """The business date."""
    bedrijfsdatum.zet(op, "test")


def spreek(
    wie: Persoon,
    op: date,
    uitkomst: Contactmoment.Uitkomst = Contactmoment.Uitkomst.GESPROKEN,
    **velden: object,
) -> Contactmoment:
    """A call on a day."""
    zet(op)
    return leg_contact_vast(
        persoon_id=wie.pk,
        gesprek=Gesprek(kanaal=Kanaal.TELEFOON, uitkomst=uitkomst, **velden),  # type: ignore[arg-type]
        actor="bo",
        sleutel=f"test:{wie.pk}:{op}:{uitkomst}",
    )


def lijst(regel: str, op: date = OP) -> Selectie:
    """Previewed by one and released by another."""
    zet(op)
    vast = maak_voorbeeld(regel, actor="an")
    return geef_vrij(vast.pk, actor="bo", gezien=vast.geteld)


def wie_staat_er(selectie: Selectie) -> dict[int, str]:
    """Person → why left out (empty: on the list)."""
    return dict(
        Geselecteerde.objects.filter(selectie=selectie).values_list("persoon_id", "uitgesloten_om")
    )


def heeft_telefoon(wie: Persoon) -> None:
    """A number to be called on."""
    wijzig_contact(
        persoon_id=wie.pk, contact=Contact(None, "+16135550123", Post.DIGITAAL), actor="test"
    )


def nl(jaar: int, maand: int, dag: int, uur: int, minuut: int = 0) -> datetime:
    """A moment by the Dutch clock."""
    return datetime(jaar, maand, dag, uur, minuut, tzinfo=NL)
