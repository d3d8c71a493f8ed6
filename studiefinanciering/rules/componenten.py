"""The parts of student finance and the forms they take, with the codes that the database stores."""

from enum import IntEnum


class Component(IntEnum):
    """A part of student finance (arts. 3.1-3.3 Wsf 2000) or a one-off scheme (20 and up)."""

    BASISBEURS = 1
    KOOPKRACHT = 2
    AANVULLENDE_BEURS = 3
    LENING = 4
    COLLEGEGELDKREDIET = 5
    EENOUDERTOESLAG = 6
    REISVOORZIENING = 7
    LEVENLANGLERENKREDIET = 8
    ENERGIETOESLAG = 20
    TEGEMOETKOMING_BASISBEURS = 21
    VOUCHER = 22
    CORONA = 23

    @property
    def wordt_uitbetaald(self) -> bool:
        """The travel product is booked, never paid (arts. 4.8(1), 5.3(1))."""
        return self is not Component.REISVOORZIENING


class Vorm(IntEnum):
    """The form of a part in a month (arts. 3.1, 4.2, 4.7, 5.2)."""

    GIFT = 1
    PRESTATIEBEURS = 2
    LENING = 3


class Onderwijs(IntEnum):
    """Kind of education by which the act divides its amounts."""

    HO = 1
    MBO = 2


class Opleidingsvorm(IntEnum):
    """Full-time, dual and bol give a right; part-time and bbl do not (arts. 1.1(2), 2.4, 2.8)."""

    VOLTIJD = 1
    DUAAL = 2
    DEELTIJD = 3
    BOL = 4
    BBL = 5


class Nationaliteit(IntEnum):
    """Group of art. 2.2 Wsf 2000 and art. 3 Bsf 2000."""

    GEEN = 0
    NEDERLANDS = 1
    GELIJKGESTELD = 2  # treaty-equal with full right, for example five years of residence
    AANGEWEZEN_GROEP = 3  # art. 2.2(1)(c): only while living in the Netherlands
    EU_WERKCRITERIUM = 4  # EU, EEA, Swiss: full right only while economically active


class VrijeVoet(IntEnum):
    """Which free allowance a parent has (arts. 3.9(2), 3.9a, 3.12, 3.14(2))."""

    NORMAAL = 0
    ALLEENSTAAND = 1
    DUBBEL = 2


MAXIMAAL = -1  # "as much as possible" in a column of requested cents
