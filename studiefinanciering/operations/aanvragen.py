"""Aanvragen: take an application in, at most once per key; deciding is `toekennen`.

Nothing is granted without an application (art. 3.19(1)). The aanvullende beurs is asked for unless the student
unticks it. It reaches back to the start of the study year (3.21(3)), travel and levenlanglerenkrediet not
before the month of application (3.21(4)).
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from duo_portal.audit import bedrijfsdatum
from duo_portal.audit.handelingen import eenmalig, vastleggen
from duo_portal.cases.models import Zaak
from duo_portal.cases.operations import open_zaak
from duo_portal.foundation.parameters import Parameters
from duo_portal.foundation.period import Maand
from duo_portal.identity.models import Persoon
from studiefinanciering import tijd
from studiefinanciering.besluiten import gevolgen
from studiefinanciering.models import Aanvraag, Keuze, Student
from studiefinanciering.rules.aanvraagtermijn import (
    beslissen_voor,
    eerste_maand,
    eerste_maand_reis_en_krediet,
    opening,
)
from studiefinanciering.rules.componenten import MAXIMAAL, Onderwijs
from studiefinanciering.rules.parameters import bekende_wet


class AanvraagGeweigerd(ValueError):
    """The application cannot be taken in; the message is what the citizen reads."""


class TeLaatAangevraagd(AanvraagGeweigerd):
    """For a month before the study year in which it came in (art. 3.21(2)-(3))."""


class NogNietOpen(AanvraagGeweigerd):
    """Applications for this month are not taken in yet."""


class OngeldigeWens(AanvraagGeweigerd):
    """An amount or a combination that does not exist."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wensen:
    """What is asked for. Amounts in cents a month, `MAXIMAAL` (-1) = as much as possible, 0 = not."""

    onderwijs: Onderwijs
    vraagt_uitwonend: bool = False
    vraagt_aanvullende_beurs: bool = True
    lening_gevraagd_centen: int = 0
    collegegeldkrediet_gevraagd_centen: int = 0
    vraagt_reisvoorziening: bool = True
    levenlanglerenkrediet_gevraagd_centen: int = 0


_REIS_EN_KREDIET: dict[str, Any] = {
    "vraagt_reisvoorziening": False,
    "levenlanglerenkrediet_gevraagd_centen": 0,
}


def aanvragen(
    *,
    persoon_id: int,
    wensen: Wensen,
    ingangsmaand: Maand,
    sleutel: str,
    actor: str,
    tot: Maand | None = None,
    kanaal: str = "portaal",
    ontvangen_op: date | None = None,
    parameters: Parameters | None = None,
    beslis_direct: bool = False,
    opleiding: Mapping[str, str] | None = None,
) -> Aanvraag:
    """Take in an application for the months from `ingangsmaand` (up to `tot`); returns the receipt.

    `beslis_direct`: `operations.beslissen` decides on it as soon as the facts allow; else a run does.
    `opleiding`: the programme as the student named it (school, code, naam, vorm), of no weight in deciding. The
    same `sleutel` again gives the first receipt. Later months asked for before are asked for anew. Raises `TeLaatAangevraagd`, `NogNietOpen`, `OngeldigeWens`.
    """
    wet = parameters or bekende_wet()
    with transaction.atomic():
        if (eerder := eenmalig(f"aanvragen:{sleutel}")) is not None:
            return Aanvraag.objects.get(pk=eerder.uitkomst["aanvraag"])
        dag = ontvangen_op or bedrijfsdatum.vandaag()
        controleer(wensen, ingangsmaand, dag, wet)
        student = open_dossier(persoon_id, dag)
        aanvraag = Aanvraag.objects.create(
            persoon=student,
            sleutel=sleutel,
            soort="nieuw" if not Aanvraag.objects.filter(persoon=student).exists() else "wijziging",
            kanaal=kanaal,
            ontvangen_op=dag,
            ingangsmaand=ingangsmaand.eerste_dag,
            inhoud=_inhoud(wensen, tot, opleiding),
            beslis_direct=beslis_direct,
        )
        _leg_keuze_vast(aanvraag, wensen, ingangsmaand, tot, dag)
        _open_zaak(aanvraag, beslissen_voor(dag, ingangsmaand, wet), actor)
        vastleggen(
            soort="aanvragen",
            actor=actor,
            betrokkene_id=persoon_id,
            sleutel=f"aanvragen:{sleutel}",
            uitkomst={"aanvraag": aanvraag.pk},
        )
    return aanvraag


def _open_zaak(aanvraag: Aanvraag, termijn_tot: date, actor: str) -> None:
    zaak = open_zaak(
        soort=Zaak.Soort.AANVRAAG,
        persoon_id=aanvraag.persoon_id,
        ontvangen_op=aanvraag.ontvangen_op,
        termijn_tot=termijn_tot,
        actor=actor,
        onderwerp=gevolgen.AANVRAAG,
        onderwerp_id=aanvraag.pk,
    )
    aanvraag.zaak_id = zaak.pk
    aanvraag.save(update_fields=["zaak_id"])


def _inhoud(
    wensen: Wensen, tot: Maand | None, opleiding: Mapping[str, str] | None
) -> dict[str, Any]:
    """What came in, as it is kept with the receipt."""
    genoemd = {"opleiding": dict(opleiding)} if opleiding else {}
    return {**asdict(wensen), "tot": str(tot) if tot else None, **genoemd}


def controleer(wensen: Wensen, ingangsmaand: Maand, dag: date, wet: Parameters) -> None:
    """Raise when this application cannot be taken in on `dag`."""
    eerste = eerste_maand(wensen.onderwijs, dag)
    if ingangsmaand < eerste:
        raise TeLaatAangevraagd(
            _(
                "U kunt studiefinanciering aanvragen vanaf %(maand)s. Voor eerdere maanden bent u te laat: "
                "dat kan alleen in het studiejaar zelf (artikel 3.21 Wsf 2000)."
            )
            % {"maand": eerste}
        )
    vanaf = opening(wensen.onderwijs, ingangsmaand, wet)
    if vanaf is not None and dag < vanaf:
        raise NogNietOpen(
            _("U kunt dit aanvragen vanaf %(dag)s. Probeer het op die dag opnieuw.")
            % {"dag": f"{vanaf:%d-%m-%Y}"}
        )
    for naam, bedrag in asdict(wensen).items():
        if naam.endswith("_centen") and bedrag < MAXIMAAL:
            wat = _("Het bedrag bij %(naam)s kan niet: kies 0 of meer, of het maximum.")
            raise OngeldigeWens(wat % {"naam": naam})


def open_dossier(persoon_id: int, dag: date) -> Student:
    """The file of this person, opened when there is none; locked until the transaction ends."""
    with transaction.atomic():
        persoon = Persoon.objects.get(pk=persoon_id)
        Student.objects.get_or_create(
            persoon=persoon, defaults={"gezin_id": persoon.gezin_id, "dossier_sinds": dag}
        )
        return Student.objects.select_for_update(no_key=True).get(pk=persoon_id)


def _leg_keuze_vast(
    aanvraag: Aanvraag, wensen: Wensen, van: Maand, tot: Maand | None, dag: date
) -> None:
    """The standing choice from `van` on; months before the application without travel and credit."""
    einde = tot.eerste_dag if tot else None
    grens = max(van, eerste_maand_reis_en_krediet(dag))
    sleutel = {"persoon_id": aanvraag.persoon_id}
    alles = {**asdict(wensen), "aanvraag_id": aanvraag.pk, "onderwijs": int(wensen.onderwijs)}
    if van < grens:
        eind_eerder = min(grens.eerste_dag, einde) if einde else grens.eerste_dag
        geldig = tijd.vanaf(van.eerste_dag, eind_eerder)
        tijd.leg_vast(Keuze, sleutel, geldig=geldig, **{**alles, **_REIS_EN_KREDIET})
    if einde is None or grens.eerste_dag < einde:
        tijd.leg_vast(Keuze, sleutel, geldig=tijd.vanaf(grens.eerste_dag, einde), **alles)
