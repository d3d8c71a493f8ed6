"""Count a term, as the articles say, with every step on the way. Pure: dates in, dates and steps out.

A term counts from the day after the day it starts from. A day on which it stands still does not count. Only its
last day moves when that is a weekend or a holiday (art. 1 Algemene termijnenwet).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext_noop as _

from duo_portal.cases.termijn.normen import Norm, NormOnbekend, norm
from duo_portal.cases.termijn.stappen import Stap, dagtekst, verlengd
from duo_portal.cases.termijnen import maanden_verder, verleng

EEN_DAG = timedelta(days=1)
POST = timedelta(weeks=1)
"""By post: posted in time, and received within a week after the term (art. 6:9(2) Awb)."""
_NOVEMBER = 11


class VerdagingGeweigerd(ValueError):
    """The term may not be put off like that."""


@dataclass(frozen=True, slots=True)
class Opschorting:
    """The term stands still from the day after `op` until it goes on.

    It goes on on `hervat_op`, or when the term to answer is over (`tot`), whichever is first; neither: it still
    stands still. With consent to a delay (art. 4:15(2)(a)) the day `tot` itself belongs to the delay.
    """

    op: date
    tot: date | None = None
    hervat_op: date | None = None
    artikel: str = "Awb art. 4:15(1)"
    is_ingestemd: bool = False

    @property
    def telt_weer_op(self) -> date | None:
        """The first day that counts again; None while nobody knows."""
        tot = (
            None if self.tot is None else self.tot + (EEN_DAG if self.is_ingestemd else timedelta())
        )
        dagen = [dag for dag in (tot, self.hervat_op) if dag is not None]
        return min(dagen, default=None)


@dataclass(frozen=True, slots=True)
class Verdaging:
    """On `op` the decision is put off, by `aantal` units of the norm or to the day `tot`."""

    op: date
    aantal: int = 0
    tot: date | None = None
    artikel: str = ""
    is_ingestemd: bool = False


@dataclass(frozen=True, slots=True)
class Termijn:
    """The last day on which it is in time, and how it came to that. `is_geschorst`: it stands still on the day asked."""

    uiterlijk: date
    afleiding: tuple[Stap, ...]
    is_geschorst: bool = False
    kaal: date | None = None


def norm_voor_aanvraag(*, ontvangen_op: date, kalenderjaar: int) -> str:
    """Filed before 1 November of the year before: by the end of that year; otherwise eight weeks (3.19(2) Wsf)."""
    vooraf = ontvangen_op < date(kalenderjaar - 1, _NOVEMBER, 1)
    return "aanvraag_vooraf" if vooraf else "aanvraag"


def einde_termijn(
    naam: str,
    *,
    vanaf: date,
    gebeurtenissen: Sequence[Opschorting | Verdaging] = (),
    op: date | None = None,
    kalenderjaar: int | None = None,
    bepaald_op: date | None = None,
) -> Termijn:
    """The last day of the term `naam` that starts from `vanaf` (receipt, or the end of the filing term).

    `bepaald_op` is an end that was set otherwise when the case was opened; then only what moves it is counted. `op` is the day asked, needed while the term stands still. Raises `NormOnbekend`, and `VerdagingGeweigerd` for a
    delay that the law does not give.
    """
    regel = norm(naam, vanaf)
    verdaagd = any(isinstance(g, Verdaging) for g in gebeurtenissen)
    stappen: list[Stap] = []
    if regel.verdaagd_vanaf and verdaagd:
        regel = norm(regel.verdaagd_vanaf, vanaf)
    if bepaald_op is None:
        kaal = _begin(regel, vanaf, kalenderjaar, stappen)
    else:
        kaal = bepaald_op
        stappen.append(Stap(_("De termijn is bij het openen van de zaak bepaald"), "", kaal))
    return _loop(regel, vanaf, kaal, sorted(gebeurtenissen, key=lambda g: g.op), op, stappen)


def einde_indientermijn(bekendgemaakt_op: date) -> Termijn:
    """The last day to object or appeal: six weeks from the day after sending (arts. 6:7, 6:8 Awb)."""
    return einde_termijn("indienen", vanaf=bekendgemaakt_op)


def is_tijdig_ingediend(
    *, bekendgemaakt_op: date, ontvangen_op: date, gepost_op: date | None = None
) -> bool:
    """Received within the term, or by post: posted within it and received at most a week after it (art. 6:9)."""
    einde = einde_indientermijn(bekendgemaakt_op).uiterlijk
    if ontvangen_op <= einde:
        return True
    return gepost_op is not None and gepost_op <= einde and ontvangen_op <= einde + POST


def einde_termijn_bezwaar(
    *,
    bekendgemaakt_op: date,
    met_commissie: bool = False,
    gebeurtenissen: Sequence[Opschorting | Verdaging] = (),
    op: date | None = None,
) -> Termijn:
    """The last day to decide on an objection, counted from the day after the filing term ended (art. 7:10(1))."""
    indienen = einde_indientermijn(bekendgemaakt_op)
    naam = "bezwaar_commissie" if met_commissie else "bezwaar"
    besluit = einde_termijn(naam, vanaf=indienen.uiterlijk, gebeurtenissen=gebeurtenissen, op=op)
    return Termijn(
        besluit.uiterlijk,
        (*indienen.afleiding, *besluit.afleiding),
        besluit.is_geschorst,
        besluit.kaal,
    )


def _begin(regel: Norm, vanaf: date, kalenderjaar: int | None, stappen: list[Stap]) -> date:
    stappen.append(Stap(_("De termijn begint te lopen op de dag na"), regel.artikel, vanaf))
    if regel.vaste_dag is not None:
        if kalenderjaar is None:
            raise NormOnbekend(f"Voor de termijn {regel.naam!r} is een kalenderjaar nodig.")
        kaal = date(kalenderjaar - 1, *regel.vaste_dag)
    else:
        kaal = _plus(regel, vanaf, regel.aantal)
    stappen.append(Stap(regel.tekst, regel.artikel, kaal))
    return kaal


def _plus(regel: Norm, vanaf: date, aantal: int) -> date:
    if regel.eenheid == "maanden":
        return maanden_verder(vanaf, aantal)
    return vanaf + timedelta(weeks=aantal)


def _loop(
    regel: Norm,
    vanaf: date,
    kaal: date,
    gebeurtenissen: Sequence[Opschorting | Verdaging],
    op: date | None,
    stappen: list[Stap],
) -> Termijn:
    geschorst_tot = vanaf + EEN_DAG
    stil = False
    for gebeurtenis in gebeurtenissen:
        laatste = _laatste(regel, kaal)
        is_stilstand = isinstance(gebeurtenis, Opschorting)
        if gebeurtenis.op > laatste or (is_stilstand and gebeurtenis.op == laatste):
            stappen.append(
                Stap(_("Dit kwam na het einde van de termijn en telt niet mee"), gebeurtenis.artikel, gebeurtenis.op)
            )  # fmt: skip
        elif isinstance(gebeurtenis, Verdaging):
            kaal = _verdaag(regel, vanaf, kaal, gebeurtenis, stappen)
        else:
            kaal, geschorst_tot, stil = _schort_op(
                regel, kaal, gebeurtenis, geschorst_tot, op, stappen
            )
    laatste = _laatste(regel, kaal)
    if laatste != kaal:
        stappen.append(verlengd(kaal, laatste))
    return Termijn(laatste, tuple(stappen), stil, kaal)


def _laatste(regel: Norm, kaal: date) -> date:
    """A day that the law names itself ("before 31 December") does not move."""
    return kaal if regel.vaste_dag is not None else verleng(kaal)


def _verdaag(
    regel: Norm, vanaf: date, kaal: date, verdaging: Verdaging, stappen: list[Stap]
) -> date:
    artikel = verdaging.artikel or regel.verdaging_artikel
    if verdaging.tot is not None:
        if regel.verdaging >= 0 and not verdaging.is_ingestemd:
            raise VerdagingGeweigerd("Naar een genoemde dag kan alleen met instemming.")
        nieuw = max(kaal, verdaging.tot)
    else:
        if verdaging.aantal > regel.verdaging and not verdaging.is_ingestemd:
            raise VerdagingGeweigerd(
                f"Verdagen met {verdaging.aantal} {regel.eenheid} kan niet; de wet geeft "
                f"{max(regel.verdaging, 0)} {regel.eenheid}. Vraag instemming, of verdaag korter."
            )
        geschoven = kaal - _plus(regel, vanaf, regel.aantal)
        nieuw = (
            _plus(regel, vanaf, regel.aantal + verdaging.aantal) + geschoven
            if regel.eenheid == "maanden"
            else kaal + timedelta(weeks=verdaging.aantal)
        )
    wanneer = (("dag", dagtekst(verdaging.op)),)
    stappen.append(Stap(_("Verdaagd op %(dag)s"), artikel, nieuw, wanneer))
    return nieuw


def _schort_op(
    regel: Norm,
    kaal: date,
    opschorting: Opschorting,
    geschorst_tot: date,
    op: date | None,
    stappen: list[Stap],
) -> tuple[date, date, bool]:
    """The term after one stand-still: its new end, until when days were left out, and whether it still stands still."""
    begin = max(opschorting.op + EEN_DAG, geschorst_tot)
    weer = opschorting.telt_weer_op
    stil = weer is None or (op is not None and weer > op)
    stappen.append(
        Stap(_("De termijn staat stil vanaf"), opschorting.artikel, opschorting.op + EEN_DAG)
    )
    if weer is None:
        # Until somebody answers the end moves along with the calendar.
        weer = max(begin, (op or opschorting.op) + EEN_DAG)
    if begin > kaal:
        kaal = _laatste(regel, kaal)
    dagen = max((weer - begin).days, 0)
    einde = kaal + timedelta(days=dagen)
    if not stil or opschorting.telt_weer_op is not None:
        stappen.append(
            Stap(
                _("De termijn loopt weer (%(dagen)s dagen stilgestaan)"),
                opschorting.artikel,
                weer,
                (("dagen", str(dagen)),),
            )
        )
    return einde, max(geschorst_tot, weer), stil
