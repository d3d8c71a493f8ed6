"""The table of the desk: which role sees which kind of row, and the addresses that are no list or page of rows.

`b` is a behandelaar, `c` a controleur: for them every address has its words here. The other six roles (teamleider,
financieel medewerker, klachtenfunctionaris, privacy officer, beheerder, auditor) see the kinds of row that docs/rollen.md
gives them, and have their words in `DE_ANDEREN`. Nobody else but colleagues gets further than the door of the desk.
"""

from functools import cache
from pathlib import Path

from duo_portal.identity import rollen

from .patronen import Patroon

ZIET = {
    "audit/bedrijfsdatum": "c",
    "audit/dossieropening": "c",
    "audit/handeling": "c",
    "audit/inzage": "c",
    "audit/verwerking": "c",
    "auth/group": "",
    "auth/user": "",
    "batches/chunk": "c",
    "beleid/doorrekening": "",
    "batches/run": "c",
    "batches/stap": "c",
    "batches/vastgelopenpost": "c",
    "cases/werkopdracht": "bc",
    "cases/zaak": "bc",
    "cases/ingebrekestelling": "bc",
    "cases/dwangsombesluit": "bc",
    "cases/bezwaar": "bc",
    "cases/verzoek": "bc",
    "gateways/afschrift": "c",
    "gateways/afschriftregel": "c",
    "gateways/bankbestand": "c",
    "gateways/inquarantaine": "c",
    "identity/persoon": "b",
    "klantcontact/belofte": "b",
    "klantcontact/klantcontact": "b",
    "klantcontact/signaal": "b",
    "ledger/account": "c",
    "ledger/afgeslotenperiode": "c",
    "ledger/boeking": "c",
    "letters/brief": "bc",
    "letters/campagne": "bc",
    "letters/drukpartij": "bc",
    "letters/duidelijkheid": "bc",
    "letters/uitgaandbericht": "bc",
    "partners/partner": "",
    "partners/partnersleutel": "",
    "studiefinanciering/aanvraag": "bc",
    "studiefinanciering/inkomen": "bc",
    "studiefinanciering/inschrijving": "bc",
    "studiefinanciering/keuze": "bc",
    "studiefinanciering/parameterset": "bc",
    "studiefinanciering/student": "bc",
    "studiefinanciering/terugvordering": "bc",
    "studiefinanciering/toekenning": "bc",
    "studiefinanciering/uitbetaalmelding": "bc",
    "studiefinanciering/uitbetaling": "bc",
    "terugbetalen/afspraak": "b",
    "terugbetalen/bestemmingsvoorstel": "",
    "terugbetalen/contactmoment": "b",
    "terugbetalen/geselecteerde": "b",
    "terugbetalen/invorderingsstap": "bc",
    "terugbetalen/overdracht": "c",
    "terugbetalen/regeling": "bc",
    "terugbetalen/selectie": "b",
    "terugbetalen/terugbelbelofte": "b",
}
"""Per kind of row who may see it."""
MAAKT = {"klantcontact/klantcontact": "b", "klantcontact/signaal": "b", "letters/campagne": "b"}
"""Rows are made by operations; these are made by a colleague."""
OVER_EEN_PERSOON = {
    "cases/zaak",
    "identity/persoon",
    "letters/brief",
    "studiefinanciering/aanvraag",
    "studiefinanciering/inschrijving",
    "studiefinanciering/keuze",
    "studiefinanciering/student",
    "studiefinanciering/toekenning",
}
"""Of these the world has a row of student `a`: opening it is recorded."""
_B, _BC, _GEEN = ("200 403", "200 403"), ("200 200", "200 200"), ("403 403", "403 403")
ANDERS = {
    "beheer/": _BC,
    "beheer/dossier/": ("200 403", "422 403"),
    "beheer/dossier/inzagen/": ("403 200", "403 200"),
    "beheer/dossier/inzagen/collega/": _GEEN,
    "beheer/dossier/<uuid:uuid>/": ("verder 403", "verder 403"),
    "beheer/dossier/<uuid:uuid>/balie/": ("verder 403", "verder 403"),
    "beheer/dossier/<uuid:uuid>/burger/": ("verder 403", "verder 403"),
    "beheer/dossier/<uuid:uuid>/notitie/": ("405 403", "verder 403"),
    "beheer/dossier/<uuid:uuid>/openen/": ("200 200", "422 422"),
    "beheer/dossier/<uuid:uuid>/toon/": ("405 405", "verder 403"),
    "beheer/dossier/<uuid:uuid>/vandaag/": ("verder 403", "verder 403"),
    "beheer/dossier/<uuid:uuid>/vergelijken/": ("verder 403", "verder 403"),
    "beheer/gateways/afschriftregel/<int:nummer>/bestemmen/": _GEEN,
    "beheer/privacy/verzoeken/": _GEEN,
    "beheer/privacy/verzoek/<uuid:uuid>/": _GEEN,
    "beheer/privacy/registers/": _GEEN,
    "beheer/privacy/bewaren/": _GEEN,
    "beheer/privacy/bewaren/voorstellen/": _GEEN,
    "beheer/privacy/voorstel/<uuid:uuid>/": _GEEN,
    "beheer/privacy/datalekken/": _GEEN,
    "beheer/privacy/datalekken/melden/": ("200 200", "422 422"),
    "beheer/privacy/datalek/<uuid:uuid>/": _GEEN,
    "beheer/privacy/datalek/<uuid:uuid>/melding/": _GEEN,
    "beheer/controle/": ("200 403", "405 403"),
    "beheer/controle/<uuid:uuid>/": ("404 403", "404 403"),
    "beheer/controle/<uuid:uuid>/stuk/<uuid:stuk>/": ("404 403", "405 403"),
    "beheer/controle/bezoeken/": ("403 200", "403 405"),
    "beheer/controle/bezoeken/<uuid:uuid>/": ("403 404", "403 404"),
    "beheer/controle-herstel/": ("200 200", "403 403"),
    "beheer/controle-herstel/trechter/<uuid:kader>/": _GEEN,
    "beheer/controle-herstel/nieuw/": _GEEN,
    "beheer/controle-herstel/<uuid:uuid>/": ("404 404", "405 405"),
    "beheer/werk/": _BC,
    "beheer/werk/toewijzen/": ("405 403", "verder 403"),
    "beheer/werk/volgende/": ("405 403", "verder 403"),
    "beheer/login/": ("verder verder", "200 200"),
    "beheer/aanmelden/code/": ("inlog inlog", "inlog inlog"),
    "beheer/aanmelden/instellen/": ("inlog inlog", "inlog inlog"),
    "beheer/aanmelden/organisatie/": ("405 405", "404 404"),
    "beheer/aanmelden/terug/": ("404 404", "405 405"),
    "beheer/logout/": ("405 405", "200 200"),
    "beheer/password_change/": _BC,
    "beheer/password_change/done/": ("200 200", "405 405"),
    "beheer/jsi18n/": ("200 200", "405 405"),
    "beheer/autocomplete/": ("403 403", "405 405"),
    "beheer/r/<path:content_type_id>/<path:object_id>/": ("404 404", "404 404"),
    "beheer/(?P<url>.*)$": ("404 404", "404 404"),
    "beheer/auth/user/<id>/password/": _GEEN,
    "beheer/batches/run/<int:run_id>/handeling/<str:handeling>/": ("405 405", "403 404"),
    "beheer/cases/bezwaar/cijfers/": ("200 200", "200 200"),
    "beheer/cases/bezwaar/zaak/<int:zaak_id>/": ("404 403", "404 403"),
    "beheer/cases/bezwaar/zaak/<int:zaak_id>/stuk/<uuid:stuk>/": ("404 403", "404 403"),
    "beheer/cases/verzoek/zaak/<int:zaak_id>/": ("404 403", "404 403"),
    "beheer/cases/verzoek/zaak/<int:zaak_id>/stuk/<uuid:stuk>/": ("404 403", "404 403"),
    "beheer/regelingen/": ("200 200", "405 405"),
    "beheer/lesgeld/": ("200 200", "405 405"),
    "beheer/lesgeld/<uuid:uuid>/": ("404 403", "404 403"),
    "beheer/regelingen/zaak/<int:zaak_id>/": ("404 403", "404 403"),
    "beheer/regelingen/<slug:code>/rondes/": _GEEN,
    "beheer/zaken/termijn/<int:zaak_id>/": ("200 403", "400 403"),
    "beheer/zaken/eerder/": _B,
    "beheer/zaken/cijfers/": _BC,
    "beheer/dossier/<uuid:uuid>/zaak/": ("verder 403", "verder 403"),
    "beheer/bedrijf/": ("403 200", "403 405"),
    "beheer/jaarcijfers/": ("403 200", "403 405"),
    "beheer/jaarcijfers/<int:jaar>/": ("403 404", "403 405"),
    "beheer/beleid/doorrekening/nieuw/": _GEEN,
    "beheer/beleid/doorrekening/vergelijk/": _GEEN,
    "beheer/beleid/doorrekening/opdracht/<uuid:uuid>/": _GEEN,
    "beheer/beleid/doorrekening/uitkomst/<uuid:uuid>/": _GEEN,
    "beheer/beleid/doorrekening/uitkomst/<uuid:uuid>/csv/": _GEEN,
    "beheer/beleid/doorrekening/uitkomst/<uuid:uuid>/bekend/": _GEEN,
    "beheer/beleid/doorrekening/verloop/<slug:naam>/": _GEEN,
    "beheer/beleid/doorrekening/vrijgeven/<slug:naam>/": _GEEN,
    "beheer/gateways/bankbestand/<int:bestand_id>/vervangen/": ("404 404", "404 404"),
    "beheer/letters/campagne/<int:nummer>/handeling/<str:handeling>/": ("405 405", "403 404"),
    "beheer/letters/drukpartij/<int:nummer>/gedrukt/": ("405 405", "404 403"),
    "beheer/letters/drukpartij/<int:nummer>/pdf/": ("404 403", "404 403"),
    "beheer/letters/drukpartij/open/": ("405 405", "verder 403"),
    "beheer/partners/partner/<int:partner_id>/sleutel/": _GEEN,
    "beheer/partners/partnersleutel/<int:sleutel_id>/intrekken/": _GEEN,
    "beheer/partners/partnersleutel/<int:sleutel_id>/roteren/": _GEEN,
    "beheer/studiefinanciering/student/<uuid:kenmerk>/aanhouden/": _B,
    "beheer/studiefinanciering/student/<uuid:kenmerk>/blokkade/<int:blokkade_id>/opheffen/": _B,
    "beheer/studiefinanciering/student/<uuid:kenmerk>/herzien/": _B,
    "beheer/studiefinanciering/student/<uuid:kenmerk>/stopzetten/": _B,
    "beheer/studiefinanciering/student/gebruik/": _BC,
    "beheer/studiefinanciering/student/verzoek/<int:zaak_id>/": _B,
    "beheer/terugbetalen/afspraak/<int:nummer>/afronden/": ("405 405", "404 403"),
    "beheer/terugbetalen/geselecteerde/<int:nummer>/contact/": ("404 403", "404 403"),
    "beheer/terugbetalen/selectie/<int:nummer>/handeling/<str:handeling>/": ("405 405", "403 403"),
    "beheer/terugbetalen/selectie/<int:nummer>/volgende/": ("405 405", "verder 403"),
    "beheer/terugbetalen/selectie/regels/": ("200 403", "403 403"),
    "beheer/terugbetalen/selectie/uitkomsten/": _B,
    "beheer/terugbetalen/invorderingsstap/<int:nummer>/doe/<slug:wat>/": ("405 405", "404 404"),
    "beheer/terugbetalen/invorderingsstap/paspoort/": _GEEN,
    "beheer/terugbetalen/invorderingsstap/verjaring/": _BC,
    "beheer/terugbetalen/overdracht/<int:nummer>/bestand/": ("405 405", "403 403"),
    "beheer/terugbetalen/regeling/<int:nummer>/beslis/": ("404 403", "404 403"),
    "beheer/terugbetalen/regeling/nieuw/<int:stap>/": ("404 403", "404 403"),
}
"""Addresses of their own: behandelaar and controleur, GET and POST."""
DEUR = {
    "beheer/login/": ("200", "200"),
    "beheer/logout/": ("verder", "verder"),
    "beheer/aanmelden/organisatie/": ("405", "404"),
    "beheer/aanmelden/terug/": ("404", "405"),
}
"""The door itself, for who is no colleague, GET and POST: what is not set up is not found."""
PROBEERT = {
    "beheer/studiefinanciering/student/<uuid:kenmerk>/herzien/",
    "beheer/studiefinanciering/student/<uuid:kenmerk>/stopzetten/",
    "beheer/studiefinanciering/student/verzoek/<int:zaak_id>/",
}
"""Their preview is the act itself, undone before the page is drawn."""


OVERIGEN = tuple(rol for rol in rollen.ROLLEN if rol not in (rollen.BEHANDELAAR, rollen.CONTROLEUR))
NIETS_KWIJT = {"200", "403", "404", "405", "422", "verder"}
"""What the other six may get at an address that has no words for them yet: anything but a fault or the door."""
_ZES = " ".join
DE_ANDEREN: dict[str, tuple[str, str]] = {
    "beheer/aanmelden/code/": (_ZES(["inlog"] * 6), _ZES(["inlog"] * 6)),
    "beheer/aanmelden/instellen/": (_ZES(["inlog"] * 6), _ZES(["inlog"] * 6)),
    "beheer/": (_ZES(["200"] * 6), _ZES(["200"] * 6)),
    "beheer/controle-herstel/": ("200 200 403 200 403 200", _ZES(["403"] * 6)),
    "beheer/controle-herstel/trechter/<uuid:kader>/": (
        "403 403 403 404 403 403",
        "403 403 403 405 403 403",
    ),
    "beheer/controle-herstel/nieuw/": ("200 403 403 403 403 403", "422 403 403 403 403 403"),
    "beheer/controle-herstel/<uuid:uuid>/": (
        "404 404 403 404 403 404",
        "405 405 403 405 403 405",
    ),
    "beheer/gateways/bankbestand/<int:bestand_id>/vervangen/": (
        _ZES(["404"] * 6),
        _ZES(["404"] * 6),
    ),
    "beheer/partners/partner/<int:partner_id>/sleutel/": (
        "403 403 403 403 404 403",
        "403 403 403 403 404 403",
    ),
    "beheer/zaken/termijn/<int:zaak_id>/": ("200 403 403 403 403 403", "400 403 403 403 403 403"),
    "beheer/studiefinanciering/student/<uuid:kenmerk>/aanhouden/": (
        "200 403 403 403 403 403",
        "200 403 403 403 403 403",
    ),
    "beheer/studiefinanciering/student/<uuid:kenmerk>/herzien/": (
        "200 403 403 403 403 403",
        "200 403 403 403 403 403",
    ),
    "beheer/studiefinanciering/student/<uuid:kenmerk>/stopzetten/": (
        "200 403 403 403 403 403",
        "200 403 403 403 403 403",
    ),
}
"""Addresses of their own as the other six get them, in the order of `OVERIGEN`: GET and POST."""


def verwacht(patroon: Patroon, rol: str, methode: str) -> set[str] | None:
    """What a colleague may get; None when the table does not know the address."""
    if patroon.route.startswith("beheer/^"):
        return {"200", "404"} if rol in OVERIGEN else {"200"}  # who sees nothing of an app
    if rol in OVERIGEN:
        return _van_een_ander(patroon, rol, methode)
    letter = rol[0]
    if patroon.route in ANDERS:
        paar = ANDERS[patroon.route][methode == "post"]
        return {paar.split()["bc".index(letter)]}
    if patroon.model is None or "/".join(patroon.model) not in ZIET:
        return None
    soort = "/".join(patroon.model)
    einde = patroon.route.removeprefix(f"beheer/{soort}/")
    return _van_rijen(einde, letter in ZIET[soort], letter in MAAKT.get(soort, ""), methode)


def _van_een_ander(patroon: Patroon, rol: str, methode: str) -> set[str]:
    """By the words of the address, else by the table of permissions in the docs."""
    if patroon.route in DE_ANDEREN:
        return {DE_ANDEREN[patroon.route][methode == "post"].split()[OVERIGEN.index(rol)]}
    soort = "/".join(patroon.model or ())
    if soort not in ZIET:
        return NIETS_KWIJT
    app, model = soort.split("/")
    ziet = rol in rechten().get(f"{app}.view_{model}", set())
    maakt = soort in WIJZIGBAAR and rol in rechten().get(f"{app}.add_{model}", set())
    goed = _van_rijen(patroon.route.removeprefix(f"beheer/{soort}/"), ziet, maakt, methode)
    return NIETS_KWIJT if goed is None else goed


WIJZIGBAAR = {
    "letters/campagne",
    "auth/user",
    "partners/partner",
    "klantcontact/klantcontact",
    "klantcontact/signaal",
}
"""Kinds of row that have a form of their own at the desk."""


@cache
def rechten() -> dict[str, set[str]]:
    """Permission → roles, as docs/rollen.md says (tests/medewerkers compares that with the groups)."""
    tekst = (Path(__file__).resolve().parents[2] / "docs" / "rollen.md").read_text()
    uit = {}
    for regel in tekst.split("<!-- rechten: begin -->")[1].splitlines():
        cellen = [cel.strip() for cel in regel.strip("|").split("|")]
        if len(cellen) == len(rollen.ROLLEN) + 1 and cellen[0].startswith("`"):
            uit[cellen[0].strip("`")] = {
                rol for rol, cel in zip(rollen.ROLLEN, cellen[1:], strict=True) if cel == "x"
            }
    return uit


def _van_rijen(einde: str, ziet: bool, maakt: bool, methode: str) -> set[str] | None:
    """`verder` is where a row that is not there leads: back to the desk."""
    pagina = {
        "": {"200"} if ziet else {"403"},
        "add/": {"200"} if maakt else {"403"},
        "<path:object_id>/": {"verder"},
        "<path:object_id>/delete/": {"403"},
        "<path:object_id>/history/": {"200", "verder"} if ziet else {"403", "verder"},
        "<path:object_id>/change/": {"200", "verder"} if ziet else {"403"},
    }
    if einde == "<path:object_id>/change/" and methode == "post":
        return {"403", "verder"} if maakt else {"403"}
    return pagina.get(einde)
