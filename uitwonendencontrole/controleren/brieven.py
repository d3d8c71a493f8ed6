"""The letters of a check: one per step that has one, about what it means, what is asked, and until when."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.conf import settings
from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from duo_portal.foundation.law import LawReference
from duo_portal.foundation.period import Maand
from duo_portal.letters.inhoud import Besluitblok, Briefinhoud, Deel, Link, Tabel
from duo_portal.letters.models import Brief
from duo_portal.letters.soorten import Briefsoort
from duo_portal.letters.vorm import bedrag, dag
from duo_portal.letters.vorm import maand as maandnaam
from uitwonendencontrole.models import Controle


def _nodig(brief: Brief) -> bool:
    d = brief.data
    return Controle.objects.filter(uuid=d["controle"], stand=d["stand"]).exists()


def _termijn(brief: Brief) -> dict[str, str]:
    tot = brief.data["termijn_tot"]
    return {"tot": dag(date.fromisoformat(tot)) if tot else ""}


def _geloot(brief: Brief) -> list[str]:
    return [
        _("Wij controleren of studenten met een uitwonendenbeurs op hun adres wonen. Een loting bepaalt wie wij controleren."),
        _("De loting heeft u aangewezen: %(aantal)s van de %(totaal)s studenten. Dit zegt niets over u.") % {"aantal": brief.data["aantal"], "totaal": brief.data["totaal"]},
        _("Wij kijken eerst alleen naar gegevens die wij al hebben. U hoeft nu niets te doen."),
    ]  # fmt: skip


def _akkoord(_brief: Brief) -> list[str]:
    return [
        _("Wij hebben gekeken of u op uw adres woont. Het is in orde. De controle is klaar."),
        _("Er verandert niets aan uw studiefinanciering. Wat u ons stuurde, bewaren wij nog 13 weken. Daarna wissen wij het."),
    ]  # fmt: skip


def _bewijs(brief: Brief) -> list[str]:
    return [
        _("Wij weten nog niet zeker of u op uw adres woont. Wilt u dat laten zien? Doe dat uiterlijk op %(tot)s.") % _termijn(brief),
        _("U kiest zelf welk bewijs u stuurt. Bijvoorbeeld uw huurcontract, betalingen van de huur, of een verklaring van een huisgenoot."),
        _("Hebt u meer tijd nodig? U kunt één keer uitstel vragen. Een reden is niet nodig."),
    ]  # fmt: skip


def _afspraak(brief: Brief) -> list[str]:
    return [
        _("Wij willen graag bij u langskomen. U kiest zelf een moment, uiterlijk op %(tot)s. Er is ook een moment in de avond of in het weekend.") % _termijn(brief),
        _("U hoeft niet mee te werken. Zegt u nee, dan telt dat niet tegen u. U kunt ook op een andere manier bewijs geven."),
        _("Onze twee bezoekers laten een pas zien. Zij gaan alleen naar binnen als u dat goed vindt, en alleen in de ruimten die u noemt."),
    ]  # fmt: skip


def _telt_niet(_brief: Brief) -> list[str]:
    return [
        _("Het bezoek ging niet door. Dat telt niet tegen u."),
        _("U kunt nog steeds op een andere manier laten zien dat u op uw adres woont."),
    ]


def _bezocht(_brief: Brief) -> list[str]:
    return [
        _("Wij zijn bij u langs geweest. In uw dossier staat welke toestemming u gaf."),
        _("Wij maken een verslag. U krijgt dat te lezen, en u mag het verbeteren."),
    ]


def _verslag(brief: Brief) -> list[str]:
    return [
        _("Het verslag van het bezoek staat in uw dossier. Lees het, en schrijf erbij wat niet klopt. Dat kan tot en met %(tot)s.") % _termijn(brief),
    ]  # fmt: skip


def _voornemen(brief: Brief) -> list[str]:
    uit = [
        _("Wij denken dat u een tijd niet op uw adres woonde. Daarom willen wij uw beurs voor die maanden veranderen. Er is nog niets besloten."),
        _("Het gaat samen om %(bedrag)s. In de tabel staat het per maand.") % {"bedrag": bedrag(brief.data["terug_centen"])},
        _("Vertel ons wat u ervan vindt, uiterlijk op %(tot)s. Dat mag op papier of in een gesprek. Wij bellen u ook. U mag alle stukken bekijken.") % _termijn(brief),
    ]  # fmt: skip
    if brief.data["is_boete_mogelijk"]:
        uit.append(_("Er kan ook een boete komen. U hoeft daarom niet te antwoorden op onze vragen. U kunt om een tolk vragen."))  # fmt: skip
    return uit


def _besluit(brief: Brief) -> list[str]:
    return [
        _("Wij hebben besloten dat u in deze maanden geen recht had op een uitwonendenbeurs. Het gaat samen om %(bedrag)s.") % {"bedrag": bedrag(brief.data["terug_centen"])},
        _("Dit is de reden: %(reden)s") % {"reden": brief.data["motivering"]},
        _("U hoeft nu nog niets te betalen. Dat hoeft pas als het besluit vaststaat."),
    ]  # fmt: skip


def _boete(brief: Brief) -> list[str]:
    d = brief.data
    if not d["bedrag_centen"]:
        return [_("U krijgt geen boete. Wij vinden niet dat u er iets aan kon doen."), _("Dit is de reden: %(reden)s") % {"reden": d["motivering"]}]  # fmt: skip
    wat = {"bedrag": bedrag(d["bedrag_centen"]), "procent": d["procent"], "basis": bedrag(d["grondslag_centen"])}  # fmt: skip
    return [
        _("U krijgt een boete van %(bedrag)s. Dat is %(procent)s procent van %(basis)s.") % wat,
        _("Dit is de reden: %(reden)s") % {"reden": d["motivering"]},
        _("U hoeft nu nog niets te betalen. Dat hoeft pas als het besluit vaststaat."),
    ]


def _gehandhaafd(brief: Brief) -> list[str]:
    return [
        _("Wij hebben uw bezwaar bekeken. Het besluit blijft zoals het is."),
        _("Bent u het er niet mee eens? U kunt naar de rechter, tot en met %(tot)s. Zolang hoeft u niets te betalen.") % _termijn(brief),
    ]  # fmt: skip


def _herroepen(brief: Brief) -> list[str]:
    d = brief.data
    engels = d.get("wat_ging_mis_en") if get_language() == "en" else ""
    uit = [
        _("Wij hebben een fout gemaakt. Wij trekken het besluit in. Het spijt ons."),
        _("Dit ging er mis: %(wat)s") % {"wat": engels or d["wat_ging_mis"]},
    ]
    if not d["was_uitgevoerd"]:
        return [*uit, _("U hebt hiervoor nog niets betaald. U hoeft ook niets te betalen.")]
    uit.append(_("U krijgt terug wat u hebt betaald of minder hebt gekregen, samen %(bedrag)s, met rente als de wet dat zegt.") % {"bedrag": bedrag(d["terug_centen"])})  # fmt: skip
    if d.get("boete_betaald_centen"):
        uit.append(_("De boete vervalt. U krijgt %(bedrag)s terug die u al hebt betaald.") % {"bedrag": bedrag(d["boete_betaald_centen"])})  # fmt: skip
    elif d.get("boete_centen"):
        uit.append(_("De boete vervalt. U hoeft die niet meer te betalen."))
    if d.get("rente_centen"):
        uit.append(_("U moest lang op uw geld wachten. Daarom krijgt u ook %(bedrag)s rente.") % {"bedrag": bedrag(d["rente_centen"])})  # fmt: skip
    uit.append(_("U hoeft niets te doen. Wij betalen op uw rekeningnummer. Stond er nog een bedrag open, dan strepen wij dat eerst weg."))  # fmt: skip
    return uit


def _vast(brief: Brief) -> list[str]:
    return [
        _("Het besluit staat nu vast. Bezwaar of beroep kan niet meer."),
        _("Het gaat om %(bedrag)s. Hoe u dat betaalt, leest u in een aparte brief. U kunt ook in delen betalen.") % {"bedrag": bedrag(brief.data.get("terug_centen", 0) + brief.data.get("boete_centen", 0))},
    ]  # fmt: skip


def _gestopt(_brief: Brief) -> list[str]:
    return [
        _("Wij hebben alle controles stilgezet. Wij onderzoeken eerst of zij eerlijk verlopen."),
        _("U hoeft nu niets te doen en niets te betalen. Wij laten het u weten als dit verandert."),
    ]


def _hervat(brief: Brief) -> list[str]:
    return [
        _("De controles gaan weer verder. Uw controle gaat verder waar zij was."),
        _("U hebt opnieuw tijd, tot en met %(tot)s.") % _termijn(brief),
    ]


_WETTEN = {
    "controle_besluit": ("Wsf 2000 art. 1.5", "Wsf 2000 art. 7.1", "Wsf 2000 art. 9.9(2)"),
    "controle_boete": ("Wsf 2000 art. 9.9", "Awb art. 5:46"),
}
_WAT: dict[str, tuple[Any, Callable[[Brief], list[str]]]] = {
    "controle_geloot": (gettext_lazy("U bent geloot voor een controle"), _geloot),
    "controle_akkoord": (gettext_lazy("De controle is klaar: het is in orde"), _akkoord),
    "controle_bewijs": (gettext_lazy("Wilt u laten zien dat u op uw adres woont?"), _bewijs),
    "controle_afspraak": (gettext_lazy("Mogen wij bij u langskomen?"), _afspraak),
    "controle_telt_niet_mee": (gettext_lazy("Het bezoek ging niet door"), _telt_niet),
    "controle_bezocht": (gettext_lazy("Wij zijn bij u langs geweest"), _bezocht),
    "controle_verslag": (gettext_lazy("Lees het verslag van het bezoek"), _verslag),
    "controle_voornemen": (gettext_lazy("Wij willen uw beurs veranderen: wat vindt u?"), _voornemen),
    "controle_besluit": (gettext_lazy("Ons besluit over uw beurs"), _besluit),
    "controle_boete": (gettext_lazy("Ons besluit over een boete"), _boete),
    "controle_gehandhaafd": (gettext_lazy("Ons antwoord op uw bezwaar"), _gehandhaafd),
    "controle_herroepen": (gettext_lazy("Wij trekken ons besluit in"), _herroepen),
    "controle_onherroepelijk": (gettext_lazy("Het besluit staat vast"), _vast),
    "controle_gestopt": (gettext_lazy("De controles zijn stilgezet"), _gestopt),
    "controle_hervat": (gettext_lazy("De controle gaat verder"), _hervat),
}  # fmt: skip


def maak(brief: Brief) -> Briefinhoud:
    """Any letter of a check, from its own data."""
    onderwerp, alineas = _WAT[brief.soort]
    tabellen = [_maanden(brief.data["maanden"])] if "maanden" in brief.data else []
    tabellen += [_terug(brief.data["maanden_terug"])] if "maanden_terug" in brief.data else []
    links = (Link(_("Bekijk uw dossier van de controle"), _adres()),)
    deel = Deel("", tuple(alineas(brief)), tabellen=tuple(tabellen), links=links)
    return Briefinhoud(str(onderwerp), (deel,), _blok(brief))


def _maanden(rijen: list[list[Any]]) -> Tabel:
    regels = tuple(
        (maandnaam(Maand.parse(m)), bedrag(oud), bedrag(nieuw), bedrag(oud - nieuw))
        for m, oud, nieuw in rijen
    )
    return Tabel(
        _("Uw beurs per maand"),
        (_("Maand"), _("Kreeg u"), _("Krijgt u recht op"), _("Verschil")),
        regels,
    )


def _terug(rijen: list[list[Any]]) -> Tabel:
    regels = tuple(
        (maandnaam(Maand.parse(m)), bedrag(nieuw), bedrag(oud), bedrag(oud - nieuw))
        for m, oud, nieuw in rijen
    )
    kop = (_("Maand"), _("Was door het besluit"), _("Is weer"), _("Krijgt u terug"))
    return Tabel(_("Wat u per maand terugkrijgt"), kop, regels)


def _blok(brief: Brief) -> Besluitblok | None:
    if brief.soort not in _WETTEN:
        return None
    return Besluitblok(
        wie=_("De minister van Onderwijs, Cultuur en Wetenschap heeft dit besloten. Een mens heeft beslist, niet de computer."),
        artikelen=tuple(Link(a, LawReference.parse(a).link) for a in _WETTEN[brief.soort]),
        bezwaar_tot=date.fromisoformat(brief.data["bezwaar_tot"]),
        bezwaar_adres=settings.BEZWAAR_ADRES,
        uitleg=Link(_("Bekijk uw dossier van de controle"), _adres()),
    )  # fmt: skip


def _adres() -> str:
    for naam in ("controlezaak:zaak", "mijn:start"):
        try:
            return reverse(naam)
        except NoReverseMatch:
            continue
    return "/mijn/"


SOORTEN = tuple(
    Briefsoort(naam, onderwerp, maak, is_besluit=naam in _WETTEN, is_nog_nodig=_nodig)
    for naam, (onderwerp, _alineas) in _WAT.items()
)
