"""Direct debit by the debtor: leave to collect, another account, or leave taken back; told by letter, done once.

A mandate belongs to the known account (`innen.mandaten`). A number that is no account, cannot be collected from, or
stands in another name is refused; nothing of a number is in a message.
"""

from dataclasses import dataclass
from enum import StrEnum

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from duo_portal.audit import bedrijfsdatum
from duo_portal.audit.handelingen import eenmalig, vastleggen
from duo_portal.gateways.naamcontrole import Naamuitslag
from duo_portal.identity.models import Persoon
from duo_portal.identity.queries import iban_van, rekening_op
from duo_portal.letters.operations import NieuweBrief, leg_klaar
from studiefinanciering.operations.rekening_wijzigen import (
    RekeningGeweigerd,
    controleer_naam,
    lees_iban,
)
from terugbetalen.innen.mandaten import (
    MandaatOnmogelijk,
    geef_mandaat,
    loopt,
    trek_mandaat_in,
    wijzig_rekening,
)

from .verzoeken import VerzoekGeweigerd

BRIEF = "terugbetaling_machtiging"
BRON = "terugbetalen.machtiging"


class Wat(StrEnum):
    """What somebody does."""

    GEEF = "geef"
    REKENING = "rekening"
    INTREKKEN = "intrekken"


@dataclass(frozen=True, slots=True)
class Stand:
    """Whether a mandate runs, and the last four characters of the known account ("" for none)."""

    is_gemachtigd: bool
    laatste4: str

    @property
    def kan(self) -> tuple[Wat, ...]:
        """What can be done now."""
        if self.is_gemachtigd:
            return (Wat.REKENING, Wat.INTREKKEN)
        return (Wat.GEEF, Wat.REKENING) if self.laatste4 else (Wat.REKENING,)


_GEWEIGERD: dict[str, Promise] = {
    "geen_sepa": _("Van een rekening in dit land kunnen wij niet afschrijven. Kies een rekening in een land van SEPA, zoals Nederland."),
    "g_rekening": _("Dit is een g-rekening. Daarvan kunnen wij niet afschrijven. Kies een andere rekening."),
    "zelfde": _("Dit rekeningnummer hebben wij al. Kies een ander nummer."),
    "naam": _("De bank kent deze rekening niet op uw naam. Controleer het nummer, of kies een rekening op uw eigen naam."),
    "onmogelijk": _("Van deze rekening kunnen wij niet afschrijven. Kies een andere rekening, of betaal zelf."),
}  # fmt: skip
_ONGELDIG = _("Dit rekeningnummer klopt niet. Controleer de letters en cijfers.")


def stand_van(persoon_id: int) -> Stand:
    """How it stands today."""
    rekening = rekening_op(persoon_id, bedrijfsdatum.vandaag())
    return Stand(loopt(persoon_id) is not None, rekening.iban_laatste4 if rekening else "")


def keur_iban(tekst: str, persoon_id: int) -> str:
    """The bare number; raises `VerzoekGeweigerd` for what is no account, or is the one we have."""
    try:
        kaal = lees_iban(tekst)
    except RekeningGeweigerd as fout:
        raise VerzoekGeweigerd(str(_GEWEIGERD.get(fout.code, _ONGELDIG))) from None
    rekening = rekening_op(persoon_id, bedrijfsdatum.vandaag())
    if rekening is not None and iban_van(rekening) == kaal:
        raise VerzoekGeweigerd(str(_GEWEIGERD["zelfde"]))
    return kaal


def regel(*, persoon_id: int, wat: Wat, sleutel: str, actor: str, iban: str = "") -> Stand:
    """Do it; the same `sleutel` again changes nothing. Another account gives a mandate too, where none runs.

    Raises `VerzoekGeweigerd`.
    """
    op, handeling = bedrijfsdatum.vandaag(), f"machtiging_regelen:{sleutel}"
    with transaction.atomic():
        if eenmalig(handeling) is not None:
            return stand_van(persoon_id)
        persoon = Persoon.objects.select_for_update(no_key=True).get(pk=persoon_id)
        try:
            if wat is Wat.REKENING:
                _andere_rekening(persoon, keur_iban(iban, persoon_id), actor)
            if wat is Wat.INTREKKEN:
                trek_mandaat_in(persoon_id=persoon_id, op=op, actor=actor, reden="door de debiteur")
            else:
                geef_mandaat(persoon_id=persoon_id, op=op, actor=actor)
        except MandaatOnmogelijk:
            raise VerzoekGeweigerd(str(_GEWEIGERD["onmogelijk"])) from None
        stand = stand_van(persoon_id)
        rij = vastleggen(
            soort="machtiging_regelen",
            actor=actor,
            betrokkene_id=persoon_id,
            sleutel=handeling,
            uitkomst={"wat": str(wat)},
        )
        leg_klaar(
            NieuweBrief(
                persoon_id=persoon_id,
                taal=persoon.taal,
                bron_id=rij.pk,
                data={"wat": str(wat), "laatste4": stand.laatste4, "op": op},
            ),
            soort=BRIEF,
            bron=BRON,
            sjabloonversie=1,
        )
    return stand


def _andere_rekening(persoon: Persoon, kaal: str, actor: str) -> None:
    if controleer_naam(kaal, str(persoon)) is Naamuitslag.KLOPT_NIET:
        raise VerzoekGeweigerd(str(_GEWEIGERD["naam"]))
    wijzig_rekening(
        persoon_id=persoon.pk,
        iban=kaal,
        tenaamstelling=str(persoon),
        vanaf=bedrijfsdatum.vandaag(),
        actor=actor,
    )
