"""The log and the evidence in the student's words. Colleagues are letters: that they are different people is to be seen."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from string import ascii_uppercase
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _nu
from django.utils.translation import gettext_lazy as _

from uitwonendencontrole.controleren.queries import Gebeurtenis
from uitwonendencontrole.controleren.vragenlijst import REDENEN
from uitwonendencontrole.models import Bewijsstuk, Bezoek

Tekst = str | Promise
_S = Bewijsstuk.Soort
SOORT: dict[str, Tekst] = {
    _S.HUURCONTRACT: _("Huurcontract"),
    _S.HUURBETALING: _("Bewijs dat u huur betaalt"),
    _S.VERKLARING_HUISGENOOT: _("Verklaring van een huisgenoot"),
    _S.VERKLARING_VERHUURDER: _("Verklaring van uw verhuurder"),
    _S.ENERGIE: _("Rekening van energie, water of internet"),
    _S.REISGEGEVENS: _("Uw eigen reisgegevens"),
    _S.POST: _("Post die op uw adres kwam"),
    _S.VERKLARING_ZELF: _("Uw eigen verklaring"),
    _S.ANDERS: _("Iets anders"),
}
"""What a student can send."""
SOORTEN: dict[str, Tekst] = {
    **SOORT,
    _S.REGISTRATIE: _("Gegevens uit een register"),
    _S.BEZOEK: _("Bezoek op uw adres"),
    _S.VERKLARING_BUREN: _("Verklaring van buren"),
}
WIJST: dict[str, Tekst] = {
    Bewijsstuk.Wijst.WOONT_ER: _("Wijst erop dat u er woont"),
    Bewijsstuk.Wijst.WOONT_ER_NIET: _("Wijst erop dat u er niet woont"),
    Bewijsstuk.Wijst.ONBEKEND: _("Zegt nog niets zekers"),
}
UITKOMST: dict[str, Tekst] = {
    Bezoek.Uitkomst.GEWEIGERD: _("U wilde geen bezoek"),
    Bezoek.Uitkomst.NIET_THUIS: _("Er was niemand thuis"),
    Bezoek.Uitkomst.AFGEZEGD: _("Wij zegden het bezoek af"),
}
VERWIJT: dict[str, Tekst] = {
    "volledig": _("Wij vinden dat u hier schuld aan hebt."),
    "verminderd": _("Wij vinden dat u hier minder schuld aan hebt."),
    "geen": _("Wij vinden dat u hier geen schuld aan hebt. Daarom is er geen boete."),
}
DAAD: dict[str, Tekst] = {
    "start": _("U werd geloot"),
    "open_dossier": _("Iemand begon met kijken"),
    "beoordeel": _("Iemand gaf een oordeel"),
    "kijk_mee": _("Een tweede persoon keek mee"),
    "akkoord": _("Het is in orde: de controle is klaar"),
    "vraag_bewijs": _("Wij vroegen u om bewijs"),
    "uitstel": _("U kreeg meer tijd"),
    "bewijs": _("Er kwam bewijs bij"),
    "duid": _("Iemand schreef op waar een bewijs op wijst"),
    "bied_afspraak": _("Wij stelden een bezoek voor"),
    "kies_tijdvak": _("U koos een moment"),
    "geen_bezoek": _("Het bezoek ging niet door. Dat telt niet tegen u"),
    "bezoek": _("Wij kwamen bij u langs"),
    "leg_verslag_voor": _("U kreeg het verslag te lezen"),
    "reactie": _("U reageerde op het verslag"),
    "bevinding": _("Iemand schreef op over welke dagen het bewijs gaat"),
    "gesprek": _("Wij belden u"),
    "neem_voor": _("Wij schreven wat wij van plan zijn"),
    "zienswijze": _("U vertelde wat u ervan vindt"),
    "herzie": _("Wij besloten over uw beurs"),
    "beboet": _("Wij besloten over een boete"),
    "ontvang_bezwaar": _("U maakte bezwaar"),
    "handhaaf": _("Wij bleven bij ons besluit"),
    "ontvang_beroep": _("U ging naar de rechter"),
    "herroep": _("Wij trokken ons besluit in"),
    "herroep_boete": _("Wij trokken de boete in"),
    "word_onherroepelijk": _("Het besluit staat vast"),
    "stop": _("Alle controles werden stilgezet"),
    "hervat": _("De controle ging verder"),
    "termijn_voorbij": _("Een termijn was voorbij. Dat telt niet tegen u"),
}
FEIT: dict[str, Tekst] = {
    "reden": _("Reden"),
    "reden_code": _("Soort reden"),
    "verslag": _("Verslag"),
    "reactie": _("Wat u schreef"),
    "tekst": _("Wat u vertelde"),
    "toelichting": _("Toelichting"),
    "motivering": _("Waarom"),
    "hardheid": _("Of er bijzondere omstandigheden zijn"),
    "wat_ging_mis": _("Wat er misging"),
    "grond": _("Reden"),
    "uitspraak": _("Uitspraak"),
}
OORDEEL: dict[str, Tekst] = {"akkoord": _("In orde"), "twijfel": _("Twijfel")}


@dataclass(frozen=True, slots=True)
class Regel:
    """One line of the log as the student reads it."""

    nummer: int
    op: date
    wat: Tekst
    wie: str
    feiten: list[tuple[Tekst, Tekst]]
    hash: str


def regels(log: list[Gebeurtenis]) -> list[Regel]:
    """The whole log; the same letter is the same colleague throughout."""
    letters: dict[str, str] = {}
    namen = iter(ascii_uppercase)
    return [
        Regel(
            g.nummer,
            g.op,
            DAAD.get(g.daad, g.daad),
            _wie(g.actor, letters, namen),
            list(_feiten(g.gegevens)),
            g.hash,
        )
        for g in log
    ]


def _wie(actor: str, letters: dict[str, str], namen: Iterator[str]) -> str:
    if actor.startswith("burger"):
        return _nu("u, of wie namens u handelt")
    if actor == "systeem":
        return _nu("de computer")
    sleutel = actor.casefold()
    if sleutel not in letters:
        letters[sleutel] = next(namen, "Z")
    return _nu("medewerker %(letter)s") % {"letter": letters[sleutel]}


def _feiten(gegevens: dict[str, Any]) -> Iterator[tuple[Tekst, Tekst]]:
    if gegevens.get("oordeel") in OORDEEL:
        yield _("Oordeel"), OORDEEL[gegevens["oordeel"]]
    if "is_eens" in gegevens:
        yield _("Eens met het eerste oordeel"), _("ja") if gegevens["is_eens"] else _("nee")
    if gegevens.get("soort") in SOORTEN:
        yield _("Soort bewijs"), SOORTEN[gegevens["soort"]]
    if gegevens.get("wijst_op") in WIJST:
        yield _("Waar het op wijst"), WIJST[gegevens["wijst_op"]]
    for naam, titel in FEIT.items():
        if waarde := gegevens.get(naam):
            yield titel, REDENEN.get(str(waarde), str(waarde))
