"""The table: per address what each role gets. An address that is not in it fails the test.

The words of a row are, in this order, for nobody signed in, student `a` (whose things stand in the address), another
student, a parent of `a` who acts for `a`, a representative of `a` who may read, and one who may act. `deur` is the
sign-in of citizens, `inlog` that of staff, `verder` any other redirect. For the portal a colleague is nobody.
"""

from .routes import routes

Rij = tuple[str, str]
"""What a GET and a POST give."""

ALTIJD = "200 200 200 200 200 200"
NOOIT = "405 405 405 405 405 405"
GEEN_POST = "deur 405 405 404 403 405"
"""Who may only read is told so before the page says that it takes no form."""
DOSSIER: Rij = ("deur 200 200 404 200 200", GEEN_POST)
"""A page of the open file: another student sees the own one."""
DING: Rij = ("deur 200 404 404 200 200", GEEN_POST)
"""A thing of student `a`."""
OPEN: Rij = (ALTIJD, NOOIT)
_ALLEEN_POST = "deur 405 405 404 405 405"
_GEEN_SCHULD: Rij = ("deur 404 404 404 404 404", GEEN_POST)
"""A statement of a debt that nobody here has."""
HEEN: Rij = ("verder verder verder verder verder verder",) * 2

PORTAAL: dict[str, Rij] = {
    "": OPEN,
    ".well-known/security.txt": OPEN,
    "_healthz/livez": OPEN,
    "_healthz/metrics": (NOOIT.replace("405", "404"), NOOIT),
    "_healthz/readyz": OPEN,
    "over/": OPEN,
    "privacy/": OPEN,
    "privacy/register/": OPEN,
    "privacy/bewaartermijnen/": OPEN,
    "mijn/privacy/": (DOSSIER[0], "deur 422 422 404 403 422"),
    "mijn/privacy/<uuid:uuid>/": _GEEN_SCHULD,
    "mijn/privacy/<uuid:uuid>/intrekken/": ("deur 405 405 404 405 405", "deur 404 404 404 403 404"),
    "stijlgids/": OPEN,
    "toegankelijkheid/": OPEN,
    "taal/": HEEN,
    "vooraf/": OPEN,
    "vooraf/recht/": (ALTIJD, ALTIJD),
    "vooraf/proefberekening/": (ALTIJD, ALTIJD),
    "vooraf/regelingen/": OPEN,
    "vooraf/wat-verandert/<slug:naam>/": (NOOIT.replace("405", "404"), NOOIT),
    "controle/eerlijk/": OPEN,
    "controle/eerlijk/rapport.json": OPEN,
    "controle/register/": OPEN,
    "controle/register/algoritmeregister.json": OPEN,
    "controle/verantwoording/<int:jaar>/": (NOOIT.replace("405", "404"), NOOIT),
    "controle/trekkingen/": OPEN,
    "controle/trekkingen/nareken.py": OPEN,
    "controle/trekkingen/<uuid:kader>/": (NOOIT.replace("405", "404"), NOOIT),
    "controle/trekkingen/<uuid:kader>/loting.json": (NOOIT.replace("405", "404"), NOOIT),
    "mijn/controle/loting/bewijs.py": OPEN,
    "mijn/controle/zaak/": (DOSSIER[0], "deur 404 404 404 403 404"),
    "mijn/controle/zaak/<uuid:uuid>/": (_GEEN_SCHULD[0], "deur 404 404 404 403 404"),
    "mijn/controle/loting/<uuid:kader>/": ("deur 404 404 404 404 404", GEEN_POST),
    "mijn/controle/loting/<uuid:kader>/bewijs.json": ("deur 404 404 404 404 404", GEEN_POST),
    "aanmelden/": ("200 verder verder verder verder verder", "400 400 400 400 400 400"),
    "aanmelden/demo/": (HEEN[0], "400 400 400 400 400 400"),
    "aanmelden/terug/": ("400 400 400 400 400 400", NOOIT),
    "aanmelden/bevestig/": ("deur 200 200 200 200 200", "deur verder verder verder verder verder"),
    "aanmelden/verleng/": (NOOIT, "401 200 200 200 200 200"),
    "aanmelden/af/": ("verder 200 200 200 200 200", HEEN[1]),
    "aanmelden/afgemeld/": OPEN,
    "aanmelden/namens/": ("deur 200 200 200 200 200", "deur 404 404 404 verder verder"),
    "mijn/": DOSSIER,
    "mijn/studiefinanciering/": DOSSIER,
    "mijn/betalingen/": DOSSIER,
    "mijn/schuld/": DOSSIER,
    "mijn/inzage/": DOSSIER,
    "mijn/zaken/te-laat/": (DOSSIER[0], "deur 422 422 404 403 422"),
    "mijn/wijzigen/": DOSSIER,
    "mijn/reisproduct/": DOSSIER,
    "mijn/ouders/": DOSSIER,
    "mijn/berichten/": DOSSIER,
    "mijn/gegevens/": DOSSIER,
    "mijn/alles/": (DOSSIER[0], "deur 200 200 404 403 200"),
    "mijn/wat-als/": (DOSSIER[0], "deur 400 400 404 400 400"),
    "mijn/tip/<slug:soort>/": (DOSSIER[0], "deur verder verder 404 403 verder"),
    "mijn/besluiten/<uuid:sleutel>/": DING,
    "mijn/besluiten/<uuid:sleutel>/<str:maand>/": DING,
    "mijn/berichten/<uuid:uuid>/": DING,
    "mijn/berichten/<uuid:uuid>/pdf/": DING,
    "mijn/berichten/duidelijk/": (NOOIT, HEEN[1]),
    "mijn/gegevens/contact/": (DOSSIER[0], "deur 422 422 404 403 422"),
    "mijn/gegevens/taal/": ("deur 405 405 404 405 405", "deur verder verder 404 403 verder"),
    "mijn/gegevens/machtigen/": ("deur 200 200 404 404 404", "deur 422 422 404 404 404"),
    "mijn/gegevens/machtigen/<uuid:uuid>/stop/": (
        "deur verder verder 404 404 404",
        "deur verder 404 404 404 404",
    ),
    "mijn/ouderinkomen/": ("deur 200 200 200 404 404", "deur 405 405 405 404 404"),
    "mijn/zaken/": DOSSIER,
    "mijn/zaken/<uuid:uuid>/": _GEEN_SCHULD,
    "mijn/zaken/<uuid:uuid>/intrekken/": ("deur 404 404 404 404 404", "deur 404 404 404 403 404"),
    "mijn/zaken/nieuw/": DOSSIER,
    "mijn/zaken/nieuw/<slug:soort>/": (DOSSIER[0], "deur 422 422 404 403 422"),
    "mijn/zaken/verzoek/<uuid:uuid>/": _GEEN_SCHULD,
    "mijn/zaken/verzoek/<uuid:uuid>/intrekken/": (
        "deur 404 404 404 404 404",
        "deur 404 404 404 403 404",
    ),
    "mijn/zaken/stuk/<uuid:stuk>/": _GEEN_SCHULD,
    "mijn/zaken/map/<uuid:map_>/erbij/": (_ALLEEN_POST, "deur verder 404 404 403 verder"),
    "mijn/zaken/map/<uuid:map_>/<uuid:stuk>/weg/": (_ALLEEN_POST, "deur verder 404 404 403 verder"),
    "mijn/regelingen/": DOSSIER,
    "mijn/regelingen/besluit/<uuid:uuid>/": _GEEN_SCHULD,
    "mijn/regelingen/lesgeld/": DOSSIER,
    "mijn/regelingen/lesgeld/<uuid:uuid>/termijnen/": (
        _ALLEEN_POST,
        "deur 404 404 404 403 404",
    ),
    "mijn/terugbetalen/": DOSSIER,
    "mijn/terugbetalen/planner/": (DOSSIER[0], "deur 200 200 404 200 200"),
    "mijn/terugbetalen/zo-rekenen-wij/": OPEN,
    "mijn/terugbetalen/afspraak/": (DOSSIER[0], "deur 422 422 404 403 422"),
    "mijn/terugbetalen/afspraak/afzeggen/": (
        "deur 405 405 404 405 405",
        "deur verder verder 404 403 verder",
    ),
    "mijn/terugbetalen/regeling/": DOSSIER,
    "mijn/terugbetalen/overzichten/": DOSSIER,
    "mijn/terugbetalen/overzichten/hypotheek/": _GEEN_SCHULD,
    "mijn/terugbetalen/overzichten/<int:jaar>/": _GEEN_SCHULD,
    "mijn/terugbetalen/betalen/<uuid:verzoek>/": OPEN,
    "mijn/terugbetalen/betalen/<uuid:verzoek>/bank/": (ALTIJD, ALTIJD),
    "api/v1/documentatie": OPEN,
    "api/v1/openapi.json": OPEN,
    "api/v1/openapi.yaml": OPEN,
}

# The pages of an act: begin, throw away, receipt, check, step. Who may act for `a` has drafts of their own.
_BEGIN, _WEG, _ONTVANGST, _CONTROLE, _STAP = range(5)
_STUDENT = (
    ("deur verder verder 404 403 verder", GEEN_POST),
    ("deur 405 405 404 403 405", "deur verder verder 404 403 verder"),
    ("deur 200 404 404 403 404", GEEN_POST),
    ("deur verder verder 404 403 verder", "deur verder verder 404 403 verder"),
    ("deur 200 200 404 403 200", "deur 200 200 404 403 200"),
)
_MET_INLEIDING = (("deur 200 200 404 403 200", GEEN_POST), *_STUDENT[1:])
"""An act that begins with a page about what it is."""
_IN_PERSOON = tuple(
    tuple(" ".join([*woorden.split()[:4], "404 404"]) for woorden in rij) for rij in _STUDENT
)
"""Only by the student: a representative does not find it."""
_BELET = "deur 200 200 404 403 200"
_LOOPT_AL = (
    (_BELET, _BELET),
    (_BELET, _BELET),
    _STUDENT[_ONTVANGST],
    (_BELET, _BELET),
    (_BELET, _BELET),
)
"""Who has a grant already, or nothing to arrange, is told so on every page but the receipt."""
_GEEN_KIND = "deur 200 200 {} 404 404"
_OUDER = (
    (_GEEN_KIND.format("verder"), _GEEN_KIND.format("405")),
    (_GEEN_KIND.format("405"), _GEEN_KIND.format("verder")),
    ("deur 200 404 404 404 404", "deur 405 405 405 404 404"),
    (_GEEN_KIND.format("verder"), _GEEN_KIND.format("verder")),
    (_GEEN_KIND.format("200"), _GEEN_KIND.format("200")),
)
"""A parent's own act; students without children are told that it is not for them."""
_IN_PERSOON_BELET = tuple(
    tuple(" ".join([*woorden.split()[:4], "404 404"]) for woorden in rij) for rij in _LOOPT_AL
)
_BEZWAAR = (
    ("deur 200 404 404 403 200", "deur 405 404 404 403 405"),
    ("deur 405 404 404 403 405", "deur verder 404 404 403 verder"),
    ("deur 200 404 404 403 404", "deur 405 405 404 403 405"),
    ("deur verder 404 404 403 verder", "deur verder 404 404 403 verder"),
    ("deur 200 404 404 403 200", "deur verder 404 404 403 verder"),
)
"""About one decision of `a`: with its key in the address nobody else finds even the form."""
WIZARDS = {
    "aanvragen": _LOOPT_AL,
    "wonen": _STUDENT,
    "lenen": _STUDENT,
    "opleiding": _STUDENT,
    "stoppen": _STUDENT,
    "reisproduct": _STUDENT,
    "reis_gestopt": _STUDENT,
    "peiljaar_student": _STUDENT,
    "rekening": _IN_PERSOON,
    "regelen": _LOOPT_AL,
    "regeling_wijzigen": _LOOPT_AL,
    "ouder_buiten": _IN_PERSOON,
    "bezwaar": _BEZWAAR,
    "regeling_eui": _MET_INLEIDING,
    "regeling_wtos": _MET_INLEIDING,
    "regeling_lerarenbeurs": _MET_INLEIDING,
    "regeling_inburgering": _MET_INLEIDING,
    # Acts of repaying: who has no debt is told so on every page but the receipt.
    "extra_aflossen": _LOOPT_AL,
    "verhogen": _LOOPT_AL,
    "aflosvrij": _LOOPT_AL,
    "aflosvrij_terug": _LOOPT_AL,
    "inkomenstoets": _LOOPT_AL,
    "alleenstaand": _LOOPT_AL,
    "peiljaar_schuld": _LOOPT_AL,
    "partner": _LOOPT_AL,
    "heffingskorting": _LOOPT_AL,
    "regelkeuze": _LOOPT_AL,
    "machtiging": _IN_PERSOON_BELET,
    "peiljaar": _OUDER,
    "inkomen_melden": _OUDER,
}
_EINDES = ("weggooien/", "ontvangst/<uuid:sleutel>/", "controle/", "<slug:stap>/")

SCHRIJFT_BIJ_LEZEN = {
    "mijn/berichten/<uuid:uuid>/": {"letters_gelezenop"},
    "mijn/berichten/<uuid:uuid>/pdf/": {"letters_gelezenop", "letters_briefpdf"},
}
"""The only marks that a GET leaves, beside the record of who looked."""
INZAGE = "audit_inzage"
KLOK = "identity_sessie"
"""The clock of a colleague's session notes that a screen about money was opened."""


def portaalrijen() -> dict[str, Rij]:
    """Every address of the portal with its row."""
    rijen = dict(PORTAAL)
    for route, wizard in routes():
        if wizard is not None and wizard.soort in WIZARDS:
            einde = next((n for n, deel in enumerate(_EINDES, 1) if route.endswith(deel)), _BEGIN)
            get, post = WIZARDS[wizard.soort][einde]
            rijen[route] = (get, post)
    return rijen


# The API: nobody, a session of the portal, a token of `a`, one of `a` to read only, one of another student, the key
# of the school that sent the report, that of another school.
API: dict[str, Rij] = {
    "api/v1/proefberekeningen": ("405 " * 7, "400 " * 7),
    "api/v1/parameters": ("200 " * 7, "405 " * 7),
    "api/v1/inschrijvingen": ("401 401 401 401 401 405 405", "401 401 401 401 401 400 400"),
    "api/v1/diplomas": ("401 401 401 401 401 405 405", "401 401 401 401 401 400 400"),
    "api/v1/ontvangstbewijzen/<uuid:ontvangstbewijs>": (
        "401 401 401 401 401 200 404",
        "401 401 401 401 401 405 405",
    ),
    "api/v1/aanvragen": ("401 401 200 200 200 401 401", "401 401 400 403 400 401 401"),
    "api/v1/aanvragen/<uuid:kenmerk>": (
        "401 401 200 200 404 401 401",
        "401 401 405 403 405 401 401",
    ),
    "api/v1/toekenningen": ("401 401 200 200 200 401 401", "401 401 405 403 405 401 401"),
    "api/v1/toekenningen/<uuid:kenmerk>": (
        "401 401 200 200 404 401 401",
        "401 401 405 403 405 401 401",
    ),
    "api/v1/toekenningen/<uuid:kenmerk>/uitleg": (
        "401 401 200 200 404 401 401",
        "401 401 405 403 405 401 401",
    ),
    "api/v1/betalingen": ("401 401 200 200 200 401 401", "401 401 405 403 405 401 401"),
    "api/v1/schuld": ("401 401 200 200 200 401 401", "401 401 405 403 405 401 401"),
    "api/v1/brieven": ("401 401 200 200 200 401 401", "401 401 405 403 405 401 401"),
    "api/v1/wijzigingen/lening": ("401 401 405 405 405 401 401", "401 401 400 403 400 401 401"),
    "api/v1/wijzigingen/stopzetting": (
        "401 401 405 405 405 401 401",
        "401 401 400 403 400 401 401",
    ),
    r"api/v1/^[\s\S]*$": ("404 " * 7, "404 " * 7),
}
