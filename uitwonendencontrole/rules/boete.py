"""The fine of art. 9.9 and 9.9a Wsf 2000: pure. Money is cents; what does not divide is rounded down, for the student."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from duo_portal.cases.termijnen import verleng
from duo_portal.foundation.period import Maand

from .controle import parameters


class BoeteGeweigerd(ValueError):
    """No fine may be imposed; the message names the rule."""


class Verwijt(StrEnum):
    """How far the student is to blame (Awb 5:41, 5:46(2))."""

    VOLLEDIG = "volledig"
    VERMINDERD = "verminderd"
    GEEN = "geen"


@dataclass(frozen=True, slots=True)
class Boetebedrag:
    """What it rests on, the percentage, the fine, and the first month that counts."""

    grondslag_centen: int
    procent: int
    bedrag_centen: int
    maanden: tuple[Maand, ...]


def boetebedrag(
    per_maand: Sequence[tuple[Maand, int]],
    *,
    controle_op: date,
    apart_bewezen: Collection[Maand] = (),
    verwijt: Verwijt,
    is_tweede: bool = False,
) -> Boetebedrag:
    """At most half of what is recovered (9.9(1)), all of it for a second breach (9.9a(1)).

    The presumption of 9.9(2) reaches back twelve months before the check; an earlier month counts only when it
    was proved by itself (RBZWB:2016:5556). `per_maand`: cents to recover per revised month.
    """
    grens = Maand.van(controle_op) + -int(parameters()["boete"]["vermoeden_maanden"])
    telt = tuple((m, c) for m, c in per_maand if c > 0 and (m >= grens or m in apart_bewezen))
    grondslag = sum(centen for _, centen in telt)
    procent = _procent(verwijt, is_tweede=is_tweede)
    return Boetebedrag(grondslag, procent, grondslag * procent // 100, tuple(m for m, _ in telt))


def _procent(verwijt: Verwijt, *, is_tweede: bool) -> int:
    regel = parameters()["boete"]
    if verwijt is Verwijt.GEEN:
        return 0
    if verwijt is Verwijt.VERMINDERD:
        return int(regel["procent_verminderd"])
    return int(regel["procent_tweede" if is_tweede else "procent_volledig"])


def is_tweede_overtreding(begon_op: date, eerste_onherroepelijk_op: date | None) -> bool:
    """Whether art. 9.9a applies: this breach began after the first fine had become irrevocable."""
    return eerste_onherroepelijk_op is not None and begon_op > eerste_onherroepelijk_op


def beslis_voor(rapport_op: date) -> date:
    """Last day of the thirteen weeks after the date of the report (Awb 5:51(1)); a term of order."""
    return verleng(rapport_op + timedelta(weeks=parameters()["boete"]["weken"]))


def controleer_bevoegd(*, overtreding_tot: date, op: date, hoogste_centen: int) -> None:
    """Raise `BoeteGeweigerd` when the power to fine has ended: five years, or three for a small one (Awb 5:45).

    `hoogste_centen` is what can be imposed, which decides whether Awb 5:53 applies.
    """
    regel = parameters()["boete"]
    jaren = regel["jaren"] if hoogste_centen > regel["klein_centen"] else regel["jaren_klein"]
    laatste = Maand.van(overtreding_tot) + 12 * jaren
    grens = laatste.eerste_dag + timedelta(days=overtreding_tot.day - 1)
    if op > grens:
        raise BoeteGeweigerd(
            f"Een boete kan niet meer: de overtreding is langer dan {jaren} jaar geleden (Awb 5:45)."
        )
