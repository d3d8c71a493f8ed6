"""Wijzigen: other wishes from a month on, decided at once where there is a decision.

What stands in the file stays as it is but for the wish that changes. More than was asked for reaches back to the
start of the study year (art. 3.21(2)-(3)), travel not before the month of the report (3.21(4)); less (a lower
loan, a travel product that stops) is for months that have not begun (3.21(5)). Living away or at home is a
fact and may be put right for the whole study year; whether the amount follows is for the BRP to say (1.5).
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _
from psycopg.types.range import DateRange

from duo_portal.audit import bedrijfsdatum
from duo_portal.audit.handelingen import eenmalig, vastleggen
from duo_portal.foundation.period import Maand
from studiefinanciering import tijd
from studiefinanciering.inzien.stel import AndereKeuze
from studiefinanciering.models import Aanvraag, Inschrijving, Keuze, Student, Toekenning
from studiefinanciering.rules.aanvraagtermijn import eerste_maand, eerste_maand_reis_en_krediet
from studiefinanciering.rules.componenten import MAXIMAAL, Onderwijs

from .aanvragen import AanvraagGeweigerd, OngeldigeWens, TeLaatAangevraagd, open_dossier
from .herzien import Aanleiding, herzien
from .uitkomst import Uitkomst

WIJZIGING = Aanleiding(reden="wijziging")
_LENEN = ("lening_gevraagd_centen", "collegegeldkrediet_gevraagd_centen")


class NietsTeWijzigen(AanvraagGeweigerd):
    """Nothing was asked for in these months, or the wish is what it is already."""


class MaandBegonnen(AanvraagGeweigerd):
    """Less was asked for a month that has begun."""


class OpleidingNietGemeld(AanvraagGeweigerd):
    """No school has reported an enrolment of this kind on the first of the month."""


@dataclass(frozen=True, slots=True)
class Gewijzigd:
    """The receipt of a change: its application, and what was decided (nothing, where lines stay the same)."""

    aanvraag: Aanvraag
    uitkomst: Uitkomst

    @property
    def is_anders(self) -> bool:
        """Whether a new decision followed."""
        return self.uitkomst.besluiten > 0


def huidige_keuze(persoon_id: int, maand: Maand) -> Keuze | None:
    """What is asked for in a month, as known now."""
    return Keuze.objects.filter(
        persoon_id=persoon_id, bekend__upper_inf=True, geldig__contains=maand.eerste_dag
    ).first()


def vroegste_maand(keuze: Keuze, wat: AndereKeuze, dag: date) -> Maand:
    """The first month from which this change may hold, asked on `dag`."""
    vroegste = eerste_maand(Onderwijs(keuze.onderwijs), dag)
    for naam, nieuw in wat.velden.items():
        if _is_minder(naam, getattr(keuze, naam), nieuw):
            vroegste = max(vroegste, _eerste_die_niet_begon(dag))
        elif naam == "vraagt_reisvoorziening":
            vroegste = max(vroegste, eerste_maand_reis_en_krediet(dag))
    return vroegste


def wijzig(
    *, persoon_id: int, wat: AndereKeuze, sleutel: str, actor: str, kanaal: str = "portaal"
) -> Gewijzigd:
    """Record other wishes from `wat.vanaf` on and decide anew; the same `sleutel` gives the first receipt.

    Raises `NietsTeWijzigen`, `TeLaatAangevraagd`, `MaandBegonnen`, `OngeldigeWens`, `OpleidingNietGemeld`.
    """
    handeling = f"wijzigen:{sleutel}"
    with transaction.atomic():
        if (eerder := eenmalig(handeling)) is not None:
            aanvraag = Aanvraag.objects.get(pk=eerder.uitkomst["aanvraag"])
            return Gewijzigd(aanvraag, Uitkomst.uit_dict(eerder.uitkomst["besloten"]))
        dag = bedrijfsdatum.vandaag()
        student = open_dossier(persoon_id, dag)
        controleer(persoon_id, wat, dag)
        aanvraag = _neem_aan(student, wat, handeling, kanaal, dag)
        _leg_vast(aanvraag, wat)
        uitkomst = _beslis(persoon_id, wat.vanaf, actor)
        vastleggen(
            soort="wijzigen",
            actor=actor,
            betrokkene_id=persoon_id,
            sleutel=handeling,
            reden=", ".join(wat.velden),
            uitkomst={"aanvraag": aanvraag.pk, "besloten": uitkomst.als_dict()},
        )
    return Gewijzigd(aanvraag, uitkomst)


def controleer(persoon_id: int, wat: AndereKeuze, dag: date) -> None:
    """Raise when this change cannot be taken in on `dag`."""
    keuze = huidige_keuze(persoon_id, wat.vanaf)
    if keuze is None:
        raise NietsTeWijzigen(
            _("Voor deze maand hebt u geen studiefinanciering aangevraagd. Vraag die eerst aan.")
        )
    if not wat.velden or not _raakt(persoon_id, wat):
        raise NietsTeWijzigen(_("Dit staat al zo in uw dossier. U hoeft niets te wijzigen."))
    if any(wat.velden.get(naam, 0) < MAXIMAAL for naam in _LENEN):
        raise OngeldigeWens(_("Dit bedrag kan niet: kies 0 of meer, of het maximum."))
    _controleer_maand(keuze, wat, dag)
    if wat.onderwijs is not None:
        _controleer_opleiding(persoon_id, wat.onderwijs, wat.vanaf)


def _controleer_maand(keuze: Keuze, wat: AndereKeuze, dag: date) -> None:
    vroegste = vroegste_maand(keuze, wat, dag)
    if wat.vanaf >= vroegste:
        return
    if vroegste > Maand.van(dag):
        raise MaandBegonnen(
            _("Dit kan niet vanaf %(maand)s: die maand is al begonnen. Kies %(vroegste)s of later.")
            % {"maand": wat.vanaf, "vroegste": vroegste}
        )
    raise TeLaatAangevraagd(
        _(
            "Dit kan vanaf %(vroegste)s. Voor eerdere maanden bent u te laat (artikel 3.21 Wsf 2000)."
        )
        % {"vroegste": vroegste}
    )


def _controleer_opleiding(persoon_id: int, onderwijs: int, vanaf: Maand) -> None:
    gemeld = Inschrijving.objects.filter(
        persoon_id=persoon_id,
        onderwijs=onderwijs,
        bekend__upper_inf=True,
        geldig__contains=vanaf.eerste_dag,
    )
    if not gemeld.exists():
        raise OpleidingNietGemeld(
            _(
                "Uw nieuwe school heeft uw inschrijving voor deze maand nog niet aan ons gemeld. "
                "Vraag het uw school, of kies een latere maand."
            )
        )


def _is_minder(naam: str, oud: Any, nieuw: Any) -> bool:
    """Whether this wish asks for less; of two loans the maximum is the most."""
    if naam in _LENEN:
        return nieuw != MAXIMAAL and (oud == MAXIMAAL or nieuw < oud)
    return naam in ("vraagt_reisvoorziening", "vraagt_aanvullende_beurs") and bool(oud) > bool(
        nieuw
    )


def _eerste_die_niet_begon(dag: date) -> Maand:
    maand = Maand.van(dag)
    return maand if dag.day == 1 else maand.volgende


def _raakt(persoon_id: int, wat: AndereKeuze) -> bool:
    """Whether a standing choice from the month on says something else."""
    return any(
        getattr(keuze, naam) != waarde
        for keuze in _keuzes(persoon_id, wat.vanaf)
        for naam, waarde in wat.velden.items()
    )


def _keuzes(persoon_id: int, vanaf: Maand) -> list[Keuze]:
    geldig = DateRange(vanaf.eerste_dag, None, "[)")
    rijen = Keuze.objects.filter(
        persoon_id=persoon_id, bekend__upper_inf=True, geldig__overlap=geldig
    )
    return list(rijen.order_by(F("geldig").asc()))


def _neem_aan(student: Student, wat: AndereKeuze, sleutel: str, kanaal: str, dag: date) -> Aanvraag:
    return Aanvraag.objects.create(
        persoon=student,
        sleutel=sleutel,
        soort="wijziging",
        kanaal=kanaal,
        ontvangen_op=dag,
        ingangsmaand=wat.vanaf.eerste_dag,
        inhoud=dict(wat.velden),
        status=Aanvraag.Status.TOEGEKEND,
    )


def _leg_vast(aanvraag: Aanvraag, wat: AndereKeuze) -> None:
    """Every standing choice from the month on, with the other wishes; months that nobody asked for stay so."""
    blijft = [
        veld.attname
        for veld in Keuze._meta.concrete_fields
        if veld.name not in ("id", "persoon", "aanvraag", "geldig", "bekend", "opgeslagen_at")
    ]
    for keuze in _keuzes(aanvraag.persoon_id, wat.vanaf):
        begin = max(keuze.geldig.lower, wat.vanaf.eerste_dag)
        velden = {naam: getattr(keuze, naam) for naam in blijft} | wat.velden
        tijd.leg_vast(
            Keuze,
            {"persoon_id": aanvraag.persoon_id},
            geldig=tijd.vanaf(begin, keuze.geldig.upper),
            aanvraag_id=aanvraag.pk,
            **velden,
        )


def _beslis(persoon_id: int, vanaf: Maand, actor: str) -> Uitkomst:
    """Revise what was decided from the month on; what was not decided yet follows with its own decision."""
    besloten = Toekenning.objects.filter(
        persoon_id=persoon_id, regeling=0, tot__gt=vanaf.eerste_dag
    )
    if not besloten.exists():
        return Uitkomst()
    return herzien(persoon_id=persoon_id, aanleiding=WIJZIGING, actor=actor, van=vanaf)
