"""The dates of an objection: filing term (Awb 6:7-6:9), excuse (6:11), decision term (7:10)."""

from datetime import date, timedelta

from duo_portal.cases.termijnen import ZES_WEKEN, beslistermijn_bezwaar, verleng

POST = timedelta(weeks=1)


def bezwaar_tot(bekend_op: date) -> date:
    """Last day to object: six weeks that begin on the day after the decision was made known (6:7, 6:8(1))."""
    return verleng(bekend_op + ZES_WEKEN)


def is_op_tijd(*, bekend_op: date, ingediend_op: date, gepost_op: date | None = None) -> bool:
    """Received in the term; or posted in it and received no later than a week after it (6:9)."""
    tot = bezwaar_tot(bekend_op)
    if ingediend_op <= tot:
        return True
    return gepost_op is not None and gepost_op <= tot and ingediend_op <= tot + POST


def beslissen_uiterlijk(*, bekend_op: date, ingediend_op: date) -> date:
    """Last day to decide, before any suspension or extension.

    Six weeks from the day after the filing term ended (7:10(1)); an objection that came later still counts from the
    day on which it came.
    """
    return beslistermijn_bezwaar(bezwaartermijn_tot=max(bezwaar_tot(bekend_op), ingediend_op))
