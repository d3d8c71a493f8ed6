"""Rounds of a scheme: when it can be asked for, which months it pays, and its amounts, settled by two people.

Who settles says where the amounts stand. They count once another person agrees; the last that was agreed to counts.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from duo_portal.audit.handelingen import eenmalig, vastleggen
from studiefinanciering.models import Regelingjaar

from .definitie import Definitie, definitie, definities
from .weigering import RegelingGeweigerd

HOOGSTE_CENTEN = 100_000_00
"""Above this an amount of a row is a slip of the keyboard."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NieuweRonde:
    """What one person settles. `bedragen` is row → cents; months are first days, `tot` is not included."""

    regeling: str
    ronde: str
    opent_op: date
    sluit_op: date
    van: date
    tot: date
    bedragen: Mapping[str, int]
    bron: str


def stel_voor(nieuw: NieuweRonde, *, actor: str, op: date) -> Regelingjaar:
    """Write down a round for another person to agree to; raises `RegelingGeweigerd`."""
    _keur(nieuw, definitie(nieuw.regeling))
    with transaction.atomic():
        rij = Regelingjaar.objects.create(
            regeling=nieuw.regeling,
            ronde=nieuw.ronde.strip(),
            opent_op=nieuw.opent_op,
            sluit_op=nieuw.sluit_op,
            van=nieuw.van,
            tot=nieuw.tot,
            bedragen=dict(nieuw.bedragen),
            bron=nieuw.bron.strip(),
            door=actor,
            op=op,
        )
        vastleggen(soort="regelingjaar_voorstellen", actor=actor, uitkomst={"regelingjaar": rij.pk})
    return rij


def keur_goed(nummer: int, *, actor: str, op: date) -> Regelingjaar:
    """The second person agrees: from now on it counts. Again changes nothing. Raises `RegelingGeweigerd`."""
    with transaction.atomic():
        eenmalig(f"regelingjaar:{nummer}")
        rij = Regelingjaar.objects.filter(pk=nummer).first()
        if rij is None:
            raise RegelingGeweigerd(_("Deze ronde bestaat niet."))
        if rij.goedgekeurd_op is not None:
            return rij
        if rij.door == actor:
            raise RegelingGeweigerd(
                _("U hebt deze bedragen zelf ingevuld. Een collega keurt ze goed.")
            )
        Regelingjaar.objects.filter(pk=nummer).update(goedgekeurd_door=actor, goedgekeurd_op=op)
        vastleggen(
            soort="regelingjaar_goedkeuren",
            actor=actor,
            sleutel=f"regelingjaar:{nummer}",
            uitkomst={"regelingjaar": nummer},
        )
        rij.refresh_from_db()
    return rij


def rondes(regeling: str) -> list[Regelingjaar]:
    """The rounds that count, each as it was agreed to last, the newest first."""
    uit: dict[str, Regelingjaar] = {}
    vraag = Regelingjaar.objects.filter(regeling=regeling, goedgekeurd_op__isnull=False)
    for rij in vraag.order_by("pk"):
        uit[rij.ronde] = rij
    return sorted(uit.values(), key=lambda r: (r.van, r.pk), reverse=True)


def alle_rondes() -> dict[str, list[Regelingjaar]]:
    """The same for every scheme, in one question."""
    uit: dict[str, dict[str, Regelingjaar]] = {}
    for rij in Regelingjaar.objects.filter(goedgekeurd_op__isnull=False).order_by("pk"):
        uit.setdefault(rij.regeling, {})[rij.ronde] = rij
    return {
        code: sorted(per.values(), key=lambda r: (r.van, r.pk), reverse=True)
        for code, per in uit.items()
    }


def ronde(regeling: str, naam: str) -> Regelingjaar | None:
    """One round as it counts now."""
    return next((r for r in rondes(regeling) if r.ronde == naam), None)


def open_ronde(
    regeling: str, op: date, van: Sequence[Regelingjaar] | None = None
) -> Regelingjaar | None:
    """The round that can be asked for on a day; of two the one that begins first."""
    gezien = [
        r for r in (rondes(regeling) if van is None else van) if r.opent_op <= op <= r.sluit_op
    ]
    return min(gezien, key=lambda r: r.van, default=None)


def _keur(nieuw: NieuweRonde, d: Definitie) -> None:
    if not nieuw.ronde.strip() or not nieuw.bron.strip():
        raise RegelingGeweigerd(_("Geef de ronde een naam, en zeg waar de bedragen staan."))
    if nieuw.sluit_op < nieuw.opent_op:
        raise RegelingGeweigerd(_("De laatste dag om aan te vragen ligt voor de eerste dag."))
    if nieuw.van.day != 1 or nieuw.tot.day != 1 or nieuw.tot <= nieuw.van:
        raise RegelingGeweigerd(_("Kies als laatste maand een maand na de eerste, of dezelfde."))
    codes = [rij.code for rij in d.rijen]
    if sorted(nieuw.bedragen) != sorted(codes):
        raise RegelingGeweigerd(_("Vul bij elke rij van de tabel een bedrag in."))
    if any(not 0 < centen <= HOOGSTE_CENTEN for centen in nieuw.bedragen.values()):
        raise RegelingGeweigerd(_("Een bedrag is meer dan nul en hoogstens 100.000 euro."))


@dataclass(frozen=True, slots=True)
class Aanbod:
    """A scheme as everybody may see it: open now (`ronde`), opening later (`straks`), or without amounts."""

    definitie: Definitie
    ronde: Regelingjaar | None
    straks: Regelingjaar | None
    heeft_bedragen: bool


def kleine_regelingen(op: date) -> list[Aanbod]:
    """Every scheme, what is open first."""
    per = alle_rondes()
    uit = []
    for d in definities().values():
        van = per.get(d.code, [])
        komend = min((r for r in van if r.opent_op > op), key=lambda r: r.opent_op, default=None)
        uit.append(Aanbod(d, open_ronde(d.code, op, van), komend, bool(van)))
    return sorted(uit, key=lambda a: a.ronde is None)
