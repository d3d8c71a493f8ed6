"""Students of the oracle as columns of `Feiten`, and random students that visit every corner of the act."""

import random
from datetime import date, timedelta
from decimal import Decimal

import numpy as np

from studiefinanciering.rules.componenten import (
    MAXIMAAL,
    Nationaliteit,
    Onderwijs,
    Opleidingsvorm,
    VrijeVoet,
)
from studiefinanciering.rules.feiten import GEEN_MAAND, Feiten
from tests.orakel.wsf import Ouder, Student

NATIONALITEIT = {
    "geen": Nationaliteit.GEEN,
    "nederlands": Nationaliteit.NEDERLANDS,
    "gelijkgesteld": Nationaliteit.GELIJKGESTELD,
    "aangewezen": Nationaliteit.AANGEWEZEN_GROEP,
    "eu": Nationaliteit.EU_WERKCRITERIUM,
}


def cent(bedrag):
    """Euros as cents; None asks for as much as possible."""
    return MAXIMAAL if bedrag is None else int(bedrag * 100)


def als_feiten(studenten: list[Student]) -> Feiten:
    """One row per student."""

    def kolom(waarde, soort=np.int64):
        return np.array([waarde(s) for s in studenten], dtype=soort)

    def paar(waarde, leeg, soort=np.int64):
        rijen = [[waarde(o) for o in s.ouders] + [leeg] * (2 - len(s.ouders)) for s in studenten]
        return np.array(rijen, dtype=soort).reshape(len(studenten), 2)

    ja = np.bool_
    return Feiten(
        maand=kolom(lambda s: s.jaar * 12 + s.maand - 1),
        onderwijs=kolom(lambda s: Onderwijs[s.onderwijs.upper()], np.int8),
        niveau=kolom(lambda s: s.niveau, np.int8),
        opleidingsvorm=kolom(lambda s: Opleidingsvorm[s.vorm.upper()], np.int8),
        is_ingeschreven=kolom(lambda s: s.ingeschreven, ja),
        opleiding_lang_genoeg=kolom(lambda s: s.lang_genoeg, ja),
        is_opleiding_buitenland=kolom(lambda s: s.buitenland, ja),
        geboren=kolom(lambda s: s.geboren.toordinal()),
        nationaliteit=kolom(lambda s: NATIONALITEIT[s.nationaliteit], np.int8),
        woont_in_nederland=kolom(lambda s: s.in_nederland, ja),
        voldoet_werkcriterium=kolom(lambda s: s.werkt_genoeg, ja),
        heeft_buitenlandse_steun=kolom(lambda s: s.buitenlandse_steun, ja),
        is_uitreiziger=kolom(lambda s: s.uitreiziger, ja),
        is_gedetineerd=kolom(lambda s: s.gedetineerd, ja),
        weken_afwezig=kolom(lambda s: s.weken_afwezig, np.int8),
        heeft_doorlopend_recht=kolom(lambda s: s.doorlopend, ja),
        eerste_toekenning=kolom(lambda s: _index(s.eerste_maand)),
        prestatiebeurs_maanden=kolom(lambda s: s.beurs_maanden),
        prestatiebeurs_gebruikt=kolom(lambda s: s.beurs_gebruikt),
        leenfase_gebruikt=kolom(lambda s: s.leen_gebruikt),
        diplomatermijn_extra=kolom(lambda s: s.termijn_extra),
        prestatiebeurs_ho_gebruikt=kolom(lambda s: s.ho_beurs_gebruikt),
        woont_op_brp_adres=kolom(lambda s: s.op_brp_adres, ja),
        is_adres_van_ouder=kolom(lambda s: s.bij_ouder, ja),
        vraagt_uitwonend=kolom(lambda s: s.vraagt_uit, ja),
        vraagt_aanvullende_beurs=kolom(lambda s: s.vraagt_aanvullend, ja),
        ouder_telt=paar(lambda _: True, False, ja),
        inkomen_bekend=paar(lambda o: o.inkomen is not None, False, ja),
        inkomen=paar(lambda o: cent(o.inkomen or Decimal(0)), 0),
        vrije_voet=paar(lambda o: VrijeVoet[o.voet.upper()], 0, np.int8),
        aftrekkinderen=paar(lambda o: o.aftrekkinderen, 0),
        deelkinderen=paar(lambda o: o.kinderen, 1),
        aflossing_duo=paar(lambda o: cent(o.aflossing), 0),
        is_lesgeldplichtig=kolom(lambda s: s.lesgeldplichtig, ja),
        lening_gevraagd=kolom(lambda s: cent(s.lening)),
        collegegeld_jaar=kolom(lambda s: cent(s.collegegeld)),
        collegegeldkrediet_gevraagd=kolom(lambda s: cent(s.collegekrediet)),
        is_eenoudergezin=kolom(lambda s: s.eenouder, ja),
        vraagt_reisvoorziening=kolom(lambda s: s.vraagt_reis, ja),
        vraagt_levenlanglerenkrediet=kolom(lambda s: cent(s.llk)),
        reis_onder_18=kolom(lambda s: s.reis_onder_18),
        heeft_ho_diploma=kolom(lambda s: s.ho_diploma, ja),
        krediet_maanden=kolom(lambda s: s.krediet_maanden),
        krediet_gebruikt=kolom(lambda s: s.krediet_gebruikt),
        heeft_doorlopend_krediet=kolom(lambda s: s.krediet_doorlopend, ja),
        prestatiebeurs_mbo_gebruikt=kolom(lambda s: s.mbo_beurs_gebruikt),
        buiten_model=kolom(lambda s: s.buiten_model, np.int8),
    )


def _index(maand):
    return GEEN_MAAND if maand is None else maand[0] * 12 + maand[1] - 1


def willekeurig(r: random.Random) -> Student:
    """A student who mostly has a right, with now and then everything that may stand in the way."""
    onderwijs = r.choice(("ho", "mbo"))
    jaar, maand = r.choice((2023, 2023, 2024, 2024, 2025, 2026)), r.randint(1, 12)
    s = Student(jaar, maand, onderwijs, geboren=_geboren(r, jaar, maand, onderwijs))
    if onderwijs == "mbo":
        s.niveau, s.vorm = r.randint(1, 4), "bol"
    s.ouders = [_ouder(r) for _ in range(r.choice((0, 1, 2, 2, 2)))]
    s.vraagt_uit, s.lesgeldplichtig = r.random() < 0.6, r.random() < 0.8
    s.lening = r.choice((None, Decimal(0), _euro(r, 1500)))
    s.collegegeld = r.choice((Decimal(0), Decimal(2314), Decimal(1157), _euro(r, 20000)))
    s.collegekrediet = r.choice((None, Decimal(0), _euro(r, 1300)))
    s.vraagt_reis, s.eenouder = r.random() < 0.5, r.random() < 0.1
    s.vraagt_aanvullend = r.random() < 0.9
    _gebruikt(r, s)
    if r.random() < 0.3:
        _bijzonder(r, s)
    return s


def _geboren(r, jaar, maand, onderwijs):
    """Often around the birthdays that matter: 18, 30, 56 and 57."""
    grens = r.choice((18, 30, 30, 56, 57)) if r.random() < 0.2 else r.randint(18, 29)
    midden = date(jaar - grens, maand, 1)
    if r.random() < 0.02:
        return date(r.choice((2004, 2008, 1996, 1992, 1968)), 2, 29)
    return midden + timedelta(days=r.choice((0, -1, 1, 0, r.randint(-120, 120))))


def _euro(r, tot):
    return Decimal(r.randint(0, tot * 100)) / 100


def _ouder(r):
    inkomen = r.choice((_euro(r, 30_000), _euro(r, 60_000), _euro(r, 120_000), -_euro(r, 40_000)))
    if r.random() < 0.01:
        inkomen = r.choice((Decimal("999999999.99"), Decimal("-999999999.99")))
    return Ouder(
        inkomen=None if r.random() < 0.04 else inkomen,
        voet=r.choice(("normaal", "normaal", "alleenstaand", "dubbel")),
        aftrekkinderen=r.choice((0, 0, 1, 2, 3)),
        kinderen=r.choice((1, 1, 1, 2, 3, 7, 30)),
        aflossing=r.choice((Decimal(0), Decimal(0), _euro(r, 3000))),
    )


def _gebruikt(r, s):
    s.beurs_maanden = r.choice((48, 48, 60, 72))
    s.beurs_gebruikt = r.choice((0, 5, 12, 47, s.beurs_maanden - 1, s.beurs_maanden))
    if s.beurs_gebruikt >= s.beurs_maanden:
        s.leen_gebruikt = r.choice((0, 11, 12, 13, 35, 36))
    s.reis_onder_18 = r.choice((0, 0, 12, 24))
    if r.random() < 0.2:
        s.eerste_maand = (s.jaar - r.choice((9, 10, 11, 15)), s.maand)
        s.termijn_extra = r.choice((0, 0, 1, 12, 60))


def _bijzonder(r, s):
    """Something that most students do not have; one or two of them at a time."""
    ja_nee = (
        "buitenland",
        "buitenlandse_steun",
        "uitreiziger",
        "gedetineerd",
        "doorlopend",
        "werkt_genoeg",
        "bij_ouder",
        "ho_diploma",
        "krediet_doorlopend",
    )
    for _ in range(r.choice((1, 1, 2))):
        keuze = r.randint(0, 8)
        if keuze == 0:
            setattr(
                s, r.choice(("ingeschreven", "lang_genoeg", "op_brp_adres", "in_nederland")), False
            )
        elif keuze in (1, 2):
            setattr(s, r.choice(ja_nee), True)
        elif keuze == 3:
            s.nationaliteit = r.choice(tuple(NATIONALITEIT))
        elif keuze == 4:
            s.vorm = r.choice(("deeltijd", "duaal", "bbl", "voltijd", "bol"))
        elif keuze == 5:
            s.weken_afwezig, s.ho_beurs_gebruikt = r.choice((0, 5, 8)), r.choice((0, 47, 48))
            s.mbo_beurs_gebruikt, s.buitenland = r.choice((0, 47, 48)), r.random() < 0.3
        elif keuze == 6:
            s.jaar = r.choice((2022, 2027))
        elif keuze == 7 and r.random() < 0.3:
            s.buiten_model = r.randint(1, 7)
        s.llk = r.choice((None, _euro(r, 1300), Decimal(0)))
        s.krediet_gebruikt = r.choice((0, 47, 48))
