"""What the page of one complaint or request shows: its words, its forms, what deciding would do, what a colleague changed."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from duo_portal.audit import bedrijfsdatum
from duo_portal.cases.models import Stuk, Verzoek
from duo_portal.cases.soorten.beslissen import bekijk_vooraf, laatste_voorstel
from duo_portal.cases.soorten.gevolgen import GevolgGeweigerd
from duo_portal.cases.soorten.tabel import Zaaksoort
from duo_portal.cases.soorten.woorden import tekst_van, woorden_van
from duo_portal.cases.termijn.stand import stand_van
from duo_portal.web.zaken.verzoek.woorden import (
    AFDELING,
    BIJDRAGE,
    KANAAL,
    UITKOMST_DESK,
    veldnaam,
)

from .formulieren import FORMULIEREN, Actie

VERSCHIL = {
    "aan": _("Behandelaar"),
    "uitkomst": _("Voorstel"),
    "gronden": _("Waarom (dit leest de burger)"),
}


def formulieren(
    request: HttpRequest, v: Verzoek, rij: Zaaksoort, gestuurd: dict[str, Actie]
) -> dict[str, Actie]:
    """Every form of the page, empty or as it was sent."""
    voorstel = laatste_voorstel(v)
    begin: dict[str, dict[str, Any]] = {
        "beslissen": {"voorstel": voorstel.pk if voorstel else 0},
        "toewijzen": {"aan": v.behandelaar or request.user.get_username()},
    }
    if rij.ruimte:
        begin["voorstel"] = {"ruimte": rij.artikel}
    return {
        naam: gestuurd.get(naam) or klasse(verzoek=v, rij=rij, initial=begin.get(naam, {}))
        for naam, klasse in FORMULIEREN.items()
    }


def inhoud(v: Verzoek, rij: Zaaksoort) -> dict[str, Any]:
    """What was written, added and decided."""
    voorstel, besluit = laatste_voorstel(v), getattr(v, "besluit", None)
    bijdragen = [
        (BIJDRAGE[b.soort], AFDELING.get(b.afdeling, ""), b, tekst_van(b))
        for b in v.bijdragen.order_by("pk")
    ]
    return {
        "zaak": v.zaak,
        "kanaal": KANAAL[v.kanaal],
        "termijn": stand_van(v.zaak, bedrijfsdatum.vandaag()),
        "geschreven": [(veldnaam(v.soort, n), t) for n, t in woorden_van(v).items()],
        "stukken": Stuk.objects.filter(verzoekstuk__verzoek=v).order_by("pk"),
        "bijdragen": bijdragen,
        "voorstel_uitkomst": UITKOMST_DESK[voorstel.uitkomst] if voorstel else "",
        "besluit": besluit,
        "heeft_bijdragen": rij.adviezen or rij.horen or "rechter" in rij.velden,
    }


def vooraf(v: Verzoek, rij: Zaaksoort, actor: str) -> dict[str, Any]:
    """What deciding by the draft would give, shown before the button."""
    voorstel = laatste_voorstel(v)
    if voorstel is None or v.zaak.afgedaan_op is not None or not rij.gevolg:
        return {}
    try:
        centen = bekijk_vooraf(v, voorstel, op=bedrijfsdatum.vandaag(), actor=actor)
    except GevolgGeweigerd as fout:
        return {"vooraf_fout": str(fout)}
    return {"gevolg_centen": centen}


def met_nieuwe_versie(naam: str, request: HttpRequest, v: Verzoek, rij: Zaaksoort) -> Actie:
    """The same form, everything kept, on the version of now: sent again it counts."""
    data = request.POST.copy()
    data["versie"] = str(v.versie)
    if naam == "beslissen" and (voorstel := laatste_voorstel(v)) is not None:
        data["voorstel"] = str(voorstel.pk)
    return FORMULIEREN[naam](data, verzoek=v, rij=rij)


def verschil(v: Verzoek, velden: dict[str, Any]) -> list[tuple[str, str, str]]:
    """What you sent beside what stands there now."""
    voorstel = laatste_voorstel(v)
    nu = {
        "aan": v.behandelaar,
        "uitkomst": voorstel.uitkomst if voorstel else "",
        "gronden": voorstel.gronden if voorstel else "",
    }
    return [
        (str(titel), str(velden.get(veld, "") or "-"), nu[veld] or "-")
        for veld, titel in VERSCHIL.items()
    ]
