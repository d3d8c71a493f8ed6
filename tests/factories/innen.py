"""Mandates and asked terms for tests of every room, without a run: what a collection run would leave behind."""

import itertools
from datetime import date, timedelta

from psycopg.types.range import DateRange, TimestamptzRange

from duo_portal.audit import bedrijfsdatum
from duo_portal.foundation.period import Maand
from duo_portal.identity import operations as identity
from duo_portal.identity.iban import test_iban
from duo_portal.identity.models import Bankrekening, Persoon
from terugbetalen.innen.kenmerk import kenmerk_van
from terugbetalen.innen.mandaten import geef_mandaat, loopt
from terugbetalen.innen.plannen import incassodag
from terugbetalen.models import Parameterset, Termijn, Vaststelling

_nummer = itertools.count(1)


def rekening(
    wie: Persoon, nummer: int | None = None, vanaf: date = date(2020, 1, 1)
) -> Bankrekening:
    """An account of this person from a day on."""
    return identity.wijzig_rekening(
        persoon=wie,
        vanaf=vanaf,
        iban=test_iban(next(_nummer) if nummer is None else nummer),
        tenaamstelling="P. Proef",
    )


def vaststelling(
    wie: Persoon,
    jaar: int,
    te_betalen_centen: int,
    *,
    is_lllk: bool = False,
    van: date | None = None,
    tot: date | None = None,
    schuld_centen: int = 2_000_000,
    fase: str = "aflos",
) -> Vaststelling:
    """What is due a month in a year (or a part of it), known from now on; what was known of those months is closed."""
    Parameterset.objects.get_or_create(fingerprint="proef", defaults={"inhoud": {}})
    geldig = DateRange(van or date(jaar, 1, 1), tot or date(jaar + 1, 1, 1), "[)")
    op = bedrijfsdatum.moment()
    for oud in Vaststelling.objects.filter(
        persoon=wie, is_lllk=is_lllk, geldig__overlap=geldig, bekend__upper_inf=True
    ):
        sinds = oud.bekend.lower
        op = max(op, sinds + timedelta(microseconds=1))
        Vaststelling.objects.filter(pk=oud.pk).update(bekend=TimestamptzRange(sinds, op, "[)"))
        for begin, einde in (
            (oud.geldig.lower, van or date(jaar, 1, 1)),
            (tot or date(jaar + 1, 1, 1), oud.geldig.upper),
        ):
            if begin < einde:
                rest = DateRange(begin, einde, "[)")
                _leg(wie, rest, op, oud.te_betalen_centen, is_lllk, oud.schuld_centen, oud.fase)
    return _leg(wie, geldig, op, te_betalen_centen, is_lllk, schuld_centen, fase)


def _leg(
    wie: Persoon, geldig: DateRange, op: object, centen: int, is_lllk: bool, schuld: int, fase: str
) -> Vaststelling:
    jaar = geldig.lower.year
    return Vaststelling.objects.create(
        persoon=wie, is_lllk=is_lllk, jaar=jaar, regeling=4 if is_lllk else 3, fase=fase, rente_ppm=25_600,
        schuld_centen=schuld, resterende_maanden=300, wettelijk_maandbedrag_centen=max(centen, 1),
        te_betalen_centen=centen, termijn_vast_sinds=jaar, feiten={}, geldig=geldig,
        bekend=TimestamptzRange(op, None, "[)"), reden="jaar", parameterset_id="proef", regelversie="proef",
        besluit_op=date(jaar - 1, 11, 20), actor="proef",
    )  # fmt: skip


def termijn(
    wie: Persoon,
    maand: date,
    bedrag_centen: int,
    *,
    is_lllk: bool = False,
    wijze: str = "verzoek",
    vervaldatum: date | None = None,
    besluit: Vaststelling | None = None,
) -> Termijn:
    """A term that was asked, with the decision it follows from (made when there is none) and, for incasso, a mandate."""
    besluit = besluit or Vaststelling.objects.filter(
        persoon=wie, is_lllk=is_lllk, geldig__contains=maand, bekend__upper_inf=True
    ).first() or vaststelling(wie, maand.year, bedrag_centen, is_lllk=is_lllk)  # fmt: skip
    mandaat = bank = None
    if wijze == "incasso":
        bank = Bankrekening.objects.filter(persoon=wie, bekend__upper_inf=True).first() or rekening(
            wie
        )
        mandaat = loopt(wie.pk) or geef_mandaat(persoon_id=wie.pk, op=maand, actor="proef")
    eerder = Termijn.objects.filter(persoon=wie, maand=maand, is_lllk=is_lllk).count()
    nieuw = Termijn(
        persoon=wie, maand=maand, bedrag_centen=bedrag_centen, is_lllk=is_lllk, wijze=wijze, vaststelling=besluit,
        vervaldatum=vervaldatum or incassodag(Maand.van(maand)), aangekondigd_op=maand, volgnummer=eerder + 1,
        mandaat=mandaat, bankrekening=bank, volgorde="FRST" if mandaat else "",
    )  # fmt: skip
    nieuw.id = 10_000_000 + next(_nummer)
    nieuw.kenmerk = kenmerk_van(nieuw.id)
    nieuw.save(force_insert=True)
    return nieuw
