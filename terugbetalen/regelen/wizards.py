"""The acts of the debtor: agree on an arrangement, or change the one that runs."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duo_portal.web.stappen.concept import Concept
from duo_portal.web.stappen.stand import Schoon, Stand
from duo_portal.web.stappen.wizard import Belet, Ontvangst, Stap, Wizard
from duo_portal.web.templatetags.bedragen import datum, euro
from terugbetalen.models import Regeling

from . import buren, tabellen
from .aangaan import ga_aan, wijzig, wijzigen_vanaf
from .formulieren import (
    Beginformulier,
    Inkomenformulier,
    Keuzeformulier,
    gekozen_van,
    grenstekst,
    voorstel_van,
    wens_van,
)
from .stand import lopende_regeling
from .voorstellen import welke_schuld
from .weigering import WOORDEN, RegelingGeweigerd

MAP = "portal/regelen"


def _open_context(stand: Stand) -> Mapping[str, Any]:
    """What is open, and why one sees this."""
    return tabellen.achterstand(
        stand.burger.persoon_id, stand.op, is_lllk=stand.register["is_lllk"]
    )


def _keuze_context(stand: Stand) -> Mapping[str, Any]:
    """The proposals side by side, and what they rest on."""
    voorstel = voorstel_van(stand)
    return {
        "voorstel": voorstel,
        "tabel": tabellen.voorstellen(voorstel),
        "ruimte": tabellen.ruimte(voorstel.ruimte),
        "grens": grenstekst(voorstel),
        "rente_bekend_tot": tabellen.rente_bekend_tot(voorstel),
    }


STAPPEN = (
    Stap(
        "begin",
        gettext_lazy("Wat staat er open?"),
        Beginformulier,
        context=_open_context,
        sjabloon=f"{MAP}/begin_stap.html",
    ),
    Stap(
        "inkomen",
        gettext_lazy("Wat kunt u betalen?"),
        Inkomenformulier,
        geldt=lambda stand: stand.schoon["begin"]["hoe"] == "opgave",
        sjabloon=f"{MAP}/inkomen_stap.html",
    ),
    Stap(
        "kiezen",
        gettext_lazy("Kies uw regeling"),
        Keuzeformulier,
        context=_keuze_context,
        sjabloon=f"{MAP}/kiezen_stap.html",
    ),
)  # fmt: skip


class Regelen(Wizard):
    """Pay arrears in parts."""

    soort = "regelen"
    titel = gettext_lazy("Betalingsregeling")
    url_naam = "terugbetalen:regelen"
    verzendtekst = gettext_lazy("Ga akkoord met deze regeling")
    stappen = STAPPEN
    controle_sjabloon = f"{MAP}/controle.html"
    ontvangst_sjabloon = f"{MAP}/ontvangst.html"
    geweigerd: ClassVar[tuple[type[Exception], ...]] = (RegelingGeweigerd,)

    def belet(self) -> Belet | None:
        """No arrears, an arrangement already, or handed over."""
        wie = self.burger.persoon_id
        if (loopt := _loopt_of_wacht(wie)) is not None:
            return Belet(
                _("U hebt al een betalingsregeling"),
                WOORDEN["loopt_al"] if loopt.status == Regeling.Status.LOOPT else _wacht(),
                reverse("terugbetalen:regeling"),
                _("Bekijk uw regeling"),
            )
        if buren.is_overgedragen(wie, self.op):
            return Belet(_("Wij kunnen hier geen regeling meer maken"), WOORDEN["overgedragen"])
        return _zonder_achterstand(self)

    def lees_registers(self) -> Mapping[str, Any]:
        """Which debt it is about; proposals are kept here while one request is answered."""
        return {"is_lllk": welke_schuld(self.burger.persoon_id, self.op), "voorstellen": {}}

    def controle_context(self, stand: Stand) -> Mapping[str, Any]:
        """The whole schedule before one agrees."""
        voorstel = voorstel_van(stand)
        keuze = gekozen_van(voorstel, stand.schoon["kiezen"])
        return {
            "rooster": tabellen.rooster(keuze.termijnen),
            "opbouw": tabellen.opbouw(keuze),
            "keuze": keuze,
            "rente_bekend_tot": tabellen.rente_bekend_tot(voorstel),
        }

    def verzend(self, concept: Concept, schoon: Schoon) -> Ontvangst:
        """Agree, once for this draft."""
        regeling = ga_aan(
            persoon_id=self.burger.persoon_id,
            wens=wens_van(schoon),
            sleutel=f"{self.soort}:{concept.sleutel}",
            actor=self.burger.actor,
            is_lllk=self.register["is_lllk"],
        )
        return _ontvangst(regeling)

    def ontvangst_context(self, gegevens: Mapping[str, Any]) -> Mapping[str, Any]:
        """The first payment in words; an old receipt may say less."""
        if "eerste" not in gegevens:
            return {"eerste": ""}
        waarden = {
            "bedrag": euro(gegevens["bedrag_centen"]),
            "dag": datum(tabellen.dag_uit(gegevens["eerste"])),
        }
        return {"eerste": _("U betaalt voor het eerst op %(dag)s: %(bedrag)s.") % waarden}


class RegelingWijzigen(Regelen):
    """Another amount or day for the arrangement that runs."""

    soort = "regeling_wijzigen"
    titel = gettext_lazy("Betalingsregeling wijzigen")
    url_naam = "terugbetalen:regeling_wijzigen"

    def belet(self) -> Belet | None:
        """None runs, or it was changed a short while ago."""
        regeling = self.regeling
        if regeling is None:
            return Belet(
                _("U hebt geen betalingsregeling"),
                WOORDEN["geen_regeling"],
                reverse("terugbetalen:regelen"),
                _("Vraag een regeling"),
            )
        vanaf = wijzigen_vanaf(regeling)
        if vanaf is not None and self.op < vanaf:
            tekst = _("Vanaf %(dag)s kan het weer. Lukt betalen niet? Bel ons dan.")
            return Belet(_("U kunt uw regeling nu niet wijzigen"), tekst % {"dag": datum(vanaf)})
        return _zonder_achterstand(self)

    @property
    def regeling(self) -> Regeling | None:
        """The one that runs."""
        return lopende_regeling(self.burger.persoon_id, self.op)

    def lees_registers(self) -> Mapping[str, Any]:
        """The debt of the arrangement that runs."""
        regeling = self.regeling
        return {"is_lllk": regeling.is_lllk if regeling else False, "voorstellen": {}}

    def verzend(self, concept: Concept, schoon: Schoon) -> Ontvangst:
        """Change it, once for this draft."""
        regeling = self.regeling
        if regeling is None:
            raise RegelingGeweigerd("geen_regeling")
        nieuw = wijzig(
            regeling=regeling,
            wens=wens_van(schoon),
            sleutel=f"{self.soort}:{concept.sleutel}",
            actor=self.burger.actor,
        )
        return _ontvangst(nieuw)


def _zonder_achterstand(wizard: Regelen) -> Belet | None:
    wie, op = wizard.burger.persoon_id, wizard.op
    if buren.achterstallig(wie, op, is_lllk=wizard.register["is_lllk"]):
        return None
    return Belet(
        _("U hebt geen achterstand"),
        _("Alles wat u moest betalen is betaald, of nog op tijd. U hoeft niets te regelen."),
        reverse("terugbetalen:start"),
        _("Bekijk uw schuld"),
    )


def _loopt_of_wacht(persoon_id: int) -> Regeling | None:
    stand = [Regeling.Status.LOOPT, Regeling.Status.GEVRAAGD]
    return Regeling.objects.filter(persoon_id=persoon_id, status__in=stand).first()


def _wacht() -> str:
    return _("Een medewerker kijkt nog naar uw regeling. U krijgt bericht.")


def _ontvangst(regeling: Regeling) -> Ontvangst:
    eerste = regeling.termijnen.order_by("nummer")[0]
    gegevens = {"bedrag_centen": eerste.bedrag_centen, "eerste": eerste.vervaldag.isoformat()}
    return Ontvangst(str(regeling.uuid), gegevens)
