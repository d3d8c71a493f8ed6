"""What every change shares: a field for a month, refusals in the reader's language, and the preview of its effect."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, ClassVar, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duo_portal.foundation.period import Maand, maanden
from duo_portal.web.stappen.stand import Schoon, Stand
from duo_portal.web.stappen.wizard import Belet, Wizard
from duo_portal.web.templatetags.bedragen import maand as maandtekst
from studiefinanciering.inzien.gevolg import Gevolg, gevolg
from studiefinanciering.inzien.stel import AndereKeuze, Wijziging
from studiefinanciering.models import Keuze
from studiefinanciering.operations import (
    ouder_buiten,
    ouderinkomen,
    peiljaar,
    reisproduct,
    stopzetten,
    wijzigen,
)
from studiefinanciering.operations.aanvragen import (
    AanvraagGeweigerd,
    OngeldigeWens,
    TeLaatAangevraagd,
)
from studiefinanciering.operations.herzien import HerzieningTeLaat
from studiefinanciering.operations.wijzigen import controleer, huidige_keuze
from studiefinanciering.rules.aanvraagtermijn import eerste_maand
from studiefinanciering.rules.componenten import Onderwijs

MAANDEN_VOORUIT = 12
_WEIGERING: dict[type[Exception], Any] = {
    wijzigen.NietsTeWijzigen: gettext_lazy(
        "Dit staat al zo in uw dossier, of u hebt voor deze maand niets aangevraagd."
    ),
    wijzigen.MaandBegonnen: gettext_lazy("Deze maand is al begonnen. Kies een latere maand."),
    wijzigen.OpleidingNietGemeld: gettext_lazy(
        "Uw school heeft deze inschrijving nog niet aan ons gemeld. Vraag het uw school, of kies een latere "
        "maand."
    ),
    TeLaatAangevraagd: gettext_lazy(
        "Voor deze maand bent u te laat: dat kan alleen in het studiejaar zelf. Kies een latere maand."
    ),
    OngeldigeWens: gettext_lazy("Dit bedrag kan niet. Kies 0 of meer, of het maximum."),
    stopzetten.StopMetTerugwerkendeKracht: gettext_lazy(
        "U kunt niet stoppen in een maand die al is begonnen. Kies een latere maand."
    ),
    stopzetten.OnderbrekingTeKort: gettext_lazy(
        "Kies een maand die later is dan de maand waarin u stopt."
    ),
    reisproduct.StopdagKanNiet: gettext_lazy(
        "Kies een dag waarop u een reisproduct had, en die niet later is dan vandaag."
    ),
    ouderinkomen.InkomenAlBekend: gettext_lazy(
        "De Belastingdienst heeft uw inkomen over dit jaar al aan ons gegeven."
    ),
    peiljaar.PeiljaarKanNiet: gettext_lazy("Voor dit jaar kan dat niet. Kies een ander jaar."),
    ouder_buiten.OuderKanNietBuiten: gettext_lazy(
        "Het inkomen van deze ouder telt niet mee, of u hebt dit al gevraagd."
    ),
    HerzieningTeLaat: gettext_lazy(
        "Dit besluit kunnen wij niet meer veranderen: het is te lang geleden."
    ),
}


class Geweigerd(Exception):
    """A refusal in the reader's words."""


def weigering_tekst(fout: Exception) -> str:
    """Why this cannot be done, in the reader's language."""
    return str(_WEIGERING.get(type(fout), _("Dit kan nu niet. Controleer wat u hebt ingevuld.")))


class Maandveld(forms.TypedChoiceField):
    """A month out of a list that the form fills; gives a `Maand`."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(coerce=Maand.parse, **kwargs)
        self.error_messages["invalid_choice"] = gettext_lazy("Kies een maand uit de lijst.")


def vul_maanden(formulier: forms.Form, naam: str, keuzes: Iterable[Maand]) -> None:
    """The months that can be chosen in a `Maandveld`, in words; where none is asked for, none comes first."""
    veld = cast("Maandveld", formulier.fields[naam])
    lijst = [(str(maand), maandtekst(maand.eerste_dag)) for maand in keuzes]
    veld.choices = lijst if veld.required else [("", _("Geen")), *lijst]


def keuzemaanden(keuze: Keuze, op: date) -> list[Maand]:
    """From the start of the study year up to a year ahead."""
    begin = eerste_maand(Onderwijs(keuze.onderwijs), op)
    return list(maanden(begin, Maand.van(op) + MAANDEN_VOORUIT))


def komende_maanden(op: date) -> list[Maand]:
    """The months that have not begun, up to a year ahead."""
    eerste = Maand.van(op) if op.day == 1 else Maand.van(op).volgende
    return list(maanden(eerste, eerste + MAANDEN_VOORUIT))


def controleer_keuze(formulier: forms.Form, stand: Stand, wat: AndereKeuze, veld: str) -> None:
    """Put the refusal of a change on the field that can be put right."""
    try:
        controleer(stand.burger.persoon_id, wat, stand.op)
    except AanvraagGeweigerd as fout:
        formulier.add_error(veld, weigering_tekst(fout))


class Wijzigwizard(Wizard):
    """A change of one's own study finance. Subclasses say what is supposed (`stel`)."""

    controle_sjabloon: ClassVar[str] = "portal/wijzigen/controle.html"
    ontvangst_sjabloon: ClassVar[str] = "portal/wijzigen/ontvangst.html"
    verzendtekst = gettext_lazy("Verstuur deze wijziging")
    geweigerd = (Geweigerd,)

    def belet(self) -> Belet | None:
        """Whoever has asked for nothing has nothing to change."""
        if self.keuze is not None:
            return None
        return Belet(
            _("U hebt nu geen studiefinanciering"),
            _("U kunt pas iets wijzigen als u studiefinanciering hebt aangevraagd."),
        )

    @property
    def keuze(self) -> Keuze | None:
        """What is asked for now, or from the first month to come."""
        nu = Maand.van(self.op)
        return huidige_keuze(self.burger.persoon_id, nu) or eerstvolgende_keuze(
            self.burger.persoon_id, self.op
        )

    def lees_registers(self) -> Mapping[str, Any]:
        """The standing choice."""
        return {"keuze": self.keuze}

    def stel(self, schoon: Schoon) -> Wijziging:
        """What the answers suppose."""
        raise NotImplementedError

    def gevolg(self, schoon: Schoon) -> Gevolg:
        """What sending would bring."""
        return gevolg(self.burger.persoon_id, self.stel(schoon), self.op)

    def controle_context(self, stand: Stand) -> Mapping[str, Any]:
        """The preview on the check page."""
        return {"gevolg": self.gevolg(stand.schoon)}


def eerstvolgende_keuze(persoon_id: int, op: date) -> Keuze | None:
    """The first standing choice that begins after a day."""
    rijen = Keuze.objects.filter(
        persoon_id=persoon_id, bekend__upper_inf=True, geldig__startswith__gt=op
    )
    return rijen.order_by("geldig").first()


def gevolg_gegevens(gezien: Gevolg) -> dict[str, Any]:
    """What a receipt keeps of the preview (JSON)."""
    return {
        "heeft_besluit": gezien.heeft_besluit,
        "is_anders": gezien.is_anders,
        "vanaf": gezien.vanaf.eerste_dag.isoformat() if gezien.vanaf else None,
        "oud_centen": gezien.totaal_oud_centen,
        "nieuw_centen": gezien.totaal_nieuw_centen,
        "nabetaling_centen": gezien.nabetaling_centen,
        "terug_te_betalen_centen": gezien.terug_te_betalen_centen,
        "betaaldag": gezien.betaaldag.isoformat(),
    }
