"""Shapes of what institutions report."""

from rest_framework import serializers

from duo_portal.web.api.velden import Dag, Getal, Invoer, Kameel, Kenmerk, Keuze, Patroon

MEESTE = 500
_BSN = r"^[0-9]{9}$"
_BRIN = r"^[0-9]{2}[A-Z]{2}([0-9]{2})?$"
_OPLEIDING = r"^[0-9A-Z]{4,8}$"


class _Melding(Invoer):
    bsn = Patroon(_BSN, help_text="Negen cijfers. Alleen hier, nooit in een adres.")
    instelling = Patroon(_BRIN, help_text="Het BRIN-nummer van uw eigen instelling.")
    opleiding = Patroon(_OPLEIDING, help_text="De code van de opleiding in RIO of Croho.")


class InschrijvingMelding(_Melding):
    """An enrolment as it is now."""

    soort = Keuze(
        choices=["begonnen", "gewijzigd", "beeindigd", "vervallen"],
        help_text="vervallen: deze inschrijving is er nooit geweest.",
    )
    onderwijs = Keuze(choices=["ho", "mbo"])
    vorm = Keuze(choices=["voltijd", "duaal", "deeltijd"])
    begin = Dag()
    eind = Dag(required=False, allow_null=True, help_text="De eerste dag zonder inschrijving.")
    niveau = Getal(
        min_value=1, max_value=4, required=False, allow_null=True, help_text="Alleen bij mbo."
    )


class DiplomaMelding(_Melding):
    """A diploma that was obtained, or withdrawn."""

    soort = Keuze(choices=["behaald", "ingetrokken"])
    graad = Keuze(choices=["mbo1", "mbo2", "mbo3", "mbo4", "ad", "bachelor", "master"])
    behaald_op = Dag()


class InschrijvingMeldingen(Invoer):
    """Up to 500 at once."""

    meldingen = serializers.ListField(child=InschrijvingMelding(), min_length=1, max_length=MEESTE)


class DiplomaMeldingen(Invoer):
    """Up to 500 at once."""

    meldingen = serializers.ListField(child=DiplomaMelding(), min_length=1, max_length=MEESTE)


class MeldingResultaat(Kameel):
    """What became of one report, in the order in which they were sent."""

    plaats = serializers.IntegerField(min_value=0)
    status = Keuze(choices=["ontvangen", "geweigerd"])
    ontvangstbewijs = Kenmerk(allow_null=True)
    reden = serializers.CharField(help_text="Waarom geweigerd; leeg als hij is ontvangen.")


class MeldingenAntwoord(Kameel):
    """Counts, and one result per report."""

    ontvangen = serializers.IntegerField()
    geweigerd = serializers.IntegerField()
    resultaten = MeldingResultaat(many=True)


class Ontvangstbewijs(Kameel):
    """How far a report is."""

    ontvangstbewijs = Kenmerk()
    soort = Keuze(choices=["inschrijving", "diploma"])
    gemeld_op = serializers.DateField()
    status = Keuze(choices=["ontvangen", "verwerkt"])
