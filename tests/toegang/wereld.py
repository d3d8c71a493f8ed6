"""The world of these tests: a student with a name that attacks, and everybody who may try to see the file."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.contrib.auth.models import Group, User
from django.test import Client

from duo_portal.audit import bedrijfsdatum
from duo_portal.foundation import clock
from duo_portal.identity import iban, queries, rollen
from duo_portal.identity import operations as identity
from duo_portal.identity.burger import Burger, BurgerRol
from duo_portal.identity.machtigen import machtig
from duo_portal.identity.models import Blokkade, Persoon, Post
from duo_portal.identity.voorkeur import Contact, wijzig_contact
from duo_portal.letters.models import Brief
from duo_portal.web.aanmelden.duur import KLOK
from duo_portal.web.stappen import opslag
from studiefinanciering.inzien.besluiten import besluiten_van
from studiefinanciering.models import Aanvraag, Student
from studiefinanciering.operations.herzien import Aanleiding, herzien
from studiefinanciering.operations.ouder_buiten import Buitengrond, vraag_ouder_buiten
from studiefinanciering.operations.toekennen import toekennen
from terugbetalen.ontvangen.verzoeken import Doel, vraag_betaling
from tests.factories.gezinnen import (
    KAMER,
    Gezin,
    ingeschreven,
    persoon,
    verdient,
    vraagt_aan,
    woont,
)
from tests.factories.portaal import aangemeld

from . import debiteuren
from .meten import vingerafdruk
from .routes import wizards

EERSTE_DAG, VANDAAG = date(2023, 9, 4), date(2023, 12, 4)
AANVAL = "O'Brien <script>{{7*7}}"
ADRES = ("Geheimelaan", "77", "9712 ZZ")
EMAIL = "obrien.geheim@voorbeeld.invalid"
TELEFOON = "0698765432"
ONTVANGEN = {
    "uuid": "6a1f3f3e-0d5c-4e0e-9a55-2f5f4a0f7c11",
    "ontvangen_op": "2023-12-04",
    "maand": "2023-09-01",
    "beslist_voor": "2023-10-30",
    "betaling": "2023-12-22",
    "termijn_tot": "2024-01-29",
    "vanaf": "2024-01-01",
    "op": "2023-12-01",
    "per": "2024-01-01",
    "laatste4": "0005",
    "tot_en_met": "2024-03-31",
    "uiterlijk": "2024-01-04",
    "oud_centen": 4_714,
    "nieuw_centen": 0,
    "bedrag_centen": 50_000,
    "extra_centen": 2_500,
    "kinderen": [],
    "maanden": 3,
    "einde_nieuw": "2038-12-31",
}
"""What receipts show; each takes of it what it knows."""
BURGERS = ("anoniem", "zelf", "ander", "ouder", "lezer", "handelaar")
MEDEWERKERS = ("behandelaar", "controleur")


@dataclass
class Wereld:
    """Student `a` (whose file it is about), student `b`, a parent of `a`, and two who act for `a`; `nieuw` asked for nothing."""

    a: Persoon
    b: Persoon
    ouder: Persoon
    lezer: Persoon
    handelaar: Persoon
    nieuw: Persoon
    debiteuren: dict[str, Persoon] = field(default_factory=dict)
    dingen: dict[str, str] = field(default_factory=dict)
    afdruk: str = ""
    afdruk_b: str = ""

    def client(self, rol: str) -> Client:
        """A browser in a role; a fault of ours comes out as an answer, 500."""
        client = _CLIENTS[rol](self)
        _zet_de_klok_stil(client)
        return client

    @property
    def geheimen(self) -> list[str]:
        """What only may be read by who may see the file of `a`; in no log at all."""
        rekening = queries.rekening_op(self.a.pk, VANDAAG)
        assert rekening is not None
        return [
            queries.bsn_van(self.a),
            queries.iban_van(rekening),
            ADRES[0],
            EMAIL,
            TELEFOON[1:],
        ]


def bouw() -> Wereld:
    """The world on 4 December 2023; `a` and `b` have a grant that was decided, and letters."""
    bedrijfsdatum.zet(EERSTE_DAG, "test")
    gezin = Gezin.met(None, 1_900_123, jaren=(2021,))
    a = _student(gezin, naam=AANVAL, nummer=5)
    b = _student(Gezin.met(2_900_456), naam="Bernards", nummer=6)
    verdient(gezin.ouders[0], 1_200_000, 2021)
    herzien(persoon_id=a.pk, aanleiding=Aanleiding(reden="inkomen_bekend"), actor="intake")
    bedrijfsdatum.zet(VANDAAG, "test")
    woont(a, ADRES, date(2023, 10, 10))
    wijzig_contact(persoon_id=a.pk, contact=Contact(EMAIL, TELEFOON, Post.DIGITAAL), actor="test")
    lezer = persoon(date(1980, 1, 1), naam="Lezer")
    handelaar = persoon(date(1981, 1, 1), naam="Handelaar")
    for wie, mag in ((lezer, False), (handelaar, True)):
        machtig(persoon=a, gemachtigde=wie, vanaf=VANDAAG, mag_handelen=mag, actor="test")
    nieuw = Gezin.met(3_000_000).student(waar=KAMER, naam="Nieuw")
    ingeschreven(nieuw, EERSTE_DAG)
    wereld = Wereld(a, b, gezin.ouders[0], lezer, handelaar, nieuw, debiteuren.maak())
    verzoek = vraag_ouder_buiten(
        persoon_id=a.pk,
        ouder_id=gezin.ouders[1].pk,
        grond=Buitengrond.ONVINDBAAR,
        sleutel="proef",
        actor="test",
    )
    debiteuren.stel_regelingen_open()
    wereld.dingen = {"zaak": str(verzoek.pk)} | _dingen(wereld)
    wereld.dingen |= _concepten(wereld)
    wereld.afdruk, wereld.afdruk_b = vingerafdruk(a), vingerafdruk(b)
    return wereld


def _student(gezin: Gezin, *, naam: str, nummer: int) -> Persoon:
    wie = gezin.student(waar=KAMER, naam=naam)
    identity.wijzig_rekening(
        persoon=wie, vanaf=date(2020, 1, 1), iban=iban.test_iban(nummer), tenaamstelling=naam
    )
    ingeschreven(wie, date(2023, 9, 1))
    vraagt_aan(wie, "2023-09", vraagt_uitwonend=True, lening_gevraagd_centen=10_000)
    toekennen(persoon_id=wie.pk, actor="test")
    return wie


def _dingen(wereld: Wereld) -> dict[str, str]:
    """Things of student `a` as they stand in addresses."""
    besluit = besluiten_van(wereld.a.pk)[0]
    blokkade = identity.blokkeer(
        persoon_id=wereld.a.pk, reden=Blokkade.Reden.ONDERZOEK, ingangsdatum=VANDAAG
    )
    verzoek = vraag_betaling(
        persoon_id=wereld.a.pk, bedrag_centen=4_541, doel=Doel.EXTRA, vervaldatum=VANDAAG
    )
    return {
        "besluit": str(besluit.sleutel),
        "brief": str(Brief.objects.filter(persoon_id=wereld.a.pk).latest("pk").uuid),
        "gemachtigde": str(wereld.lezer.uuid),
        "dossier": str(Student.objects.get(pk=wereld.a.pk).kenmerk),
        "aanvraag": str(Aanvraag.objects.filter(persoon_id=wereld.a.pk).latest("pk").kenmerk),
        "blokkade": str(blokkade.pk),
        "ontvangstbewijs": str(wereld.a.uuid),
        "betaalverzoek": str(verzoek.uuid),
    }


def _concepten(wereld: Wereld) -> dict[str, str]:
    """Of every act a draft and a receipt of student `a`, with something typed in it that nobody else may read."""
    ikzelf = Burger(
        wereld.a.pk, wereld.a.pk, BurgerRol.ZELF, mag_handelen=True, bevestigd_at=clock.nu()
    )
    nu = bedrijfsdatum.moment()
    uit: dict[str, str] = {}
    for wizard in wizards():
        sleutels = {}
        onderwerp = wereld.dingen["besluit"] if wizard.soort == "bezwaar" else ""
        for soort in ("ontvangst", "concept"):
            concept = opslag.begin_concept(ikzelf, wizard.soort, onderwerp, nu)
            sleutels[soort] = concept
            if soort == "ontvangst":
                opslag.sluit(concept, kenmerk="GEHEIM-77", gegevens=ONTVANGEN, moment=nu)
        uit |= {f"{soort}:{wizard.soort}": str(c.sleutel) for soort, c in sleutels.items()}
    return uit


def medewerker(rol: str) -> Client:
    """A colleague with a role, signed in at the desk."""
    wie, _ = User.objects.get_or_create(username=f"proef.{rol}", defaults={"is_staff": True})
    wie.groups.set([Group.objects.get(name=rol)])
    client = _client()
    client.force_login(wie)
    client.get("/beheer/login/")  # the first request starts the clock of the session
    return client


def _zet_de_klok_stil(client: Client) -> None:
    """Being seen is written at most once a minute: on a busy machine that minute passes in the midst of a test."""
    sessie = client.session
    if KLOK in sessie:
        sessie[KLOK] = {**sessie[KLOK], "gezien": sessie[KLOK]["gezien"] + 3600}
        sessie.save()


def _client() -> Client:
    return Client(raise_request_exception=False, headers={"accept-language": "nl"})


def _als(naam: str, **velden: Any) -> Callable[[Wereld], Client]:
    def maak(wereld: Wereld) -> Client:
        namens = wereld.a if velden else None
        return aangemeld(_client(), getattr(wereld, naam), namens=namens, **velden)

    return maak


def _debiteur(rol: str) -> Callable[[Wereld], Client]:
    return lambda wereld: aangemeld(_client(), wereld.debiteuren[rol])


_CLIENTS: dict[str, Callable[[Wereld], Client]] = {
    **{rol: _debiteur(rol) for rol in debiteuren.ACTEN},
    "anoniem": lambda _wereld: _client(),
    "zelf": _als("a"),
    "ander": _als("b"),
    "nieuw": _als("nieuw"),
    "ouder": _als("ouder", rol=BurgerRol.OUDER),
    "lezer": _als("lezer", rol=BurgerRol.VERTEGENWOORDIGER, mag_handelen=False),
    "handelaar": _als("handelaar", rol=BurgerRol.VERTEGENWOORDIGER, mag_handelen=True),
    "behandelaar": lambda _wereld: medewerker(rollen.BEHANDELAAR),
    "controleur": lambda _wereld: medewerker(rollen.CONTROLEUR),
}
