"""Which part of the act a month falls under: what may be given, and where it will be posted.

The form per component (gift, prestatiebeurs, loan) is the second pass of `prestatiebeurs`; this is only the
phase that follows from the columns of one month.
"""

from enum import IntEnum


class Fase(IntEnum):
    """Phase of one person-month."""

    GEEN = 0  # no right
    GIFT = 1  # mbo 1-2 (arts. 4.2, 4.18(1))
    PRESTATIEBEURS = 2  # mbo 3-4 and higher education while months are left (arts. 4.7(1), 5.2(1))
    LEENFASE = 3  # 36 months after that (arts. 4.7(3), 4.18(2), 5.2(4))
    ALLEEN_REIS = 4  # mbo under 18 (arts. 2.3(1)(a), 4.6b)
    LEVENLANGLERENKREDIET = 5  # no ordinary right (arts. 3.1(3), 3.16b)
    ALLEEN_TOEGANG = 6  # art. 2.2(2), higher education: only the collegegeldkrediet
