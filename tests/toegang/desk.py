"""The table of the desk: which role sees which kind of row, and the addresses that are no list or page of rows.

`b` is a behandelaar, `c` a controleur. Nobody else but colleagues gets further than the door of the desk.
"""

from .patronen import Patroon

ZIET = {
    "audit/bedrijfsdatum": "c",
    "audit/handeling": "c",
    "audit/inzage": "c",
    "auth/group": "",
    "auth/user": "",
    "batches/chunk": "c",
    "batches/run": "c",
    "batches/stap": "c",
    "batches/vastgelopenpost": "c",
    "cases/werkopdracht": "bc",
    "cases/zaak": "bc",
    "gateways/afschrift": "c",
    "gateways/afschriftregel": "c",
    "gateways/bankbestand": "c",
    "gateways/inquarantaine": "c",
    "identity/persoon": "b",
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
MAAKT = {"letters/campagne": "b"}
"""Rows are made by operations; this one is made by a colleague."""
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
    "beheer/gateways/afschriftregel/<int:nummer>/bestemmen/": _GEEN,
    "beheer/login/": ("verder verder", "200 200"),
    "beheer/aanmelden/code/": ("verder verder", "verder verder"),
    "beheer/aanmelden/instellen/": ("verder verder", "verder verder"),
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


def verwacht(patroon: Patroon, rol: str, methode: str) -> set[str] | None:
    """What a colleague may get; None when the table does not know the address."""
    letter = rol[0]
    if patroon.route.startswith("beheer/^"):
        return {"200"}
    if patroon.route in ANDERS:
        paar = ANDERS[patroon.route][methode == "post"]
        return {paar.split()["bc".index(letter)]}
    if patroon.model is None or "/".join(patroon.model) not in ZIET:
        return None
    soort = "/".join(patroon.model)
    einde = patroon.route.removeprefix(f"beheer/{soort}/")
    return _van_rijen(einde, letter in ZIET[soort], letter in MAAKT.get(soort, ""), methode)


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
