"""Applying for student finance: eight short steps, of which most are filled in already."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duo_portal.cases.models import Zaak
from duo_portal.web.stappen.concept import Concept
from duo_portal.web.stappen.stand import Schoon, Stand
from duo_portal.web.stappen.wizard import Belet, Ontvangst, Stap, Wizard
from duo_portal.web.templatetags.bedragen import euro
from studiefinanciering.aanvraagformulieren import geld, studie
from studiefinanciering.aanvraagformulieren.maanden import eerste_betaling, startmaanden
from studiefinanciering.aanvraagformulieren.registers import lees_register, register_van
from studiefinanciering.aanvraagformulieren.schatting import Schatting
from studiefinanciering.aanvraagformulieren.wensen import schatting_van, wensen_van
from studiefinanciering.inzien import woorden
from studiefinanciering.operations.aanvragen import (
    AanvraagGeweigerd,
    NogNietOpen,
    TeLaatAangevraagd,
    aanvragen,
)
from studiefinanciering.rules.componenten import Onderwijs
from studiefinanciering.rules.parameters import bekende_wet
from studiefinanciering.rules.reden import Reden
from studiefinanciering.vooruit.tips import weet_het_zeker

MAP = "portal/handelen"


class Geweigerd(Exception):
    """The application was refused; the message is in the reader's language."""


def _begin_studie(stand: Stand) -> dict[str, Any]:
    bekend = register_van(stand).inschrijvingen
    return {"opleiding": bekend[0].sleutel} if bekend else {}


def _begin_wonen(stand: Stand) -> dict[str, Any]:
    bij_ouder = register_van(stand).woont_bij_ouder
    return {} if bij_ouder is None else {"woont": "thuis" if bij_ouder else "uit"}


def _over_wonen(stand: Stand) -> dict[str, Any]:
    register = register_van(stand)
    return {"adres": register.adres, "woont_bij_ouder": register.woont_bij_ouder}


def _over_maanden(stand: Stand) -> dict[str, Any]:
    gekozen = studie.open_maanden(stand)
    eerste = gekozen.open[0] if gekozen.open else None
    return {
        "eerste": eerste,
        "later": gekozen.later,
        "betaling": eerste_betaling(eerste, stand.op) if eerste else None,
    }


def _over_lenen(stand: Stand) -> dict[str, Any]:
    return {"hoogste": geld.leenruimte(stand)}


STAPPEN = (
    Stap("opleiding", gettext_lazy("Uw opleiding"), studie.Opleidingstap,
         geldt=studie.heeft_inschrijving, begin=_begin_studie),
    Stap("zoeken", gettext_lazy("Zoek uw opleiding"), studie.Zoekstap,
         geldt=studie.moet_zoeken, sjabloon=f"{MAP}/zoeken.html"),
    Stap("wonen", gettext_lazy("Uw woonsituatie"), studie.Woonstap,
         begin=_begin_wonen, context=_over_wonen, sjabloon=f"{MAP}/wonen.html"),
    Stap("maand", gettext_lazy("De eerste maand"), studie.Maandstap,
         begin=studie.beginmaand, context=_over_maanden, sjabloon=f"{MAP}/maand.html"),
    Stap("beurs", gettext_lazy("Aanvullende beurs"), geld.Beursstap,
         begin=lambda _stand: {"aanvullende_beurs": True}, sjabloon=f"{MAP}/beurs.html"),
    Stap("lenen", gettext_lazy("Lenen"), geld.Leenstap,
         begin=lambda _stand: {"lening": 0, "collegegeldkrediet": geld.NEE},
         context=_over_lenen, sjabloon=f"{MAP}/lenen.html"),
    Stap("zeker", gettext_lazy("Weet u het zeker?"), geld.Zekerstap,
         geldt=geld.moet_zeker_zijn, context=geld.zeker_context, sjabloon=f"{MAP}/zeker.html"),
    Stap("reizen", gettext_lazy("Reizen"), geld.Reisstap,
         begin=lambda _stand: {"reisproduct": geld.JA}, sjabloon=f"{MAP}/reizen.html"),
)  # fmt: skip


class Aanvragen(Wizard):
    """The application. What is decided on it comes by itself (`operations.beslissen`)."""

    soort = "aanvragen"
    titel = gettext_lazy("Studiefinanciering aanvragen")
    url_naam = "mijn:aanvragen"
    stappen = STAPPEN
    inleiding = f"{MAP}/begin.html"
    controle_sjabloon = f"{MAP}/controle.html"
    ontvangst_sjabloon = f"{MAP}/ontvangst.html"
    verzendtekst = gettext_lazy("Vraag aan")
    geweigerd = (Geweigerd,)

    def belet(self) -> Belet | None:
        """Who asked before changes that; when no month can be asked for, say so."""
        if register_van(self.stand()).loopt_al:
            return Belet(
                gettext_lazy("U hebt al studiefinanciering aangevraagd"),
                gettext_lazy("U hoeft niets opnieuw aan te vragen. Is er iets anders? Wijzig dat."),
                _adres("mijn:wijzigen"),
                gettext_lazy("Geef een wijziging door"),
            )
        if not any(self._open(onderwijs) for onderwijs in Onderwijs):
            return Belet(
                gettext_lazy("U kunt nu niet aanvragen"),
                gettext_lazy("Wij kennen de bedragen voor deze maanden nog niet. Kom later terug."),
            )
        return None

    def _open(self, onderwijs: Onderwijs) -> bool:
        return bool(startmaanden(onderwijs, self.op, bekende_wet()).open)

    def lees_registers(self) -> Mapping[str, Any]:
        """Enrolments, address, account."""
        return lees_register(self.burger.persoon_id, self.op)

    def inleiding_context(self) -> Mapping[str, Any]:
        """Which enrolments are known already."""
        return {"inschrijvingen": register_van(self.stand()).inschrijvingen}

    def controle_context(self, stand: Stand) -> Mapping[str, Any]:
        """What it will roughly be, when it comes, on which account."""
        schatting = schatting_van(stand)
        heeft_recht = schatting is not None and schatting.reden is Reden.RECHT
        return {
            "schatting": schatting if heeft_recht else None,
            **(_bedragen(schatting) if schatting else {}),
            "reden": woorden.waarom(schatting.reden.name.lower()) if schatting else "",
            "geen_recht": studie.geeft_geen_recht(stand),
            "betaling": eerste_betaling(studie.gekozen_maand(stand), stand.op),
            "rekening": register_van(stand).rekening,
            "wacht_op_school": studie.ingeschreven_van(stand) is None,
        }

    def ontvangst_context(self, gegevens: Mapping[str, Any]) -> Mapping[str, Any]:
        """The days of the receipt as days."""
        namen = ("maand", "beslist_voor", "betaling")
        dagen: dict[str, date] = {naam: date.fromisoformat(gegevens[naam]) for naam in namen}
        return {**dagen, "is_terug": dagen["maand"] < dagen["betaling"].replace(day=1)}

    def verzend(self, concept: Concept, schoon: Schoon) -> Ontvangst:
        """Take the application in."""
        stand = self.stand()
        stand.schoon = schoon
        maand = studie.gekozen_maand(stand)
        try:
            aanvraag = aanvragen(
                persoon_id=self.burger.persoon_id,
                wensen=wensen_van(stand),
                ingangsmaand=maand,
                sleutel=f"portaal:{concept.sleutel}",
                actor=self.burger.actor,
                beslis_direct=True,
                opleiding=studie.gezochte_opleiding(stand),
            )
        except AanvraagGeweigerd as fout:
            raise Geweigerd(_waarom(fout)) from fout
        if geld.is_zeker_zonder_beurs(stand):
            weet_het_zeker(
                persoon_id=self.burger.persoon_id,
                onderwijs=studie.onderwijs_van(stand),
                maand=maand,
                actor=self.burger.actor,
            )
        zaak = Zaak.objects.get(pk=aanvraag.zaak_id or 0)
        return Ontvangst(
            kenmerk=zaak.kenmerk,
            gegevens={
                "maand": maand.eerste_dag.isoformat(),
                "beslist_voor": zaak.termijn_tot.isoformat(),
                "betaling": eerste_betaling(maand, self.op).dag.isoformat(),
                "heeft_rekening": bool(register_van(stand).rekening),
                "wacht_op_school": studie.ingeschreven_van(stand) is None,
                "vraagt_reisproduct": schoon["reizen"]["reisproduct"] == geld.JA,
            },
        )


def _bedragen(schatting: Schatting) -> dict[str, Any]:
    """What comes to the account, by the name of the part, as a table."""
    return {
        "kolommen": [_("Onderdeel"), (_("Per maand"), "getal")],
        "bedragen": [
            (woorden.component(deel), euro(centen))
            for deel, centen in schatting.bedragen.items()
            if deel.wordt_uitbetaald
        ],
        "totaal": (_("Totaal"), euro(schatting.totaal)),
    }


def _waarom(fout: AanvraagGeweigerd) -> str:
    if isinstance(fout, TeLaatAangevraagd):
        return _("U bent te laat voor de maand die u koos. Kies een latere maand.")
    if isinstance(fout, NogNietOpen):
        return _("Voor de maand die u koos kunt u nog niet aanvragen. Kies een andere maand.")
    return _("Dit bedrag kan niet. Kies een ander bedrag.")


def _adres(naam: str) -> str:
    """An address of a page that may be left out of an installation."""
    try:
        return reverse(naam)
    except NoReverseMatch:
        return ""
