"""Single facts that an objection can turn: whether it is open, what it is turned into for a trial, and how it is recorded."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
from django.db.models import F
from django.utils.translation import gettext as _
from psycopg.types.range import DateRange

from duo_portal.cases.besluiten import HerstelGeweigerd
from duo_portal.identity.models import Relatie, RelatieSoort
from studiefinanciering import tijd
from studiefinanciering.models import (
    Aanvraag,
    Inkomen,
    Inschrijving,
    Keuze,
    Omstandigheid,
    Peiljaarverlegging,
    Toekenning,
)
from studiefinanciering.rules.feiten import Feiten

PEILJAAR_TERUG = 2
ADRES = {"soort": int(Omstandigheid.Soort.WOONT_NIET_OP_ADRES)}
EEN_OUDER = {"soort": int(Omstandigheid.Soort.EENOUDERGEZIN)}


def stap_is(*namen: str) -> Callable[[str], bool]:
    """One of these steps."""
    return lambda stap: stap in namen


def zet(veld: str) -> Callable[[Feiten], Feiten]:
    """The column true in every month."""

    def keer(f: Feiten) -> Feiten:
        anders: dict[str, Any] = {veld: np.ones(len(f), dtype=np.bool_)}
        return replace(f, **anders)

    return keer


def uitwonend(f: Feiten) -> Feiten:
    """Asked for, at the registered address, and not that of a parent."""
    ja, nee = np.ones(len(f), dtype=np.bool_), np.zeros(len(f), dtype=np.bool_)
    return replace(f, vraagt_uitwonend=ja, woont_op_brp_adres=ja, is_adres_van_ouder=nee)


def zonder_inkomen(nummer: int) -> Callable[[Feiten], Feiten]:
    """The most it can bring: this parent earned nothing."""

    def keer(f: Feiten) -> Feiten:
        bekend, inkomen = f.inkomen_bekend.copy(), f.inkomen.copy()
        bekend[:, nummer], inkomen[:, nummer] = f.ouder_telt[:, nummer], 0
        return replace(f, inkomen_bekend=bekend, inkomen=inkomen)

    return keer


def _dagen(t: Toekenning) -> DateRange:
    return DateRange(t.van, t.tot, "[)")


def bekend(model: Any, t: Toekenning, **velden: Any) -> Any:
    """Rows about this student that are known now and touch the months of the decision."""
    return model.objects.filter(
        persoon_id=t.persoon_id, bekend__upper_inf=True, geldig__overlap=_dagen(t), **velden
    )


def wens(veld: str) -> Callable[[Toekenning, int, str], None]:
    """The wish of every month of the decision is yes from now on; the receipt names the objection."""

    def leg_vast(t: Toekenning, _bedrag: int, sleutel: str) -> None:
        aanvraag = Aanvraag.objects.create(
            persoon_id=t.persoon_id,
            sleutel=f"{sleutel}:{veld}"[:80],
            soort="wijziging",
            kanaal="bezwaar",
            ontvangen_op=t.besluit_op,
            ingangsmaand=t.van,
            inhoud={veld: True},
            status=Aanvraag.Status.TOEGEKEND,
        )
        for keuze in bekend(Keuze, t).order_by(F("geldig").asc()):
            velden = _kopie(keuze, "aanvraag") | {veld: True, "aanvraag_id": aanvraag.pk}
            tijd.leg_vast(
                Keuze, {"persoon_id": t.persoon_id}, geldig=_binnen(keuze.geldig, t), **velden
            )

    return leg_vast


def wens_ontbreekt(veld: str) -> Callable[[Toekenning], bool]:
    """Some month of the decision does not ask for it."""
    return lambda t: bekend(Keuze, t, **{veld: False}).exists()


def _kopie(rij: Any, *weg: str) -> dict[str, Any]:
    """The fields of a row without its keys and times."""
    vast = {"id", "persoon", "geldig", "bekend", "opgeslagen_at", *weg}
    return {v.attname: getattr(rij, v.attname) for v in rij._meta.concrete_fields if v.name not in vast}  # fmt: skip


def _binnen(geldig: Any, t: Toekenning) -> DateRange:
    einde = t.tot if geldig.upper is None else min(geldig.upper, t.tot)
    return tijd.vanaf(max(geldig.lower, t.van), einde)


def woont_er_wel(t: Toekenning, _bedrag: int, _sleutel: str) -> None:
    """That somebody did not live at the address is taken back for the months of the decision."""
    tijd.beeindig(Omstandigheid, {"persoon_id": t.persoon_id, **ADRES}, t.van, t.tot)


def is_een_ouder(t: Toekenning, _bedrag: int, sleutel: str) -> None:
    """A family of one parent, in all months of the decision."""
    tijd.leg_vast(
        Omstandigheid,
        {"persoon_id": t.persoon_id, **EEN_OUDER},
        geldig=_dagen(t),
        bewijs=sleutel[:120],
    )


def _laatste_inschrijving(t: Toekenning) -> Inschrijving | None:
    """The enrolment that the register knows best: the last one."""
    rijen = Inschrijving.objects.filter(persoon_id=t.persoon_id, bekend__upper_inf=True)
    return rijen.order_by("-geldig", "-pk").first()


def niet_ingeschreven(t: Toekenning) -> bool:
    """Some month of the decision has no enrolment, and it is known where the student studies."""
    rij = _laatste_inschrijving(t)
    heel = Inschrijving.objects.filter(
        persoon_id=t.persoon_id, bekend__upper_inf=True, geldig__contains=_dagen(t)
    )
    return rij is not None and not heel.exists()


def schrijf_in(t: Toekenning, _bedrag: int, _sleutel: str) -> None:
    """The last known enrolment holds in all months of the decision."""
    rij = _laatste_inschrijving(t)
    if rij is None:
        raise HerstelGeweigerd(
            _("Er is geen inschrijving bekend. Voeg haar eerst toe in het dossier.")
        )
    wat = {"persoon_id": t.persoon_id, "brin": rij.brin, "opleidingcode": rij.opleidingcode}
    tijd.leg_vast(Inschrijving, wat, geldig=_dagen(t), **_kopie(rij, "brin", "opleidingcode"))


def _ouder(t: Toekenning, nummer: int) -> int | None:
    """The parent in this place of the decision: the lowest number first, as when facts are read."""
    ouders = Relatie.objects.filter(persoon_id=t.persoon_id, soort=RelatieSoort.OUDER)
    ids = sorted(set(ouders.values_list("ander_id", flat=True)))
    return ids[nummer] if nummer < len(ids) else None


def _peiljaren(t: Toekenning) -> set[int]:
    """The years whose incomes count in the months of the decision."""
    jaren = range(t.van.year, t.tot.year + (t.tot.month > 1))
    verlegd = dict(
        Peiljaarverlegging.objects.filter(
            persoon_id=t.persoon_id, bekend__upper_inf=True
        ).values_list("jaar", "peiljaar")
    )
    return {verlegd.get(jaar, jaar - PEILJAAR_TERUG) for jaar in jaren}


def inkomen_open(nummer: int) -> Callable[[Toekenning], bool]:
    """Unknown or estimated: what the Belastingdienst gave is put right there (art. 3.11)."""

    def kan(t: Toekenning) -> bool:
        ouder = _ouder(t, nummer)
        if ouder is None:
            return False
        vast = Inkomen.objects.filter(
            persoon_id=ouder, jaar__in=_peiljaren(t), bekend__upper_inf=True, is_schatting=False
        )
        return vast.count() < len(_peiljaren(t))

    return kan


def schat(nummer: int) -> Callable[[Toekenning, int, str], None]:
    """The best approximation for every year that is not certain."""

    def leg_vast(t: Toekenning, bedrag: int, _sleutel: str) -> None:
        ouder = _ouder(t, nummer)
        for jaar in sorted(_peiljaren(t)):
            wat = {"persoon_id": ouder, "jaar": jaar}
            vast = Inkomen.objects.filter(**wat, bekend__upper_inf=True, is_schatting=False)
            if not vast.exists():
                tijd.leg_vast(Inkomen, wat, bedrag_centen=bedrag, is_schatting=True)

    return leg_vast
