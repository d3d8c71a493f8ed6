"""The letters: it was received, what was decided and how to object (3:45 Awb), the answer to a complaint (9:12 Awb)."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duo_portal.cases.models import Verzoek, Verzoekbesluit
from duo_portal.cases.soorten.brieftaken import registreer_brieven
from duo_portal.cases.soorten.tabel import zaaksoort
from duo_portal.cases.termijnen import ZES_WEKEN, verleng
from duo_portal.letters.inhoud import Briefinhoud, Deel
from duo_portal.letters.models import Brief
from duo_portal.letters.operations import NieuweBrief, leg_klaar
from duo_portal.letters.soorten import Briefsoort, registreer_briefsoort
from duo_portal.letters.vorm import bedrag, dag
from duo_portal.web.logging import maskeer

from .woorden import KEUZE, UITKOMST

ONTVANGST, BESLUIT, KLACHT = "verzoek_ontvangen", "verzoek_beslist", "klacht_afgehandeld"
BRON = "verzoek"


def ontvangen(brief: Brief) -> Briefinhoud:
    """The receipt, with the day by which there is an answer."""
    d = brief.data
    uiterlijk = _("U krijgt uiterlijk op %(dag)s antwoord.") % {"dag": dag(_dag(d["uiterlijk"]))}
    alineas = (
        _("Wij ontvingen dit op %(dag)s. Uw kenmerk is %(kenmerk)s.")
        % {"dag": dag(_dag(d["ontvangen_op"])), "kenmerk": d["kenmerk"]},
        uiterlijk,
        _("U kunt dit volgen en bestanden sturen op Mijn Studiefinanciering, bij Mijn zaken."),
    )
    return Briefinhoud(str(_kop(d["soort"])), (Deel("", alineas),))


def beslist(brief: Brief) -> Briefinhoud:
    """What was decided, by which room in the law, and how to object."""
    d = brief.data
    waarom = [d["gronden"]]
    if d["ruimte"]:
        waarom.append(_("Dit besluit rust op %(artikel)s.") % {"artikel": d["ruimte"]})
    delen = [Deel("", (_opening(d),)), Deel(_("Waarom besluiten wij dit?"), tuple(waarom))]
    if d["gevolg_centen"]:
        delen.append(
            Deel(
                _("Wat betekent dit voor u?"),
                (_("Dit is %(bedrag)s waard.") % {"bedrag": bedrag(d["gevolg_centen"])},),
            )
        )
    tot = verleng(brief.datum + ZES_WEKEN)
    delen.append(
        Deel(
            _("Bent u het er niet mee eens?"),
            (
                _("Dan kunt u bezwaar maken. Dat kan tot en met %(dag)s.") % {"dag": dag(tot)},
                _("De minister van Onderwijs, Cultuur en Wetenschap heeft dit besloten."),
            ),
        )
    )
    return Briefinhoud(str(UITKOMST[d["uitkomst"]]), tuple(delen))


def klacht(brief: Brief) -> Briefinhoud:
    """What we found and what we do with it (9:12(1)), and the ombudsman (9:12(2))."""
    d = brief.data
    delen = (
        Deel("", (_opening(d),)),
        Deel(_("Wat wij vonden en wat wij doen"), (d["gronden"],)),
        Deel(
            _("Bent u niet tevreden?"),
            (
                _("Dan kunt u naar de Nationale ombudsman. Dat kan tot 1 jaar na deze brief."),
                _("Hoe dat gaat, leest u op nationaleombudsman.nl."),
            ),
        ),
    )
    return Briefinhoud(str(UITKOMST[d["uitkomst"]]), delen)


def leg_ontvangst(verzoek: Verzoek) -> None:
    """Lay the receipt ready."""
    data = {
        "soort": verzoek.soort,
        "kenmerk": verzoek.zaak.kenmerk,
        "ontvangen_op": verzoek.ingediend_op,
        "uiterlijk": verzoek.zaak.termijn_tot,
    }
    _leg(verzoek, ONTVANGST, data)


def leg_besluit(verzoek: Verzoek, besluit: Verzoekbesluit) -> None:
    """Lay the letter of the table ready, if it has one; numbers that somebody typed are masked."""
    welke = set(zaaksoort(verzoek.soort, verzoek.ingediend_op).brieven) - {"ontvangst"}
    if not welke:
        return
    data = {
        "soort": verzoek.soort,
        "kenmerk": verzoek.zaak.kenmerk,
        "ingediend_op": verzoek.ingediend_op,
        "uitkomst": besluit.uitkomst,
        "gronden": maskeer(besluit.gronden),
        "ruimte": besluit.ruimte,
        "gevolg_centen": besluit.gevolg_centen,
    }
    _leg(verzoek, KLACHT if "klacht" in welke else BESLUIT, data)


def _opening(d: dict[str, str]) -> str:
    return _("U stuurde ons dit op %(dag)s. Uw kenmerk is %(kenmerk)s.") % {
        "dag": dag(_dag(d["ingediend_op"])),
        "kenmerk": d["kenmerk"],
    }


def _kop(soort: str) -> object:
    return KEUZE[soort].ontvangen


def _leg(verzoek: Verzoek, soort: str, data: dict[str, object]) -> None:
    leg_klaar(
        NieuweBrief(verzoek.persoon_id, verzoek.persoon.taal, verzoek.pk, data),
        soort=soort,
        bron=BRON,
        sjabloonversie=1,
    )


def _dag(tekst: str) -> date:
    return date.fromisoformat(tekst)


def registreer() -> None:
    """The kinds of letter, and who lays them."""
    for soort in (
        Briefsoort(ONTVANGST, gettext_lazy("Wij hebben uw bericht"), ontvangen),
        Briefsoort(BESLUIT, gettext_lazy("Ons besluit op uw verzoek"), beslist, is_besluit=True),
        Briefsoort(KLACHT, gettext_lazy("Ons antwoord op uw klacht"), klacht),
    ):
        registreer_briefsoort(soort)
    registreer_brieven(ontvangst=leg_ontvangst, besluit=leg_besluit)
