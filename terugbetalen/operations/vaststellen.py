"""Decide a year: frozen for everybody in a range (`vaststellen_reeks.leg_voorstel`), decided as frozen (`vaststellen_reeks`), or for one.

What the rules were given is kept with each decision, with the fingerprint of the parameters: `leg_uit` explains any
amount from that receipt alone, years later.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg.types.range import DateRange

from duo_portal.audit import bedrijfsdatum
from duo_portal.audit.handelingen import vastleggen
from duo_portal.foundation.explain import Uitleg
from duo_portal.foundation.parameters import BuitenBekendeWet, Parameters
from duo_portal.foundation.period import Maand
from duo_portal.identity import tijd
from duo_portal.identity.models import Persoon
from terugbetalen.models import Parameterset, Vaststelling
from terugbetalen.rules.draagkracht import JAREN_TERUG, ONBEKEND
from terugbetalen.rules.fase import Fase
from terugbetalen.rules.kolommen import JAAR, NOOIT
from terugbetalen.rules.parameters import bekende_wet
from terugbetalen.rules.vaststelling import Grond

from .jaarfeiten import ONGEVRAAGD, Jaarfeiten
from .jaarlezen import lees_dossiers
from .jaarrekenen import Jaaruitkomst, bereken, per_klok
from .jaarstand import Jaarstand, stel_samen

REGELVERSIE = "2026.1"
_NODIG = (
    "rente.sf35.jaar",
    "rente.sf15.jaar",
    "termijn.minimum.sf35",
    "draagkracht.sf35.tarief",
    "draagkracht.sf15.tarief",
    "draagkracht.lllk.tarief",
    "draagkracht.sf15_oud.eerste",
)


class JaarNietBekend(BuitenBekendeWet):
    """A rate or norm of the year is missing: nothing is decided; `ontbreekt` names the series."""

    def __init__(self, jaar: int, ontbreekt: list[str]) -> None:
        super().__init__(
            f"Het jaar {jaar} kan niet worden vastgesteld: er ontbreekt {', '.join(ontbreekt)}. "
            "Vul de tabellen in terugbetalen/parameters aan."
        )
        self.ontbreekt = ontbreekt


@dataclass(frozen=True, slots=True)
class Berekend:
    """A range worked out: rows, what the rules were given and what they gave."""

    stand: Jaarstand
    uit: Jaaruitkomst

    def rijen(self) -> Iterator[dict[str, Any]]:
        """Every row as the fields of a decision, with `vanaf`, `is_anders` and `oud_id`."""
        f, anders = self.stand.feiten, self.uit.is_anders(self.stand.feiten)
        for i in range(len(f)):
            yield {
                "persoon_id": int(self.stand.persoon[i]),
                "is_lllk": bool(self.stand.is_lllk[i]),
                "oud_id": int(self.stand.oud_id[i]) or None,
                "is_anders": bool(anders[i]),
                **_velden(f, self.uit, i),
            }


def eis_jaar(jaar: int, wet: Parameters | None = None) -> None:
    """Raise `JaarNietBekend`, with what is missing, unless all rates and norms of a year are there."""
    kent = wet or bekende_wet()
    ontbreekt = [naam for naam in _NODIG if not _bekend(kent, naam, Maand(jaar, 1))]
    loon = "draagkracht.minimumloon.januari"
    if not _bekend(kent, loon, Maand(jaar - JAREN_TERUG, 1)):
        ontbreekt.append(f"{loon} van {jaar - JAREN_TERUG}")
    if ontbreekt:
        raise JaarNietBekend(
            jaar, [f"{naam} van {jaar}" if " van " not in naam else naam for naam in ontbreekt]
        )


def reken(
    maand: Maand,
    *,
    van: int,
    tot: int,
    peil: datetime,
    verbinding: BaseDatabaseWrapper = connection,
    parameters: Parameters | None = None,
    na_extra: bool = False,
) -> Berekend:
    """What would be decided from `maand` on for the people [van, tot); nothing is written.

    Raises `JaarNietBekend`, `KoppelingNietIngericht`.
    """
    wet = parameters or bekende_wet()
    eis_jaar(maand.jaar, wet)
    stand = stel_samen(
        lees_dossiers(verbinding, van=van, tot=tot, maand=maand, peil=peil),
        maand,
        wet,
        na_extra=na_extra,
    )
    return Berekend(stand, bereken(stand.feiten, wet))


def vaststellen(
    *,
    persoon_id: int,
    maand: Maand,
    actor: str,
    reden: str = Vaststelling.Reden.AANVRAAG,
    is_lllk: bool = False,
    na_extra: bool = False,
) -> Vaststelling | None:
    """Decide for one person from `maand` to the end of its year, on what is known now; None when nothing is owed.

    The same outcome as the decision in force changes nothing and returns that one. `na_extra`: the instalment is set
    anew, for an extra repayment came in (6.9a(2)). Raises `JaarNietBekend`.
    """
    with transaction.atomic():
        persoon = Persoon.objects.select_for_update(no_key=True).get(pk=persoon_id)
        peil = bedrijfsdatum.moment()
        berekend = reken(maand, van=persoon_id, tot=persoon_id + 1, peil=peil, na_extra=na_extra)
        rij = next((r for r in berekend.rijen() if r["is_lllk"] == is_lllk), None)
        if rij is None:
            return None
        geldig, velden = _los(rij)
        in_kracht = tijd.nu_bekend(
            Vaststelling.objects.filter(persoon=persoon, is_lllk=is_lllk, geldig=geldig)
        ).first()
        if in_kracht is not None and _zelfde(in_kracht, velden):
            return in_kracht
        bewaar_parameters(bekende_wet())
        nieuw = tijd.wijzig(
            Vaststelling, persoon, geldig, **velden, **_kop(actor, reden, bekende_wet(), None)
        )
        vastleggen(
            soort="terugbetaling_vaststellen",
            actor=actor,
            betrokkene_id=persoon_id,
            uitkomst={"vaststelling": nieuw.pk, "jaar": nieuw.jaar},
        )
    return nieuw


def leg_uit(besluit: Vaststelling) -> Uitleg:
    """The amounts of a decision, step by step, worked out again from its receipt under its own parameters."""
    wet = Parameters.uit_inhoud(besluit.parameterset.inhoud)
    uitleg = Uitleg()
    if besluit.reden == Vaststelling.Reden.OVERNAME:
        return uitleg  # worked out elsewhere: there is no receipt
    bereken(Jaarfeiten.uit_json(besluit.feiten), wet, uitleg)
    return uitleg


def is_na_te_rekenen(besluit: Vaststelling) -> bool:
    """Whether its receipt gives exactly what was decided; what was taken over has none."""
    if besluit.reden == Vaststelling.Reden.OVERNAME:
        return False
    feiten = Jaarfeiten.uit_json(besluit.feiten)
    uit = bereken(feiten, Parameters.uit_inhoud(besluit.parameterset.inhoud))
    return _zelfde(besluit, _velden(feiten, uit, 0))


def bewaar_parameters(wet: Parameters) -> str:
    """Keep the content of the set once; its fingerprint."""
    Parameterset.objects.bulk_create(
        [Parameterset(fingerprint=wet.fingerprint, inhoud=wet.inhoud())], ignore_conflicts=True
    )
    return wet.fingerprint


def _bekend(wet: Parameters, naam: str, maand: Maand) -> bool:
    eerste, na = wet.periode(naam)
    return eerste <= maand < na


def _velden(f: Jaarfeiten, uit: Jaaruitkomst, i: int) -> dict[str, Any]:
    """One row as the fields that a proposal and a decision share, with the first month."""
    kan = int(uit.draagkracht[i])
    vast = int(uit.vast_tot[i])
    return {
        "vanaf": Maand.van_index(int(f.maand[i])).eerste_dag,
        "jaar": int(f.maand[i]) // JAAR,
        "regeling": int(f.regeling[i]),
        "fase": Fase(int(f.fase[i])).name.lower(),
        "rente_ppm": int(uit.rente_ppm[i]),
        "rente_vast_tot": Maand.van_index(vast).eerste_dag if vast < NOOIT else None,
        "schuld_centen": int(f.schuld[i]),
        "resterende_maanden": int(f.resterend[i]),
        "wettelijk_maandbedrag_centen": int(uit.wettelijk[i]),
        "draagkracht_centen": None if kan == ONBEKEND else kan,
        "te_betalen_centen": int(uit.te_betalen[i]),
        "termijn_vast_sinds": int(uit.vast_sinds[i]),
        "waardoor": _waardoor(f, uit, i),
        "feiten": {**f.rij(i), **per_klok(f, uit, i)},
    }


def _waardoor(f: Jaarfeiten, uit: Jaaruitkomst, i: int) -> str:
    """The code of what made the difference: what set the instalment anew, else income or rate; "" for nothing."""
    if f.schuld[i] == 0 or f.fase[i] == Fase.EINDE:
        return "einde"
    if uit.grond[i] != Grond.NIET:
        return Grond(int(uit.grond[i])).name.lower()
    if uit.te_betalen[i] != f.oud_te_betalen[i] and f.oud_te_betalen[i] >= 0:
        return "inkomen" if f.inkomen[i] != ONGEVRAAGD else "fase"
    if uit.rente_ppm[i] != f.oud_rente[i]:
        return "nieuwe_rente"
    return ""


def _los(rij: dict[str, Any]) -> tuple[DateRange, dict[str, Any]]:
    """The months of a decision and its own fields, out of a row."""
    velden = {
        k: w for k, w in rij.items() if k not in ("persoon_id", "oud_id", "is_anders", "vanaf")
    }
    return DateRange(rij["vanaf"], date(rij["jaar"] + 1, 1, 1), "[)"), velden


def _zelfde(besluit: Vaststelling, velden: dict[str, Any]) -> bool:
    weg = {"feiten", "waardoor", "vanaf"}
    klokken = [feiten.get("per_klok") for feiten in (besluit.feiten, velden["feiten"])]
    return klokken[0] == klokken[1] and all(
        getattr(besluit, naam) == w for naam, w in velden.items() if naam not in weg
    )


def _kop(actor: str, reden: str, wet: Parameters, run_id: int | None) -> dict[str, Any]:
    return {
        "reden": reden,
        "parameterset_id": wet.fingerprint,
        "regelversie": REGELVERSIE,
        "besluit_op": bedrijfsdatum.vandaag(),
        "actor": actor,
        "run_id": run_id,
    }
