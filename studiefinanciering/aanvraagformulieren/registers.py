"""What is known about somebody before they say anything: enrolments, home, account, what was asked before."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, cast

from django.utils.translation import gettext as _

from duo_portal.identity import queries as identity
from duo_portal.identity.iban import gemaskeerd
from duo_portal.web.stappen.stand import Stand
from duo_portal.web.templatetags.bedragen import datum
from studiefinanciering.models import Inschrijving, Keuze, Opleiding
from studiefinanciering.rules.componenten import Onderwijs, Opleidingsvorm

SLEUTEL = "register"


@dataclass(frozen=True, slots=True)
class Ingeschreven:
    """An enrolment that holds now or later; `sleutel` names it in a form."""

    sleutel: str
    tekst: str
    onderwijs: Onderwijs
    vanaf: date
    geeft_recht: bool


@dataclass(frozen=True, slots=True)
class Register:
    """Of one person on one day. `woont_bij_ouder` is None without an address; `rekening` is masked."""

    persoon_id: int
    op: date
    inschrijvingen: tuple[Ingeschreven, ...]
    adres: str
    woont_bij_ouder: bool | None
    rekening: str
    loopt_al: bool
    geheugen: dict[Any, Any] = field(default_factory=dict, compare=False)
    """What was worked out in this request already (`schatting`)."""


def lees_register(persoon_id: int, op: date) -> Mapping[str, Any]:
    """For `Wizard.lees_registers`."""
    adres = identity.adres_op(persoon_id, op)
    rekening = identity.rekening_op(persoon_id, op)
    iban = identity.iban_van(rekening) if rekening else ""
    return {
        SLEUTEL: Register(
            persoon_id=persoon_id,
            op=op,
            inschrijvingen=tuple(_inschrijvingen(persoon_id, op)),
            adres=f"{adres.straat} {adres.huisnummer}, {adres.plaats}" if adres else "",
            woont_bij_ouder=identity.woont_bij_ouder(persoon_id, op),
            rekening=gemaskeerd(iban) if iban else "",
            loopt_al=_loopt_al(persoon_id, op),
        )
    }


def register_van(stand: Stand) -> Register:
    """The register of a walk through the steps."""
    return cast("Register", stand.register[SLEUTEL])


def _inschrijvingen(persoon_id: int, op: date) -> list[Ingeschreven]:
    gevonden = Inschrijving.objects.filter(persoon_id=persoon_id, bekend__upper_inf=True).order_by(
        "geldig"
    )
    rijen = [i for i in gevonden if i.geldig.upper is None or i.geldig.upper > op]
    namen = _namen(rijen)
    return [
        Ingeschreven(
            sleutel=f"{rij.brin}:{rij.opleidingcode}",
            tekst=_tekst(rij, namen),
            onderwijs=Onderwijs(rij.onderwijs),
            vanaf=rij.geldig.lower,
            geeft_recht=rij.opleidingsvorm not in (Opleidingsvorm.DEELTIJD, Opleidingsvorm.BBL),
        )
        for rij in rijen
    ]


def _namen(rijen: list[Inschrijving]) -> dict[tuple[str, str], str]:
    """(brin, code) to "programme, school"; a programme of mbo has no school of its own."""
    opleidingen = Opleiding.objects.filter(code__in=[rij.opleidingcode for rij in rijen])
    namen = {}
    for opleiding in opleidingen.select_related("instelling"):
        school = f", {opleiding.instelling.naam}" if opleiding.instelling else ""
        namen[opleiding.instelling_id or "", opleiding.code] = f"{opleiding.naam}{school}"
    return namen


def _tekst(rij: Inschrijving, namen: dict[tuple[str, str], str]) -> str:
    code = rij.opleidingcode
    naam = namen.get((rij.brin[:4], code)) or namen.get(("", code))
    return _("%(opleiding)s (vanaf %(dag)s)") % {
        "opleiding": naam or _("opleiding %(code)s") % {"code": code},
        "dag": datum(rij.geldig.lower),
    }


def _loopt_al(persoon_id: int, op: date) -> bool:
    """Whether there are wishes that hold now or later: then it is a change, not an application."""
    keuzes = Keuze.objects.filter(persoon_id=persoon_id, bekend__upper_inf=True)
    return any(k.geldig.upper is None or k.geldig.upper > op for k in keuzes)
