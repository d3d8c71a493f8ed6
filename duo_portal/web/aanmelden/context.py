"""What every template knows of the session: how long it lasts, and for whom it is."""

from typing import Any

from django.http import HttpRequest

from duo_portal.foundation import clock
from duo_portal.identity.burger import SESSIE
from duo_portal.web.aanmelden import duur


def burgersessie(request: HttpRequest) -> dict[str, Any]:
    """`burgersessie` with `einde` and `waarschuwing` (seconds from now), `is_te_verlengen`, `namen`; or nothing."""
    if getattr(request, "burger", None) is None or SESSIE not in request.session:
        return {}  # nobody, or a clerk at the counter: that session has the clock of the desk
    over = duur.rest(request.session, clock.nu())
    if over is None:
        return {}
    return {
        "burgersessie": {
            "einde": over.einde,
            "waarschuwing": over.waarschuwing,
            "is_te_verlengen": over.is_te_verlengen,
            "namen": request.session[SESSIE].get("namen", {}),
        }
    }
