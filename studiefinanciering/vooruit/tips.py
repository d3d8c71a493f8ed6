"""A tip told to one person: what they may miss, why they see it, until when; and never again when they say so.

An amount that depends on the income of parents is told in whole tens of euros downwards: less than an award
would tell (docs/decisions/0011-an-income-is-its-owners.md).
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from hashlib import sha256

from django.core.cache import cache
from django.db import transaction
from django.utils.translation import gettext as _

from duo_portal.audit import bedrijfsdatum
from duo_portal.audit.handelingen import eenmalig, vastleggen
from duo_portal.foundation.period import Maand, Studiejaar
from duo_portal.web.panelen import Taak
from duo_portal.web.templatetags.bedragen import euro
from studiefinanciering.rules.componenten import Component, Onderwijs

from .benutting import Gemist, Tipsoort, sleutel_weg, sleutel_zeker, zoek
from .grondslag import NAAM
from .taken import adres
from .toestand import Toestand

DRINGEND_DAGEN = 62
TIENTJE = 1_000
BEWAAR_SECONDEN = 3600
TIP_WEG = "tip_weg"
"""`Handeling.soort` of the wish not to see a tip again."""
TIP_ZEKER = "tip_zeker"
"""`Handeling.soort` of wanting no aanvullende beurs, said when applying."""


@dataclass(frozen=True, slots=True)
class Tip:
    """What one person may miss. `centen` a month and `som` until now are rounded down, and may be nothing."""

    soort: Tipsoort
    onderwijs: Onderwijs
    centen: int
    maanden: int
    som: int
    uiterlijk: date
    peiljaar: int

    @property
    def url(self) -> str:
        """Its own page."""
        return adres("mijn:tip", self.soort.naam)


def tip_van(g: Gemist, rij: int, op: date) -> Tip:
    """One row of a `Gemist` as it is told."""
    onderwijs = Onderwijs(int(g.onderwijs[rij]))
    studiejaar = Studiejaar.van(Maand.van(op), NAAM[onderwijs])
    stap = TIENTJE if g.soort is Tipsoort.AANVULLENDE_BEURS else 1
    centen, maanden = int(g.centen[rij]) // stap * stap, int(g.maanden[rij])
    som = centen * maanden if stap > 1 else int(g.som[rij])
    laatste = studiejaar.einde.eerste_dag - timedelta(days=1)
    return Tip(g.soort, onderwijs, centen, maanden, som, laatste, op.year - 2)


def tips_voor(t: Toestand) -> list[Tip]:
    """The tips of one student; nothing is worked out for who cannot have one (almost everybody).

    A tip takes a whole file and the rules of an award, so it is kept for an hour, as long as the student's
    state is the same: the start page asks for it at every visit.
    """
    sleutel = f"tips:{t.persoon_id}:{sha256(repr(t).encode()).hexdigest()}"
    return cache.get_or_set(sleutel, partial(_zoek_tips, t), BEWAAR_SECONDEN) or []


def _zoek_tips(t: Toestand) -> list[Tip]:
    tips: list[Tip] = []
    for soort, kan in (
        (Tipsoort.BASISBEURS, _vroeg_niets),
        (Tipsoort.AANVULLENDE_BEURS, _vinkte_uit),
    ):
        if t.is_overleden or not kan(t) or _is_weg(soort, t):
            continue
        g = zoek(soort, t.op, t.gezin_id, t.gezin_id + 1)
        rijen = (g.persoon_id == t.persoon_id).nonzero()[0].tolist()
        tips += [tip_van(g, rij, t.op) for rij in rijen]
    return tips


def taak_van(tip: Tip, op: date) -> Taak:
    """The tip as a task."""
    if tip.soort is Tipsoort.BASISBEURS:
        titel = _("Vraag studiefinanciering aan: u kunt nog geld krijgen")
        uitleg = _(
            "U staat ingeschreven en vroeg nog niets aan. U kunt ten minste %(bedrag)s per maand krijgen, ook voor "
            "de maanden van dit studiejaar die al voorbij zijn."
        )
    elif tip.centen:
        titel = _("U kunt misschien een aanvullende beurs krijgen")
        uitleg = _(
            "U vroeg geen aanvullende beurs aan. Volgens onze gegevens kunt u ten minste %(bedrag)s per maand "
            "krijgen, ook voor de maanden van dit studiejaar die al voorbij zijn."
        )
    else:
        titel = _("U kunt misschien een aanvullende beurs krijgen")
        uitleg = _(
            "U vroeg geen aanvullende beurs aan. Volgens onze gegevens kunt u een klein bedrag krijgen."
        )
    return Taak(
        titel,
        uitleg % {"bedrag": euro(tip.centen)},
        tip.url,
        tip.uiterlijk,
        is_dringend=(tip.uiterlijk - op).days <= DRINGEND_DAGEN,
    )


def wil_niet_meer_zien(
    *, soort: Tipsoort, persoon_id: int, onderwijs: Onderwijs, actor: str
) -> None:
    """Keep the wish not to see this tip again in this study year; the same wish again changes nothing."""
    sleutel = sleutel_weg(soort, persoon_id, bedrijfsdatum.vandaag(), onderwijs)
    with transaction.atomic():
        if eenmalig(sleutel) is None:
            vastleggen(soort=TIP_WEG, actor=actor, betrokkene_id=persoon_id, sleutel=sleutel)


def weet_het_zeker(*, persoon_id: int, onderwijs: Onderwijs, maand: Maand, actor: str) -> None:
    """Somebody unticked the aanvullende beurs and said to be sure: no standing task about it in that study year.

    A letter of a bulk send may still come, once, as to everybody.
    """
    sleutel = sleutel_zeker(persoon_id, maand, onderwijs)
    with transaction.atomic():
        if eenmalig(sleutel) is None:
            vastleggen(soort=TIP_ZEKER, actor=actor, betrokkene_id=persoon_id, sleutel=sleutel)


def is_taak(tip: Tip, t: Toestand) -> bool:
    """Whether the tip stands among the tasks: not for who said to be sure when applying."""
    zeker = sleutel_zeker(t.persoon_id, Maand.van(t.op), tip.onderwijs)
    return tip.soort is not Tipsoort.AANVULLENDE_BEURS or zeker not in t.tips_weg


def _is_weg(soort: Tipsoort, t: Toestand) -> bool:
    return sleutel_weg(soort, t.persoon_id, t.op, t.onderwijs) in t.tips_weg


def _vroeg_niets(t: Toestand) -> bool:
    """Enrolled, and no choice in this study year."""
    begin = t.studiejaar.eerste.eerste_dag
    einden = [k.tijdvak.tot for k in t.keuzes]
    return t.is_ingeschreven and not any(tot is None or tot > begin for tot in einden)


def _vinkte_uit(t: Toestand) -> bool:
    """Gets a basisbeurs without aanvullende beurs, and the incomes of all parents that count are known."""
    keuze = t.keuze
    return (
        keuze is not None
        and not keuze.vraagt_aanvullende_beurs
        and t.ouders > t.ouders_zonder_inkomen == 0
        and t.centen(t.maand, Component.BASISBEURS) > 0
    )
