"""A change of a register into the file: which facts, whom it touches, why their decisions are taken anew."""

from dataclasses import dataclass, field
from datetime import date
from functools import singledispatch
from typing import Any

from duo_portal.foundation.period import Maand
from duo_portal.gateways.belastingdienst import InkomenWijziging
from duo_portal.gateways.brp import BrpWijziging
from duo_portal.gateways.diplomaregister import DiplomaWijziging
from duo_portal.gateways.rio_rod import InschrijvingWijziging
from duo_portal.gateways.wijzigingen import Wijziging
from duo_portal.identity import operations as identity
from duo_portal.identity.models import Persoon, Relatie, RelatieSoort
from studiefinanciering import tijd
from studiefinanciering.models import Diploma, Inkomen, Inschrijving, Student, Toekenning
from studiefinanciering.operations.herzien import Aanleiding
from studiefinanciering.operations.omzetten import OMZETTING
from studiefinanciering.rules.componenten import Onderwijs, Opleidingsvorm
from studiefinanciering.rules.herzien_termijn import Grond
from studiefinanciering.rules.parameters import bekende_wet

from . import berichten

HET_BEGIN = date(1900, 1, 1)
_VORM = {
    ("ho", "voltijd"): Opleidingsvorm.VOLTIJD,
    ("ho", "duaal"): Opleidingsvorm.DUAAL,
    ("ho", "deeltijd"): Opleidingsvorm.DEELTIJD,
    ("mbo", "voltijd"): Opleidingsvorm.BOL,
    ("mbo", "duaal"): Opleidingsvorm.BBL,
    ("mbo", "deeltijd"): Opleidingsvorm.BBL,
}
_GRAAD = {"mbo1": "mbo1", "mbo2": "mbo2", "mbo3": "mbo3", "mbo4": "mbo4", "ad": "ad"}
_GRAAD_PER_CODE = {
    ("bachelor", "3"): "hbo_ba",
    ("bachelor", "5"): "wo_ba",
    ("master", "4"): "hbo_ma",
    ("master", "7"): "hbo_ma",
    ("master", "6"): "wo_ma",
}
"""The register of programmes numbers hbo bachelors 3…, hbo masters 4… and 7…, wo bachelors 5…, wo masters 6…."""


class VraagtEenMens(ValueError):
    """The law leaves room here, or the report is not complete: `reden` is the code of the work item."""

    def __init__(self, reden: str, tekst: str) -> None:
        super().__init__(tekst)
        self.reden = reden


@dataclass(frozen=True, slots=True)
class Gevolg:
    """Whom a change touches (students), from which month on, and why is decided anew; nobody: nothing to do."""

    studenten: list[int] = field(default_factory=list)
    aanleiding: Aanleiding | None = None
    van: Maand | None = None


@singledispatch
def neem_op(wijziging: Wijziging, persoon: Persoon) -> Gevolg:
    """Put a change into the file of `persoon`. Raises `VraagtEenMens` when only a person can say what it means."""
    raise TypeError(f"Een wijziging van soort {type(wijziging).__name__} kennen wij niet.")


@neem_op.register
def _(wijziging: InschrijvingWijziging, persoon: Persoon) -> Gevolg:
    if not Student.objects.filter(pk=persoon.pk).exists():
        return Gevolg()
    rij = wijziging.inschrijving
    sleutel = {
        "persoon_id": persoon.pk,
        "brin": rij.instelling,
        "opleidingcode": rij.opleiding,
    }
    bekend = Inschrijving.objects.filter(**sleutel, bekend__upper_inf=True).order_by("pk").last()
    tijd.beeindig(Inschrijving, sleutel, HET_BEGIN)
    if wijziging.soort != "vervallen" and (rij.eind is None or rij.eind > rij.begin):
        geldig = tijd.vanaf(rij.begin, rij.eind)
        tijd.leg_vast(Inschrijving, sleutel, geldig=geldig, **_inschrijving(wijziging, bekend))
    gezien = berichten.inschrijving(wijziging.soort, rij.begin, rij.eind)
    return Gevolg([persoon.pk], Aanleiding(reden="inschrijving", gezien=gezien))


def _inschrijving(wijziging: InschrijvingWijziging, bekend: Inschrijving | None) -> dict[str, Any]:
    """The columns of an enrolment; what the register does not report stays as it was known."""
    rij = wijziging.inschrijving
    onderwijs = Onderwijs.HO if rij.onderwijs == "ho" else Onderwijs.MBO
    jaar = bekende_wet().waarde("collegegeld.wettelijk.jaar", max(rij.begin, date(2023, 9, 1)))
    return {
        "onderwijs": int(onderwijs),
        "niveau": rij.niveau or 0,
        "opleidingsvorm": int(_VORM[rij.onderwijs, rij.vorm]),
        "lang_genoeg": bekend.lang_genoeg if bekend else True,
        "is_buitenland": bekend.is_buitenland if bekend else False,
        "prestatiebeurs_maanden": bekend.prestatiebeurs_maanden if bekend else 48,
        "collegegeld_jaar_centen": (
            bekend.collegegeld_jaar_centen if bekend else jaar * (onderwijs == Onderwijs.HO)
        ),
    }


@neem_op.register
def _(wijziging: BrpWijziging, persoon: Persoon) -> Gevolg:
    if wijziging.soort == "overlijden":
        identity.registreer_overlijden(persoon=persoon, overleden_op=wijziging.geldig_vanaf)
        gezien = berichten.overlijden(wijziging.geldig_vanaf)
        return Gevolg(_geraakt(persoon), Aanleiding(reden="overlijden", gezien=gezien))
    if wijziging.soort == "relatie":
        raise VraagtEenMens(
            "relatie_gewijzigd", "Er is een ouder, kind of partner bij gekomen of weg."
        )
    adres = wijziging.adres
    if adres is None:
        return Gevolg()
    if adres.land != "NL":
        raise VraagtEenMens("verhuisd_naar_buitenland", "Iemand is naar het buitenland verhuisd.")
    identity.wijzig_adres(
        persoon=persoon,
        vanaf=adres.vanaf,
        straat=adres.straat,
        huisnummer=f"{adres.huisnummer}{adres.toevoeging}",
        postcode=adres.postcode,
        plaats=adres.woonplaats,
    )
    gezien = berichten.verhuizing(adres.vanaf)
    return Gevolg(
        _geraakt(persoon), Aanleiding(reden="adres", gezien=gezien), Maand.van(adres.vanaf)
    )


@neem_op.register
def _(wijziging: InkomenWijziging, persoon: Persoon) -> Gevolg:
    melding = wijziging.inkomen
    if melding.bedrag_centen is None:
        raise VraagtEenMens(
            "inkomen_vervallen", f"Het inkomen over {melding.jaar} is niet meer bekend."
        )
    tijd.leg_vast(
        Inkomen,
        {"persoon_id": persoon.pk, "jaar": melding.jaar},
        bedrag_centen=melding.bedrag_centen,
        is_schatting=melding.status == "voorlopig",
    )
    aanleiding = Aanleiding(
        reden="inkomen", grond=Grond.OUDERLIJKE_BIJDRAGE, gezien=berichten.inkomen(melding.jaar)
    )
    return Gevolg(_kinderen(persoon), aanleiding, Maand(melding.jaar, 1))


@neem_op.register
def _(wijziging: DiplomaWijziging, persoon: Persoon) -> Gevolg:
    if not Student.objects.filter(pk=persoon.pk).exists():
        return Gevolg()
    if wijziging.soort == "ingetrokken":
        raise VraagtEenMens("diploma_ingetrokken", "Een diploma is ingetrokken.")
    diploma = wijziging.diploma
    soort = _GRAAD.get(diploma.graad) or _GRAAD_PER_CODE.get((diploma.graad, diploma.opleiding[:1]))
    if soort is None:
        raise VraagtEenMens(
            "diploma_onbekend", "Van een diploma is niet te zien of het hbo of wo is."
        )
    inschrijving = (
        Inschrijving.objects.filter(persoon_id=persoon.pk, opleidingcode=diploma.opleiding)
        .order_by("pk")
        .last()
    )
    tijd.leg_vast(
        Diploma,
        {"persoon_id": persoon.pk, "opleidingcode": diploma.opleiding},
        soort=soort,
        brin=diploma.instelling,
        behaald_op=diploma.behaald_op,
        gemeld_op=wijziging.gemeld_op,
        nominale_maanden=inschrijving.prestatiebeurs_maanden if inschrijving else 48,
    )
    return Gevolg([persoon.pk], OMZETTING)


def _geraakt(persoon: Persoon) -> list[int]:
    """The person, when a student, and the students who are their children."""
    eigen = Student.objects.filter(pk=persoon.pk).values_list("pk", flat=True)
    return [*eigen, *_kinderen(persoon)]


def _kinderen(persoon: Persoon) -> list[int]:
    kinderen = Relatie.objects.filter(
        ander=persoon, soort=RelatieSoort.OUDER, bekend__upper_inf=True
    ).values_list("persoon_id", flat=True)
    return sorted(Student.objects.filter(pk__in=kinderen).values_list("pk", flat=True))


def met_besluit(studenten: list[int]) -> list[int]:
    """Of these the ones about whom was decided."""
    besloten = Toekenning.objects.filter(persoon_id__in=studenten, regeling=0)
    return sorted(set(besloten.values_list("persoon_id", flat=True)))
