"""Shapes of what a student reads."""

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from duo_portal.web.api.paginas import Pagina
from duo_portal.web.api.velden import Bedrag, Invoer, JaNee, Kameel, Kenmerk, Keuze, MaandVeld
from studiefinanciering.inzien.bankstand import Bankstand
from studiefinanciering.inzien.betaalkalender import Soort
from studiefinanciering.inzien.schuld import Kind
from studiefinanciering.models import Aanvraag, Toekenning
from studiefinanciering.rules.componenten import Component, Vorm

from .vormen_rekenen import Uitlegstap

COMPONENTEN = [component.name.lower() for component in Component]
VORMEN = [vorm.name.lower() for vorm in Vorm]


@extend_schema_field({"type": "string", "pattern": r"^-?[0-9]+\.[0-9]{2}$", "example": "-12.50"})
class Saldo(Bedrag):
    """Euros as text, below zero when taken back."""


class AanvraagAntwoord(Kameel):
    """What was asked, and what became of it."""

    kenmerk = Kenmerk()
    soort = serializers.CharField(help_text="nieuw, wijziging, stop of regeling")
    kanaal = serializers.CharField()
    status = Keuze(choices=Aanvraag.Status.values)
    ontvangen_op = serializers.DateField()
    ingangsmaand = MaandVeld()


class AanvragenPagina(Pagina):
    """Newest first."""

    resultaten = AanvraagAntwoord(many=True)


class RegelAntwoord(Kameel):
    """A component in a form, the same amount a month over whole months."""

    component = Keuze(choices=COMPONENTEN)
    vorm = Keuze(choices=VORMEN)
    van = MaandVeld()
    tot = MaandVeld(help_text="De eerste maand waarover deze regel niet meer gaat.")
    bedrag = Bedrag(help_text="Per maand.")


class ToekenningAntwoord(Kameel):
    """A decision with its own lines."""

    kenmerk = Kenmerk()
    soort = Keuze(choices=Toekenning.Soort.values)
    reden = serializers.CharField()
    van = MaandVeld()
    tot = MaandVeld(help_text="De eerste maand waarover dit besluit niet meer gaat.")
    besluit_op = serializers.DateField()
    uitvoerbaar_vanaf = serializers.DateField(help_text="Vanaf wanneer het geld mag bewegen.")
    is_vervangen = JaNee(help_text="Er is een nieuwer besluit over deze maanden.")
    regels = RegelAntwoord(many=True)


class ToekenningenPagina(Pagina):
    """Newest first."""

    resultaten = ToekenningAntwoord(many=True)


class UitlegVraag(Invoer):
    """Which month of the decision."""

    maand = MaandVeld()


class UitlegDeel(Kameel):
    """A component of the month."""

    component = Keuze(choices=COMPONENTEN)
    vorm = Keuze(choices=VORMEN)
    bedrag = Bedrag()


class UitlegAntwoord(Kameel):
    """The month, worked out anew from what the decision stored."""

    maand = MaandVeld()
    reden = serializers.CharField(help_text="recht, of waarom er geen recht is.")
    bedragen = UitlegDeel(many=True)
    stappen = Uitlegstap(many=True, help_text="Zonder de gegevens van uw ouders: die zijn van hen.")


class BetaaldeelAntwoord(Kameel):
    """A component of a payment, over a month."""

    component = Keuze(choices=COMPONENTEN)
    maand = MaandVeld()
    bedrag = Saldo()


class BetalingAntwoord(Kameel):
    """One line of the calendar: what was paid, set off or claimed, and what is expected."""

    kenmerk = Kenmerk()
    soort = Keuze(choices=[soort.value for soort in Soort])
    dag = serializers.DateField()
    maand = MaandVeld(allow_null=True)
    bedrag = Saldo()
    verrekend = Saldo()
    bank = Keuze(
        choices=[stand.value for stand in Bankstand],
        allow_null=True,
        help_text="Stand bij de bank.",
    )
    bankkenmerk = serializers.CharField(help_text="Zoals het op uw afschrift staat, of leeg.")
    is_zeker = JaNee(help_text="false: verwacht, zolang er niets verandert.")
    is_aangehouden = JaNee()
    delen = BetaaldeelAntwoord(many=True)


class BetalingenPagina(Pagina):
    """The latest day first."""

    resultaten = BetalingAntwoord(many=True)


class SchuldDeel(Kameel):
    """A kind of debt."""

    soort = Keuze(choices=[kind.value for kind in Kind])
    bedrag = Saldo()
    kan_gift_worden = JaNee(help_text="Met een diploma op tijd wordt dit een gift.")


class SchuldTermijn(Kameel):
    """Until when a diploma is in time."""

    onderwijs = Keuze(choices=["ho", "mbo"])
    uiterlijk = serializers.DateField()


class SchuldPunt(Kameel):
    """The debt at the end of a month."""

    maand = MaandVeld()
    definitief = Saldo()
    voorwaardelijk = Saldo()


class SchuldAntwoord(Kameel):
    """The debt as it stands in the ledger today."""

    totaal = Saldo()
    definitief = Saldo()
    voorwaardelijk = Saldo()
    delen = SchuldDeel(many=True)
    termijnen = SchuldTermijn(many=True)
    te_veel_ontvangen = Saldo(help_text="Vordering; geen studieschuld.")
    ov_boete = Saldo(help_text="Vordering; geen studieschuld.")
    verloop = SchuldPunt(many=True)


class BriefAntwoord(Kameel):
    """A letter in the inbox; its text stands at the portal."""

    kenmerk = Kenmerk()
    soort = serializers.CharField()
    onderwerp = serializers.CharField()
    datum = serializers.DateField()
    is_gelezen = JaNee()
    reageer_voor = serializers.DateField(
        allow_null=True, help_text="De eerste dag waarop reageren te laat is."
    )


class BrievenPagina(Pagina):
    """Newest first."""

    resultaten = BriefAntwoord(many=True)
