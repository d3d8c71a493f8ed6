"""The letters of a request: it was received, it takes longer (art. 12(3)), and what was decided and why."""

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duo_portal.cases.models import Zaak
from duo_portal.cases.termijnen import ZES_WEKEN
from duo_portal.cases.termijnen import verleng as naar_werkdag
from duo_portal.letters.inhoud import Briefinhoud, Deel
from duo_portal.letters.models import Brief
from duo_portal.letters.operations import NieuweBrief, leg_klaar
from duo_portal.letters.soorten import Briefsoort, registreer_briefsoort
from duo_portal.letters.vorm import dag
from duo_portal.privacy.models import Privacybesluit, Privacyverzoek

ONTVANGST, VERLENGD, BESLIST = "privacy_ontvangen", "privacy_verlengd", "privacy_beslist"
BRON = "privacyverzoek"
RECHT = {
    "inzage": gettext_lazy("U wilt uw gegevens zien."),
    "correctie": gettext_lazy("U wilt gegevens laten verbeteren."),
    "verwijdering": gettext_lazy("U wilt gegevens laten verwijderen."),
    "beperking": gettext_lazy("U wilt dat wij uw gegevens even niet gebruiken."),
    "bezwaar": gettext_lazy("U bent het er niet mee eens dat wij uw gegevens gebruiken."),
}
KOP = {
    "ingewilligd": gettext_lazy("Wij doen wat u vraagt"),
    "deels": gettext_lazy("Wij doen een deel van wat u vraagt"),
    "afgewezen": gettext_lazy("Wij doen niet wat u vraagt"),
}


def ontvangen(brief: Brief) -> Briefinhoud:
    """The receipt, with the last day."""
    d = brief.data
    alineas = [
        _("Wij ontvingen uw verzoek op %(dag)s.") % {"dag": dag(_dag(d["ingediend_op"]))},
        str(RECHT[d["recht"]]),
        _("U krijgt uiterlijk op %(dag)s antwoord.") % {"dag": dag(_dag(d["uiterlijk"]))},
    ]
    if d["recht"] == "inzage":
        alineas.append(_("U kunt al uw gegevens ook nu al downloaden op Mijn Studiefinanciering."))
    return Briefinhoud(_("Wij hebben uw verzoek over uw gegevens"), (Deel("", tuple(alineas)),))


def verlengd(brief: Brief) -> Briefinhoud:
    """It takes longer, and why."""
    d = brief.data
    return Briefinhoud(
        _("Wij hebben meer tijd nodig"),
        (
            Deel(
                "",
                (
                    _("U vroeg op %(dag)s iets over uw gegevens.")
                    % {"dag": dag(_dag(d["ingediend_op"]))},
                    _("Dit lukt niet binnen 1 maand. De reden is: %(reden)s")
                    % {"reden": d["reden"]},
                    _("U krijgt nu uiterlijk op %(dag)s antwoord.")
                    % {"dag": dag(_dag(d["uiterlijk"]))},
                    _("Bent u het hier niet mee eens? Dan kunt u klagen bij de Autoriteit Persoonsgegevens."),
                ),
            ),
        ),
    )  # fmt: skip


def beslist(brief: Brief) -> Briefinhoud:
    """The decision with its grounds, what stays and until when, and the ways on (art. 12(4) AVG, 34 UAVG)."""
    d = brief.data
    delen = [
        Deel(
            "",
            (
                _("U vroeg op %(dag)s iets over uw gegevens.")
                % {"dag": dag(_dag(d["ingediend_op"]))},
                str(RECHT[d["recht"]]),
            ),
        ),
        Deel(_("Waarom besluiten wij dit?"), (d["gronden"],)),
    ]
    if d["wettelijke_plicht"]:
        regels = [_("Wij moeten deze gegevens bewaren: %(plicht)s.") % {"plicht": d["wettelijke_plicht"]}]  # fmt: skip
        if d["weg_op"]:
            regels.append(_("Vanaf %(dag)s verwijderen wij ze.") % {"dag": dag(_dag(d["weg_op"]))})
        delen.append(Deel(_("Wat wij bewaren"), tuple(regels)))
    tot = naar_werkdag(brief.datum + ZES_WEKEN)
    delen.append(
        Deel(
            _("Bent u het er niet mee eens?"),
            (
                _("Dan kunt u bezwaar maken. Dat kan tot en met %(dag)s.") % {"dag": dag(tot)},
                _("U kunt ook klagen bij de Autoriteit Persoonsgegevens."),
            ),
        )
    )
    return Briefinhoud(str(KOP[d["besluit"]]), tuple(delen))


def leg_ontvangst(verzoek: Privacyverzoek, zaak: Zaak) -> None:
    """Lay the receipt ready."""
    _leg(verzoek, ONTVANGST, {"recht": verzoek.recht, "uiterlijk": zaak.termijn_tot})


def leg_verlenging(verzoek: Privacyverzoek, zaak: Zaak, reden: str) -> None:
    """Lay the notice of extension ready."""
    _leg(verzoek, VERLENGD, {"reden": reden, "uiterlijk": zaak.termijn_tot})


def leg_besluit(verzoek: Privacyverzoek, besluit: Privacybesluit) -> None:
    """Lay the decision ready."""
    data = {
        "recht": verzoek.recht,
        "besluit": besluit.besluit,
        "gronden": besluit.gronden,
        "wettelijke_plicht": besluit.wettelijke_plicht,
        "weg_op": besluit.weg_op,
    }
    _leg(verzoek, BESLIST, data)


def _leg(verzoek: Privacyverzoek, soort: str, data: Mapping[str, object]) -> None:
    alles = {**data, "ingediend_op": verzoek.ingediend_op}
    leg_klaar(
        NieuweBrief(verzoek.persoon_id, verzoek.persoon.taal, verzoek.pk, alles),
        soort=soort,
        bron=BRON,
        sjabloonversie=1,
    )


def _dag(tekst: str) -> date:
    return date.fromisoformat(tekst)


def registreer() -> None:
    """The kinds of letter."""
    registreer_briefsoort(
        Briefsoort(ONTVANGST, gettext_lazy("Wij hebben uw verzoek over uw gegevens"), ontvangen)
    )
    registreer_briefsoort(
        Briefsoort(VERLENGD, gettext_lazy("Wij hebben meer tijd nodig"), verlengd)
    )
    registreer_briefsoort(
        Briefsoort(BESLIST, gettext_lazy("Ons besluit over uw gegevens"), beslist, is_besluit=True)
    )
