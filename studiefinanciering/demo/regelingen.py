"""Small schemes in the demo: a scholar of the EUI with a scholarship, and somebody of 19 with a bill for lesgeld.

The amount of the scholarship is made up for the demo, and says so where it stands; that of lesgeld is the law's.
"""

from datetime import date

from duo_portal.audit import bedrijfsdatum
from duo_portal.batches.draaiboek import Akte, Toneel, registreer_akte
from duo_portal.identity import bsn, iban
from duo_portal.identity import operations as identity
from duo_portal.identity.aanmelden.demo import Demopersoon, registreer_demopersonen
from duo_portal.identity.models import Persoon
from duo_portal.identity.queries import personen_bij_bsn, persoon_bij_bsn
from studiefinanciering.regelingen.instelbaar import aanvragen, beslissen, rondes
from studiefinanciering.regelingen.instelbaar.lesgeld.factureren import factureer
from studiefinanciering.regelingen.instelbaar.lesgeld.plannen import betaal_in_termijnen
from studiefinanciering.uitbetalen.berekenen import KLEINE_REGELINGEN

DAG, BETAALDAG = date(2023, 9, 25), date(2023, 10, 13)
BRON = "Voorbeeldbedrag van deze demo: het staat in geen regeling"
PROMOVENDUS, SCHOLIER = 8_801, 8_802
"""Numbers of demo people that no other story has."""
WIE = {
    PROMOVENDUS: ("Fiorella", "Voorbeeld", date(1996, 5, 12)),
    SCHOLIER: ("Milan", "Voorbeeld", date(2004, 2, 3)),
}
TEKST = {
    PROMOVENDUS: {
        "nl": "doet onderzoek in Florence en krijgt een EUI-beurs",
        "en": "does research in Florence and has an EUI scholarship",
    },
    SCHOLIER: {
        "nl": "19 jaar, mbo: betaalt lesgeld in termijnen",
        "en": "19 years old, mbo: pays lesgeld in parts",
    },
}


def persoon(nummer: int) -> Persoon:
    """The person of a number, registered with an account when not there yet."""
    voornaam, achternaam, geboren = WIE[nummer]
    eigen = bsn.demo_bsn(nummer)
    bekend = persoon_bij_bsn(eigen)
    if bekend is not None:
        return bekend
    wie = identity.registreer_persoon(
        identity.PersoonGegevens(
            bsn=eigen, voornamen=voornaam, achternaam=achternaam, geboortedatum=geboren
        )
    )
    identity.wijzig_rekening(
        persoon=wie,
        vanaf=date(2020, 1, 1),
        iban=iban.test_iban(nummer),
        tenaamstelling=f"{voornaam[0]}. {achternaam}",
    )
    return wie


def doe(toneel: Toneel) -> None:
    """The round, the application and its decision; the bill and its parts. Again changes nothing."""
    op = bedrijfsdatum.vandaag()
    if rondes.ronde("eui", "2023-2024") is None:
        rij = rondes.stel_voor(
            rondes.NieuweRonde(
                regeling="eui", ronde="2023-2024", opent_op=date(2023, 6, 1),
                sluit_op=date(2024, 5, 31), van=date(2023, 10, 1), tot=date(2024, 10, 1),
                bedragen={"beurs": 150_000}, bron=BRON,
            ),
            actor="anna", op=op,
        )  # fmt: skip
        rondes.keur_goed(rij.pk, actor="bob", op=op)
    wie = persoon(PROMOVENDUS)
    aanvraag = aanvragen.vraag_aan(
        persoon_id=wie.pk,
        regeling="eui",
        antwoorden={"is_toegelaten": True, "onderzoeksjaar": "1", "faculteit": "rechten"},
        op=op,
        sleutel="demo:eui",
        actor=f"burger:{wie.pk}",
    )
    if not aanvraag.besluiten.exists():
        voorstel = beslissen.stel_voor(
            aanvraag_id=aanvraag.pk, is_toekenning=True, reden="voldoet", op=op, actor="anna"
        )
        beslissen.beslis(voorstel_id=voorstel.pk, op=op, actor="bob")
    scholier = persoon(SCHOLIER)
    factuur = factureer(persoon_id=scholier.pk, studiejaar=2023, op=op, actor="anna")
    betaal_in_termijnen(factuur_id=factuur.pk, op=op, actor=f"burger:{scholier.pk}")
    toneel.vertel("    een EUI-beurs toegekend, lesgeld in rekening gebracht")


def betaal(toneel: Toneel) -> None:
    """The run of October, up to its file; the bank answers with the payout of the month."""
    toneel.drijf(KLEINE_REGELINGEN, date(2023, 10, 1), tot_stap="bevestigen")


def demopersonen() -> list[Demopersoon]:
    """Both, as far as they are registered, for the sign-in page."""
    nummers = {bsn.demo_bsn(nummer): nummer for nummer in WIE}
    personen = personen_bij_bsn(nummers)
    return [Demopersoon(personen[b], TEKST[n]) for b, n in nummers.items() if b in personen]


def registreer() -> None:
    """Called once, when the app is ready."""
    registreer_demopersonen("regelingen", demopersonen)
    registreer_akte(Akte(DAG, "kleine_regelingen", "een EUI-beurs en lesgeld", doe))
    registreer_akte(
        Akte(BETAALDAG, "kleine_regelingen_betalen", "de EUI-beurs wordt betaald", betaal)
    )
