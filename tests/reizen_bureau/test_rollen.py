"""Each of the eight roles does one real task, in a browser, on the same morning: 26 January 2024, nine o'clock."""

# ruff: noqa: F811 - fixtures come by import and are asked for by name
import os
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from duo_portal.audit import bedrijfsdatum
from duo_portal.audit.models import Handeling, Inzage, Zaaktoewijzing
from duo_portal.beleid.doorrekenen import reken_door
from duo_portal.cases.models import Zaak
from duo_portal.cases.soorten.indienen import dien_in
from duo_portal.gateways.bank.proefbank.afschriften import Post
from duo_portal.gateways.models import Afschriftregel
from duo_portal.identity import rollen
from duo_portal.identity.queries import iban_van
from duo_portal.privacy.models import Datalek
from studiefinanciering.models import Student, Toekenning, Toekenningsregel
from studiefinanciering.rules.componenten import Component
from tests.desk.conftest import maak_dossier
from tests.factories.innen import termijn
from tests.harnas.bureau import maak_medewerker, meld_aan_in_browser
from tests.harnas.databases import Address
from tests.terugbetalen.innen.innen import debiteur
from tests.terugbetalen.ontvangen.bankdag import JAN, NA, afschrift, open_centen
from tests.uitbetalen.conftest import bankmap  # noqa: F401 - a bank folder of our own
from tests.web.test_browser import bevindingen, wakker

pytestmark = [pytest.mark.browser, pytest.mark.slow]
VOORBEELDEN = Path("studiefinanciering/beleid/voorbeelden")
BREED, SMAL = {"width": 1280, "height": 900}, {"width": 320, "height": 700}


class Bureau:
    """A browser at the desk, and what axe found on the pages that were looked at."""

    def __init__(self, blad: Any, klachten: list[str], url: str) -> None:
        self.blad, self.klachten, self.url = blad, klachten, url
        self.gevonden: dict[str, list[str]] = {}

    def als(self, rol: str, naam: str = "") -> User:
        """Somebody else sits down: signed in through the pages, with a code."""
        self.blad.context.clear_cookies()
        naam = naam or rol.split()[0]
        wie = User.objects.filter(username=naam).first() or maak_medewerker(naam, rol)
        meld_aan_in_browser(self.blad, self.url, wie)
        return wie

    def naar(self, pad: str) -> None:
        antwoord = self.blad.goto(f"{self.url}{pad}")
        assert antwoord.status == 200, pad

    def open_dossier(self, uuid: Any, grond: str) -> None:
        """With a reason, as the desk asks."""
        self.blad.goto(f"{self.url}{reverse('admin:dossier', args=[uuid])}")
        self.blad.select_option("#id_grond", grond)
        self.blad.click("form:has(#id_grond) button[type=submit]")
        self.blad.wait_for_selector("#paneel-persoon")

    def klik(self, naam: str, soort: str = "button") -> None:
        self.blad.get_by_role(soort, name=naam, exact=True).first.click()
        self.blad.wait_for_load_state("networkidle")

    def kijk(self, naam: str) -> None:
        """Accessible on a wide screen and on a phone, nothing refused by the CSP, nothing sticks out."""
        for maat, venster in (("smal", SMAL), ("breed", BREED)):
            self.blad.set_viewport_size(venster)
            assert self.klachten == [], naam
            self.gevonden[f"{naam} {maat}"] = bevindingen(self.blad)
            self.klachten.clear()  # axe measures with inline styles of its own
            if map_ := os.environ.get("SCHERM_MAP"):
                self.blad.screenshot(path=str(Path(map_) / f"{naam}-{maat}.png"), full_page=True)

    @property
    def tekst(self) -> str:
        return str(self.blad.inner_text("#content"))


@pytest.fixture
def student(kloon_db: Address, bankmap: Path) -> Student:
    """A student with a decision and a complaint that is late."""
    student = maak_dossier()
    ingediend = date(2023, 12, 1)
    bedrijfsdatum.zet(ingediend, "test")
    dien_in(
        persoon_id=student.pk,
        soort="klacht",
        velden={"tekst": "Niemand belde terug."},
        op=ingediend,
        sleutel="klacht",
        actor=f"burger:{student.pk}",
    )
    return student


@pytest.fixture
def bureau(
    student: Student,
    kloon_db: Address,
    start_web: Callable[..., Any],
    pagina: tuple[Any, list[str]],
) -> Bureau:
    bedrijfsdatum.zet(NA, "test")
    return Bureau(*pagina, wakker(start_web(kloon_db.env).url))


def test_een_ochtend_aan_het_bureau(bureau: Bureau, student: Student) -> None:
    _teamleider(bureau)
    _behandelaar(bureau, student)
    _klachtenfunctionaris(bureau)
    _financieel(bureau)
    _controleur(bureau)
    _privacy_officer(bureau)
    _beheerder(bureau)
    _auditor(bureau, student)
    _beleid(bureau)
    fout = {naam: wat for naam, wat in bureau.gevonden.items() if wat}
    assert not fout, "\n".join(f"{naam}: {wat}" for naam, wat in fout.items())


def _teamleider(b: Bureau) -> None:
    """At nine: what must be done today and why; the late complaint goes to a colleague."""
    maak_medewerker("klacht", rollen.KLACHTENFUNCTIONARIS)
    b.als(rollen.TEAMLEIDER)
    b.kijk("begin")
    b.klik("Werk", "link")
    assert "Zaken waarvan de termijn voorbij is" in b.tekst
    assert "dwangsom" in b.tekst and "te laat" in b.tekst
    b.kijk("werk")
    zaak = Zaak.objects.get(soort=Zaak.Soort.KLACHT)
    rij = b.blad.locator("tr", has_text=zaak.kenmerk).first
    rij.locator("select").select_option("klacht")
    rij.get_by_role("button", name="Wijs toe").click()
    b.blad.wait_for_load_state("networkidle")
    assert Zaaktoewijzing.objects.get(pk=zaak.pk).aan == "klacht"


def _behandelaar(b: Bureau, student: Student) -> None:
    """Finds somebody by name, gives a reason, reads the file, leaves a note, and begins an act at the counter."""
    b.als(rollen.BEHANDELAAR)
    b.klik("Dossier zoeken", "link")
    b.blad.fill("#id_zoek", student.persoon.achternaam)
    b.blad.press("#id_zoek", "Enter")
    b.blad.wait_for_load_state("networkidle")
    b.open_dossier(student.persoon.uuid, "vraag")
    b.kijk("dossier")
    b.blad.fill("#id_tekst", "Belde over de aanvullende beurs.")
    b.klik("Notitie bewaren")
    assert "Belde over de aanvullende beurs." in b.tekst
    b.klik("Samen met de burger", "link")
    b.blad.select_option("#id_gezien", "paspoort")
    b.blad.check("#id_is_erbij")
    b.klik("Begin samen")
    assert Handeling.objects.filter(soort="balie_begonnen", actor="behandelaar").exists()
    b.kijk("balie")
    b.klik("De burger is weg: stop")


def _klachtenfunctionaris(b: Bureau) -> None:
    """Finds the complaint in the own work, opens it with the case as reason and reads what was written."""
    b.als(rollen.KLACHTENFUNCTIONARIS, "klacht")
    b.naar("/beheer/werk/")
    zaak = Zaak.objects.get(soort=Zaak.Soort.KLACHT)
    b.klik(zaak.kenmerk, "link")
    assert b.blad.input_value("#id_zaak") == zaak.kenmerk
    b.blad.click("form:has(#id_grond) button[type=submit]")
    b.blad.wait_for_load_state("networkidle")
    assert "Niemand belde terug." in b.tekst
    b.kijk("klacht")
    assert Inzage.objects.filter(actor="klacht", zaak_id=zaak.pk).exists()


def _financieel(b: Bureau) -> None:
    """Money of an unknown sender: one proposes whose it is, another approves, and then it is booked."""
    wie = debiteur(60_000)
    wat, rekening = termijn(wie, JAN, 60_000), iban_van(wie.rekeningen.get())
    afschrift(Post("B1", 50_000, iban=rekening, naam="P. Proef", omschrijving="mijn schuld"))
    regel = Afschriftregel.objects.get(status="tussenrekening")
    pad = reverse("admin:gateways_afschriftregel_bestemmen", args=[regel.pk])
    b.als(rollen.FINANCIEEL_MEDEWERKER, "anna")
    b.naar(pad)
    b.kijk("tussengeld")
    _kies(b.blad, "doel", "termijn")
    _kies(b.blad, "kandidaat", str(wie.uuid))
    b.blad.fill("[name=kenmerk]", wat.kenmerk)
    b.blad.fill("[name=reden]", "belde")
    b.klik("Vastleggen")
    assert "een collega beslist" in b.tekst
    assert open_centen(wie) == 60_000
    b.als(rollen.FINANCIEEL_MEDEWERKER, "bram")
    b.naar(pad)
    b.klik("Goedkeuren")
    assert open_centen(wie) == 10_000


def _controleur(b: Bureau) -> None:
    """Reads who looked where without a case: the behandelaar of this morning is in it."""
    b.als(rollen.CONTROLEUR)
    b.klik("Wie keek waar", "link")
    assert "behandelaar" in b.tekst
    b.kijk("wie_keek")


def _privacy_officer(b: Bureau) -> None:
    """A breach is reported; the clock of 72 hours runs from when somebody here noticed."""
    b.als(rollen.PRIVACY_OFFICER)
    b.naar("/beheer/privacy/datalekken/melden/")
    b.blad.fill("[name=titel]", "Brief naar een verkeerd adres")
    b.blad.fill("[name=feiten]", "Een envelop met twee brieven.")
    b.blad.click("#content form button[type=submit]")
    b.blad.wait_for_load_state("networkidle")
    assert Datalek.objects.get().titel == "Brief naar een verkeerd adres"
    b.naar("/beheer/privacy/datalekken/")
    assert "Brief naar een verkeerd adres" in b.tekst
    b.kijk("datalekken")


def _beheerder(b: Bureau) -> None:
    """A colleague comes: an account with one role, on record, that opens nothing before its second step."""
    b.als(rollen.BEHEERDER)
    b.naar("/beheer/auth/user/add/")
    b.blad.fill("#id_username", "nieuw")
    b.blad.fill("#id_password1", "een-lang-en-nieuw-geheim")
    b.blad.fill("#id_password2", "een-lang-en-nieuw-geheim")
    b.blad.click("input[name=_save]")
    b.blad.wait_for_load_state("networkidle")
    assert User.objects.filter(username="nieuw").exists()
    assert Handeling.objects.filter(soort="medewerker_toevoegen", actor="beheerder").exists()


def _auditor(b: Bureau, student: Student) -> None:
    """Reconstructs the aanvullende beurs of November from the decision, and finds every look of the morning."""
    b.als(rollen.AUDITOR)
    b.open_dossier(student.persoon.uuid, "toezicht")
    besluit = Toekenning.objects.filter(persoon=student).latest("pk")
    regel = Toekenningsregel.objects.get(
        toekenning=besluit,
        component=int(Component.AANVULLENDE_BEURS),
        geldig__contains=date(2023, 11, 1),
    )
    pad = reverse("admin:studiefinanciering_toekenning_change", args=[besluit.pk])
    b.naar(f"{pad}?maand=2023-11")
    bedrag = f"{regel.bedrag_centen // 100},{regel.bedrag_centen % 100:02d}"
    assert bedrag in b.tekst
    assert re.search(r"3\.9", b.tekst), "the article of the aanvullende beurs"
    b.naar("/beheer/audit/inzage/")
    assert "behandelaar" in b.tekst and "klacht" in b.tekst
    b.kijk("inzagen")


def _beleid(b: Bureau) -> None:
    """The team lead reads an outcome and the page for citizens of the worked example."""
    tekst = (VOORBEELDEN / "basisbeurs_2023.toml").read_text()
    rij = reken_door(
        tekst=tekst, naam="studiefinanciering", peildatum=date(2023, 12, 31), actor="t"
    )
    b.als(rollen.TEAMLEIDER)
    for naam, pad in (
        ("beleid", reverse("admin:beleid_doorrekening_changelist")),
        ("beleid_uitkomst", reverse("admin:beleid_uitkomst", args=[rij.uuid])),
        ("beleid_nieuw", reverse("admin:beleid_nieuw")),
        ("beleid_verloop", reverse("admin:beleid_verloop", args=["basisbeurs_2023"])),
        ("verandert", "/vooraf/wat-verandert/basisbeurs_2023/"),
    ):
        b.naar(pad)
        b.kijk(naam)


def _kies(blad: Any, naam: str, waarde: str) -> None:
    """A radio or a list, whichever the page has."""
    radio = blad.locator(f"input[name={naam}][value='{waarde}']")
    if radio.count():
        radio.check()
    else:
        blad.select_option(f"[name={naam}]", waarde)
