"""What every act of a debtor shares: may it be done, what does it change, and one way to send it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any, ClassVar, cast

from django import forms
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duo_portal.foundation.period import Maand
from duo_portal.web.stappen.concept import Concept
from duo_portal.web.stappen.stand import Schoon, Stand
from duo_portal.web.stappen.wizard import Belet, Ontvangst, Wizard
from duo_portal.web.templatetags.bedragen import datum, euro
from duo_portal.web.templatetags.bedragen import maand as maandtekst
from terugbetalen.aflossen.oordelen import Oordelen
from terugbetalen.aflossen.stand import Schuldstand, lees_stand
from terugbetalen.aflossen.stellen import Gevolg, gevolgen
from terugbetalen.aflossen.verzoeken import (
    NIET_UIT_TE_REKENEN,
    Uitkomst,
    Verzoek,
    VerzoekGeweigerd,
    verwerk,
)
from terugbetalen.portaal.beeld import Tabel, getal
from terugbetalen.rules.draagkracht import JAREN_TERUG


class Maandveld(forms.TypedChoiceField):
    """A month out of a list that the form fills; gives a `Maand`."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(coerce=Maand.parse, **kwargs)
        self.error_messages["invalid_choice"] = gettext_lazy("Kies een maand uit de lijst.")


def vul(formulier: forms.Form, naam: str, maanden: Iterable[Maand]) -> None:
    """The months that can be chosen, in words."""
    veld = cast("Maandveld", formulier.fields[naam])
    veld.choices = [(str(maand), maandtekst(maand.eerste_dag)) for maand in maanden]


class Schuldwizard(Wizard):
    """An act about one's own debt; `oordeel` says whether it can be done."""

    oordeel: ClassVar[Oordelen]
    controle_sjabloon: ClassVar[str] = "portal/aflossen/controle.html"
    ontvangst_sjabloon: ClassVar[str] = "portal/aflossen/ontvangst.html"
    geweigerd = (VerzoekGeweigerd,)

    @cached_property
    def schuldstand(self) -> Schuldstand:
        """Where the debtor stands, read once a request."""
        return lees_stand(self.burger.persoon_id, self.op)

    def belet(self) -> Belet | None:
        """Why this cannot be done now, with the way back."""
        oordeel = type(self).oordeel(self.schuldstand)
        if oordeel.mag:
            return None
        return Belet(
            _("Dit kan nu niet"),
            oordeel.reden,
            reverse("terugbetalen:start"),
            _("Naar uw schuld"),
        )

    def lees_registers(self) -> Mapping[str, Any]:
        """The stand of the debt, for the forms."""
        return {"schuld": self.schuldstand}


class Verzoekwizard(Schuldwizard):
    """A request that is decided at once; a subclass says what is asked (`verzoek`)."""

    verzendtekst = gettext_lazy("Verstuur dit verzoek")

    def verzoek(self, schoon: Schoon) -> Verzoek:
        """What the answers ask."""
        raise NotImplementedError

    def controle_context(self, stand: Stand) -> Mapping[str, Any]:
        """What is paid now and what would be paid."""
        verzoek = self.verzoek(stand.schoon)
        try:
            gezien = gevolgen(self.burger.persoon_id, verzoek.vanaf, verzoek.feiten)
        except NIET_UIT_TE_REKENEN:
            return {"is_onbekend": True}
        return {
            "verzoek": verzoek,
            "vanaf": verzoek.vanaf.eerste_dag,
            "tabellen": [gevolgtabel(gevolg, met_naam=len(gezien) > 1) for gevolg in gezien],
            "verschil": sum(gevolg.verschil_centen for gevolg in gezien),
        }

    def verzend(self, concept: Concept, schoon: Schoon) -> Ontvangst:
        """Deal with it now."""
        verzoek = self.verzoek(schoon)
        uit = self.doe(verzoek, str(concept.sleutel))
        return Ontvangst(uit.kenmerk, ontvangen(verzoek, uit))

    def eis(self, stand: Schuldstand, verzoek: Verzoek) -> None:
        """Whether it may still be done, on the file as it is when it is done."""
        oordeel = type(self).oordeel(stand)
        if not oordeel.mag:
            raise VerzoekGeweigerd(str(oordeel.reden))

    def doe(self, verzoek: Verzoek, sleutel: str) -> Uitkomst:
        """Put the facts down and decide; what cannot be worked out is refused in words."""
        try:
            return verwerk(
                persoon_id=self.burger.persoon_id,
                verzoek=verzoek,
                sleutel=sleutel,
                actor=self.burger.actor,
                eis=lambda stand: self.eis(stand, verzoek),
            )
        except NIET_UIT_TE_REKENEN:
            raise VerzoekGeweigerd(niet_uit_te_rekenen()) from None


def niet_uit_te_rekenen() -> str:
    """Nobody can say the amount now."""
    return _("Wij kunnen uw nieuwe bedrag nu niet uitrekenen. Probeer het later opnieuw.")


def ontvangen(verzoek: Verzoek, uit: Uitkomst) -> dict[str, Any]:
    """What a receipt keeps (JSON)."""
    return {
        "soort": str(verzoek.soort),
        "toegewezen": verzoek.is_toegewezen,
        "vanaf": verzoek.vanaf.eerste_dag.isoformat(),
        "oud_centen": uit.oud_centen,
        "nieuw_centen": uit.nieuw_centen,
        "einde_oud": _iso(uit.einde_oud),
        "einde_nieuw": _iso(uit.einde_nieuw),
    }


def _iso(dag: date | None) -> str | None:
    return dag.isoformat() if dag else None


def gevolgtabel(gevolg: Gevolg, *, met_naam: bool) -> Tabel:
    """One loan beside itself: what is paid now and what would be."""
    nu, straks = gevolg.nu, gevolg.straks
    wat = _("Levenlanglerenkrediet") if nu.is_lllk else _("Studielening")
    bijschrift = _("Nu en straks: %(wat)s") % {"wat": wat} if met_naam else _("Nu en straks")
    rijen: Sequence[Sequence[str]] = [
        [_("Volle bedrag per maand"), euro(nu.wettelijk_centen), euro(straks.wettelijk_centen)],
        [_("Dit kunt u per maand dragen"), _draagt(nu.draagkracht_centen), _draagt(straks.draagkracht_centen)],
        [_("U betaalt per maand"), euro(nu.te_betalen_centen), euro(straks.te_betalen_centen)],
        [_("Wat over is, vervalt per"), datum(nu.einde.eerste_dag), datum(straks.einde.eerste_dag)],
    ]  # fmt: skip
    return Tabel(bijschrift, [_("Wat"), getal(_("Nu")), getal(_("Straks"))], rijen)


def _draagt(centen: int | None) -> str:
    return _("telt niet mee") if centen is None else euro(centen)


def peiljaar_van(schuld: Schuldstand) -> int:
    """The year whose income counts for the first month that can change."""
    return schuld.maand.jaar - JAREN_TERUG
