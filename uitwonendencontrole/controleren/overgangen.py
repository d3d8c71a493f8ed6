"""Every step of a check in one table: who does it, through which gate, until when, with which letter, and what the
student sees then. The database holds the same pairs (`models.Overgangspaar`); a test compares them.

Terms are names in `parameters/controle.toml`, which says of each whether it is law or an own norm.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from uitwonendencontrole.models.controle import Stand

S = Stand
OPEN = tuple(
    stand
    for stand in S
    if stand not in (S.AFGEROND_AKKOORD, S.HERROEPEN, S.ONHERROEPELIJK, S.GESTOPT)
)
"""The states that a stop freezes."""


class OvergangGeweigerd(ValueError):
    """This step cannot be taken from where the check stands, or its gate is shut; the message tells why."""


@dataclass(frozen=True, slots=True)
class Overgang:
    """One step. `poort` names the function in `poorten` that must agree; `termijn` the term that starts with it."""

    van: str
    naar: Stand
    daad: str
    actor: str
    poort: str = ""
    termijn: str = ""
    brief: str = ""


@dataclass(frozen=True, slots=True)
class Uitleg:
    """What the student reads while a check is in a state; `telt_niet` says that it does not count against them."""

    kop: str | Promise
    tekst: str | Promise
    telt_niet: bool = False


A, B, C, D = "beoordelaar", "tweede beoordelaar", "beslisser", "boetebeslisser"
STUDENT, PLANNER, BEZOEKER, SYSTEEM, ANDERE = "student", "planner", "bezoeker", "systeem", "bezwaar"

_VAST = (
    Overgang("", S.GELOOT, "start", SYSTEEM, "is_geloot", "", "controle_geloot"),
    Overgang(S.GELOOT, S.DOSSIERONDERZOEK, "open_dossier", A, "", "dossieronderzoek"),
    Overgang(S.DOSSIERONDERZOEK, S.AFGEROND_AKKOORD, "akkoord", A, "steekproef_gezien", "", "controle_akkoord"),
    Overgang(S.DOSSIERONDERZOEK, S.BEWIJS_GEVRAAGD, "vraag_bewijs", A, "twijfel_gedeeld", "bewijs", "controle_bewijs"),
    Overgang(S.BEWIJS_GEVRAAGD, S.AFGEROND_AKKOORD, "akkoord", A, "", "", "controle_akkoord"),
    Overgang(S.BEWIJS_GEVRAAGD, S.AFSPRAAK_AANGEBODEN, "bied_afspraak", PLANNER, "bezoek_mag", "afspraak", "controle_afspraak"),
    Overgang(S.BEWIJS_GEVRAAGD, S.VOORNEMEN, "neem_voor", B, "bewijs_draagt", "zienswijze", "controle_voornemen"),
    Overgang(S.AFSPRAAK_AANGEBODEN, S.BEZOEK_GEDAAN, "bezoek", BEZOEKER, "bezoek_rechtmatig", "rapport", "controle_bezocht"),
    Overgang(S.AFSPRAAK_AANGEBODEN, S.BEZOEK_GING_NIET_DOOR, "geen_bezoek", BEZOEKER, "", "", "controle_telt_niet_mee"),
    Overgang(S.AFSPRAAK_AANGEBODEN, S.AFGEROND_AKKOORD, "akkoord", A, "", "", "controle_akkoord"),
    Overgang(S.BEZOEK_GING_NIET_DOOR, S.BEWIJS_GEVRAAGD, "vraag_bewijs", A, "", "bewijs", "controle_bewijs"),
    Overgang(S.BEZOEK_GING_NIET_DOOR, S.AFGEROND_AKKOORD, "akkoord", A, "", "", "controle_akkoord"),
    Overgang(S.BEZOEK_GEDAAN, S.RAPPORT_TER_CORRECTIE, "leg_verslag_voor", BEZOEKER, "", "correctie", "controle_verslag"),
    Overgang(S.RAPPORT_TER_CORRECTIE, S.AFGEROND_AKKOORD, "akkoord", A, "", "", "controle_akkoord"),
    Overgang(S.RAPPORT_TER_CORRECTIE, S.BEWIJS_GEVRAAGD, "vraag_bewijs", A, "correctie_gehoord", "bewijs", "controle_bewijs"),
    Overgang(S.RAPPORT_TER_CORRECTIE, S.VOORNEMEN, "neem_voor", B, "bewijs_draagt", "zienswijze", "controle_voornemen"),
    Overgang(S.VOORNEMEN, S.AFGEROND_AKKOORD, "akkoord", C, "", "", "controle_akkoord"),
    Overgang(S.VOORNEMEN, S.BESLUIT_HERZIENING, "herzie", C, "mag_beslissen", "bezwaar", "controle_besluit"),
    Overgang(S.BESLUIT_HERZIENING, S.BESLUIT_BOETE, "beboet", D, "mag_beboeten", "bezwaar", "controle_boete"),
    *(Overgang(s, S.BEZWAAR, "ontvang_bezwaar", STUDENT, "bezwaar_op_tijd") for s in (S.BESLUIT_HERZIENING, S.BESLUIT_BOETE)),
    *(
        Overgang(s, S.ONHERROEPELIJK, "word_onherroepelijk", SYSTEEM, "termijn_voorbij", "", "controle_onherroepelijk")
        for s in (S.BESLUIT_HERZIENING, S.BESLUIT_BOETE, S.BEZWAAR, S.BEROEP)
    ),
    *(
        Overgang(s, S.HERROEPEN, "herroep", ANDERE, "ander_dan_beslisser", "", "controle_herroepen")
        for s in (S.BESLUIT_HERZIENING, S.BESLUIT_BOETE, S.BEZWAAR, S.BEROEP, S.ONHERROEPELIJK, S.GESTOPT)
    ),
    Overgang(S.BEZWAAR, S.BEZWAAR, "handhaaf", ANDERE, "ander_dan_beslisser", "beroep", "controle_gehandhaafd"),
    Overgang(S.BEZWAAR, S.BEROEP, "ontvang_beroep", STUDENT),
    Overgang(S.BEROEP, S.BEROEP, "handhaaf", ANDERE, "", "beroep"),
)  # fmt: skip
_STOP = tuple(
    regel
    for stand in OPEN
    for regel in (
        Overgang(stand, S.GESTOPT, "stop", SYSTEEM, "", "", "controle_gestopt"),
        Overgang(S.GESTOPT, stand, "hervat", A, "twee_hervatten", "hervat", "controle_hervat"),
    )
)
OVERGANGEN = (*_VAST, *_STOP)

ZIET: dict[Stand, Uitleg] = {
    S.GELOOT: Uitleg(_("U bent geloot"), _("Het lot heeft u aangewezen. Dat zegt niets over u. U kunt de loting zelf nakijken.")),
    S.DOSSIERONDERZOEK: Uitleg(_("Wij kijken naar de gegevens die wij al hebben"), _("U hoeft nu niets te doen. Wie uw gegevens bekijkt, ziet uw naam niet.")),
    S.AFGEROND_AKKOORD: Uitleg(_("Het is in orde"), _("De controle is klaar. Er verandert niets aan uw studiefinanciering.")),
    S.BEWIJS_GEVRAAGD: Uitleg(_("Wij vragen u om bewijs"), _("Laat zien dat u op uw adres woont. U kiest zelf welk bewijs u stuurt. Hebt u meer tijd nodig? Vraag dan uitstel.")),
    S.AFSPRAAK_AANGEBODEN: Uitleg(_("Wij willen graag bij u langskomen"), _("U kiest zelf een moment. U mag ook nee zeggen. Dat telt niet tegen u."), telt_niet=True),
    S.BEZOEK_GING_NIET_DOOR: Uitleg(_("Het bezoek ging niet door"), _("Dit telt niet tegen u. U kunt nog steeds bewijs sturen."), telt_niet=True),
    S.BEZOEK_GEDAAN: Uitleg(_("Wij zijn bij u langs geweest"), _("Wij schrijven nu op wat wij hebben gezien. U krijgt dat te lezen.")),
    S.RAPPORT_TER_CORRECTIE: Uitleg(_("Lees het verslag van het bezoek"), _("Klopt er iets niet? Schrijf dat bij het verslag. Wij lezen het voordat wij verdergaan.")),
    S.VOORNEMEN: Uitleg(_("Wij willen uw beurs veranderen"), _("Er is nog niets besloten. Vertel ons eerst wat u ervan vindt, op papier of in een gesprek. Wij bellen u ook.")),
    S.BESLUIT_HERZIENING: Uitleg(_("Wij hebben besloten over uw beurs"), _("U hoeft nu nog niets te betalen. U kunt bezwaar maken.")),
    S.BESLUIT_BOETE: Uitleg(_("Wij hebben besloten over een boete"), _("U hoeft nu nog niets te betalen. U kunt bezwaar maken.")),
    S.BEZWAAR: Uitleg(_("U hebt bezwaar gemaakt"), _("Iemand anders bekijkt het besluit opnieuw. Zolang hoeft u niets te betalen.")),
    S.BEROEP: Uitleg(_("De rechter bekijkt uw zaak"), _("Zolang de rechter niet heeft beslist, hoeft u niets te betalen.")),
    S.HERROEPEN: Uitleg(_("Het besluit is ingetrokken"), _("Wij hadden het niet goed. U hoeft niets te betalen. Wat u al betaalde, krijgt u terug.")),
    S.ONHERROEPELIJK: Uitleg(_("Het besluit staat vast"), _("Bezwaar of beroep kan niet meer. In de brief staat wat dit voor u betekent.")),
    S.GESTOPT: Uitleg(_("De controles zijn stilgezet"), _("U hoeft nu niets te doen en niets te betalen. Wij laten het u weten als dit verandert."), telt_niet=True),
}  # fmt: skip


def zoek(van: str, daad: str, naar: str = "") -> Overgang:
    """The step with this name from here. Raises `OvergangGeweigerd` when the table has none, or more than one."""
    gevonden = [
        o for o in OVERGANGEN if o.van == van and o.daad == daad and (not naar or o.naar == naar)
    ]
    if len(gevonden) != 1:
        raise OvergangGeweigerd(
            f"Vanuit '{van or 'niets'}' kan '{daad}' niet: kijk eerst waar deze controle staat."
        )
    return gevonden[0]


def daden(van: str) -> tuple[Overgang, ...]:
    """What can be done from a state."""
    return tuple(o for o in OVERGANGEN if o.van == van)
