"""From the answers to what is asked for, and what that roughly comes to (worked out once a request)."""

from duo_portal.web.stappen.stand import Stand
from studiefinanciering.operations.aanvragen import Wensen
from studiefinanciering.rules.componenten import MAXIMAAL

from .registers import register_van
from .schatting import Schatting, schat
from .studie import gekozen_maand, onderwijs_van


def wensen_van(stand: Stand) -> Wensen:
    """What these answers ask for; steps that were not asked ask for nothing."""
    beurs, lenen = stand.schoon.get("beurs", {}), stand.schoon.get("lenen", {})
    toch = stand.schoon.get("zeker", {}).get("toch") == "ja"
    krediet = lenen.get("collegegeldkrediet") == "ja"
    return Wensen(
        onderwijs=onderwijs_van(stand),
        vraagt_uitwonend=stand.schoon["wonen"]["woont"] == "uit",
        vraagt_aanvullende_beurs=bool(beurs.get("aanvullende_beurs")) or toch,
        lening_gevraagd_centen=lenen.get("lening") or 0,
        collegegeldkrediet_gevraagd_centen=MAXIMAAL if krediet else 0,
        vraagt_reisvoorziening=stand.schoon.get("reizen", {}).get("reisproduct") == "ja",
    )


def schatting_van(stand: Stand, *, aanvullende_beurs: bool | None = None) -> Schatting | None:
    """What the answers so far come to; with another answer about the aanvullende beurs when that is given."""
    wensen = wensen_van(stand)
    if aanvullende_beurs is not None:
        wensen = Wensen(
            onderwijs=wensen.onderwijs,
            vraagt_uitwonend=wensen.vraagt_uitwonend,
            vraagt_aanvullende_beurs=aanvullende_beurs,
            lening_gevraagd_centen=wensen.lening_gevraagd_centen,
        )
    return _onthouden(stand, wensen)


def schatting_zonder_lening(stand: Stand) -> Schatting | None:
    """Before anything about borrowing was asked."""
    wensen = wensen_van(stand)
    kaal = Wensen(
        onderwijs=wensen.onderwijs,
        vraagt_uitwonend=wensen.vraagt_uitwonend,
        vraagt_aanvullende_beurs=wensen.vraagt_aanvullende_beurs,
    )
    return _onthouden(stand, kaal)


def _onthouden(stand: Stand, wensen: Wensen) -> Schatting | None:
    register, maand = register_van(stand), gekozen_maand(stand)
    sleutel = (wensen, maand)
    if sleutel not in register.geheugen:
        register.geheugen[sleutel] = schat(register.persoon_id, wensen, maand)
    gevonden: Schatting | None = register.geheugen[sleutel]
    return gevonden
