"""What institutions report through the API, as one more register of the daily intake.

A report is encrypted the moment it comes in and read here as the same changes that RIO/ROD and the register of
diplomas give, so that one road leads into the file.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from duo_portal.gateways.diplomaregister import Diploma, DiplomaWijziging
from duo_portal.gateways.rio_rod import Inschrijving, InschrijvingWijziging
from duo_portal.gateways.wijzigingen import Wijziging
from duo_portal.identity import crypto
from duo_portal.partners import meldingen
from duo_portal.partners.meldingen import NieuweMelding
from duo_portal.partners.models import Melding
from studiefinanciering.models import Registerstand

REGISTER = "instellingen"
INSCHRIJVING, DIPLOMA = "inschrijving", "diploma"
_KIND = "melding"
_DAGEN = ("begin", "eind", "behaald_op")


def verpak(soort: str, inhoud: Mapping[str, Any]) -> NieuweMelding:
    """A report as it is kept: fields of the register's row plus `soort`, encrypted."""
    tekst = json.dumps(inhoud, default=str, separators=(",", ":"))
    return NieuweMelding(
        soort=soort,
        inhoud_versleuteld=crypto.versleutel(tekst, kind=_KIND),
        inhoud_sleutel_id=crypto.actuele_sleutel_id(),
    )


class Instellingen:
    """The stream of reports as changes of a register (`gateways.wijzigingen.Wijzigingenbron`)."""

    def wijzigingen_sinds(self, volgnummer: int, *, tot_en_met: date) -> Iterator[Wijziging]:
        """Changes with a higher number, rising, told on or before `tot_en_met`."""
        for melding in meldingen.sinds(volgnummer, tot_en_met=tot_en_met):
            yield _wijziging(melding)


def is_verwerkt(melding: Melding) -> bool:
    """Whether the intake has come past this report."""
    return Registerstand.objects.filter(
        register=REGISTER, volgnummer__gte=melding.volgnummer
    ).exists()


def _wijziging(melding: Melding) -> Wijziging:
    inhoud = json.loads(
        crypto.ontsleutel(
            bytes(melding.inhoud_versleuteld), sleutel_id=melding.inhoud_sleutel_id, kind=_KIND
        )
    )
    rij = {naam: _waarde(naam, waarde) for naam, waarde in inhoud.items() if naam != "soort"}
    algemeen: dict[str, Any] = {
        "volgnummer": melding.volgnummer,
        "bsn": rij["bsn"],
        "soort": inhoud["soort"],
        "gemeld_op": melding.gemeld_op,
    }
    kenmerk = str(melding.ontvangstbewijs)
    if melding.soort == DIPLOMA:
        diploma = Diploma(diploma_id=kenmerk, **rij)
        return DiplomaWijziging(**algemeen, geldig_vanaf=diploma.behaald_op, diploma=diploma)
    inschrijving = Inschrijving(inschrijving_id=kenmerk, **rij)
    return InschrijvingWijziging(
        **algemeen, geldig_vanaf=inschrijving.begin, inschrijving=inschrijving
    )


def _waarde(naam: str, waarde: Any) -> Any:
    return date.fromisoformat(waarde) if naam in _DAGEN and waarde is not None else waarde
