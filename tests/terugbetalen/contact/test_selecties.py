"""Whom each rule finds, whom it leaves out, and the reason that the desk and the person read."""

from datetime import date, timedelta

import pytest
from django.db import connection, transaction
from django.db.utils import IntegrityError

from duo_portal.cases.models import Zaak
from duo_portal.foundation.period import Maand
from duo_portal.identity.models import Persoon
from duo_portal.identity.rollen import VierOgenVereist
from duo_portal.ledger.codes import Regime
from duo_portal.letters.models import Brief
from duo_portal.letters.soorten import maak_inhoud
from studiefinanciering.regelingen.instelbaar.lesgeld.factureren import factureer
from terugbetalen.contact.afspraken import maak_afspraak
from terugbetalen.contact.regels import RegelOnbekend
from terugbetalen.contact.selecties import SelectieKanNietNu, geef_vrij, maak_voorbeeld, tel, verzet
from terugbetalen.models import Contactmoment, Feit, Geselecteerde, Invorderingsstap, Selectie
from tests.terugbetalen.invordering.achterstand import BEDRAG, besluit, betaal, vraag
from tests.terugbetalen.vaststellen import debiteuren

from .mensen import OP, debiteur, lijst, nl, spreek, wie_staat_er, zet

pytestmark = pytest.mark.django_db
U = Contactmoment.Uitkomst


def kies(regel: str) -> dict[int, str]:
    zet()
    return wie_staat_er(maak_voorbeeld(regel, actor="an"))


def test_af_en_toe_gemist() -> None:
    een, twee, vier, vijf = (debiteur(8, gemist) for gemist in (1, 2, 4, 5))
    nooit = debiteur(3, 3)  # paid no month at all: another rule
    gevonden = kies("af_en_toe_gemist")
    assert gevonden == {twee.pk: "", vier.pk: ""}
    assert not {een.pk, vijf.pk, nooit.pk} & gevonden.keys()


def test_een_termijn_is_pas_na_twee_weken_gemist() -> None:
    """Due on 25 January: on 8 February two weeks have passed, on the 9th it is arrears (6.8(1))."""
    wie = debiteur(4, 2)
    zet(date(2024, 2, 8))
    assert wie_staat_er(maak_voorbeeld("af_en_toe_gemist", actor="an")) == {}
    zet(date(2024, 2, 9))
    assert wie_staat_er(maak_voorbeeld("af_en_toe_gemist", actor="an")) == {wie.pk: ""}


def test_schrikkeldag_en_een_jaar_terug() -> None:
    """On 29 February a year ago is 28 February: what was due on the 25th of that month is longer ago."""
    wie = debiteur(14, 14)
    zet(date(2024, 2, 29))
    vast = maak_voorbeeld("groot_zonder_contact", actor="an")
    [rij] = vast.mensen.all()
    # March 2023 up to January 2024; the two older ones are arrears but not of the last 12 months
    assert (rij.persoon_id, rij.feiten["gemiste_termijnen"]) == (wie.pk, 11)
    assert rij.achterstand_centen == 14 * BEDRAG


def test_groot_zonder_contact() -> None:
    nooit_gesproken = debiteur(6, 3)
    lang_geleden, kort_geleden = debiteur(6, 3), debiteur(6, 3)
    te_weinig = debiteur(6, 2)
    spreek(lang_geleden, date(2023, 6, 1))
    spreek(kort_geleden, date(2023, 12, 1))
    gevonden = kies("groot_zonder_contact")
    assert gevonden == {nooit_gesproken.pk: "", lang_geleden.pk: ""}
    assert te_weinig.pk not in gevonden


def test_voicemail_is_geen_gesprek() -> None:
    wie = debiteur(6, 3)
    spreek(wie, date(2023, 12, 1), U.VOICEMAIL)
    assert kies("groot_zonder_contact") == {wie.pk: ""}


def test_eerste_jaar() -> None:
    """Stopped in September 2021: the period from 2022, the first term in January 2024. 2020: a year earlier."""
    wie, ouder = (
        debiteuren.debiteur(Regime.SF35, date(jaar, 9, 1), 2_000_000, sleutel=f"s{jaar}")
        for jaar in (2021, 2020)
    )
    for debiteur_ in (wie, ouder):
        vraag(debiteur_, Maand(2024, 1), BEDRAG, besluit(debiteur_, 2024, BEDRAG))
    assert kies("eerste_jaar") == {wie.pk: ""}


def test_buitenland() -> None:
    hier, daar, pas_gesproken = debiteur(4, 1), debiteur(4, 1), debiteur(4, 1)
    for wie in (daar, pas_gesproken):
        debiteuren.feit(wie, Feit.Soort.BUITENLAND, date(2023, 1, 1))
    spreek(pas_gesproken, date(2023, 12, 1))
    gevonden = kies("buitenland")
    assert gevonden == {daar.pk: ""}
    assert hier.pk not in gevonden


def test_na_wsnp_en_niet_tijdens() -> None:
    voorbij, lang_voorbij, bezig = debiteur(2, 0), debiteur(2, 0), debiteur(2, 0)
    debiteuren.feit(voorbij, Feit.Soort.WSNP, date(2021, 1, 1), date(2024, 1, 1))
    debiteuren.feit(lang_voorbij, Feit.Soort.WSNP, date(2020, 1, 1), date(2023, 1, 1))
    debiteuren.feit(bezig, Feit.Soort.WSNP, date(2023, 1, 1))
    assert kies("na_wsnp") == {voorbij.pk: ""}


def test_lesgeld_vindt_wie_te_laat_is() -> None:
    """Due six weeks after the bill, and arrears two weeks later."""
    debiteur(6, 3)
    laat, op_tijd = debiteur(2, 0), debiteur(2, 0)
    for wie, dag in ((laat, date(2023, 9, 20)), (op_tijd, OP - timedelta(weeks=7))):
        factureer(persoon_id=wie.pk, studiejaar=2023, op=dag, actor="an")
    assert kies("lesgeld") == {laat.pk: ""}


def _overlijdt(wie: Persoon) -> None:
    Persoon.objects.filter(pk=wie.pk).update(overleden_op=date(2024, 1, 2))


def _maakt_bezwaar(wie: Persoon) -> None:
    Zaak.objects.create(
        soort="bezwaar", persoon=wie, ontvangen_op=date(2024, 1, 3), termijn_tot=date(2024, 3, 1)
    )


def _feit(soort: Feit.Soort) -> object:
    return lambda wie: debiteuren.feit(wie, soort, date(2024, 1, 1))


def _overgedragen(wie: Persoon) -> None:
    Invorderingsstap.objects.create(
        persoon=wie, volgnummer=1, stap="cjib", reden="test", genomen_op=date(2024, 1, 4),
        achterstand_centen=45_000, actor="test",
    )  # fmt: skip


def _afspraak(wie: Persoon) -> None:
    zet(date(2024, 2, 12))
    maak_afspraak(
        persoon_id=wie.pk, soort="video", begint_at=nl(2024, 2, 14, 9), tijdzone="Europe/Amsterdam",
        actor="test",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("reden", "doe"),
    [
        ("overleden", _overlijdt),
        ("bezwaar", _maakt_bezwaar),
        ("schuldhulp", _feit(Feit.Soort.SCHULDHULP)),
        ("wsnp", _feit(Feit.Soort.WSNP)),
        ("uitstel", _feit(Feit.Soort.UITSTEL)),
        ("overgedragen", _overgedragen),
        ("afspraak", _afspraak),
        ("wil_geen_contact", lambda wie: spreek(wie, date(2023, 5, 1), U.GEEN_CONTACT)),
        ("pas_contact", lambda wie: spreek(wie, date(2024, 1, 20), U.NIET_BEREIKT)),
        ("op_lijst", lambda _wie: lijst("groot_zonder_contact", date(2024, 2, 12))),
    ],
)
def test_wie_buiten_de_lijst_blijft_en_waarom(reden: str, doe) -> None:  # type: ignore[no-untyped-def]
    wie, ander = debiteur(6, 3), debiteur(6, 3)
    doe(wie)
    gevonden = kies("af_en_toe_gemist")
    assert gevonden[wie.pk] == reden
    assert gevonden[ander.pk] == ("" if reden != "op_lijst" else reden)
    vast = Selectie.objects.get(regel="af_en_toe_gemist")
    assert vast.uitgesloten[reden] == list(gevonden.values()).count(reden)


def test_een_oud_bezwaar_en_voorbij_uitstel_houden_niemand_buiten() -> None:
    wie = debiteur(6, 3)
    Zaak.objects.create(
        soort="bezwaar", persoon=wie, ontvangen_op=date(2023, 1, 3), termijn_tot=date(2023, 3, 1),
        status="afgedaan", afgedaan_op=date(2023, 2, 1),
    )  # fmt: skip
    debiteuren.feit(wie, Feit.Soort.UITSTEL, date(2023, 1, 1), date(2024, 2, 1))
    assert kies("af_en_toe_gemist") == {wie.pk: ""}


def test_de_eerste_reden_wordt_genoemd_en_wie_het_langst_wacht_komt_eerst() -> None:
    kort, lang = debiteur(8, 2), debiteur(8, 4)
    buiten = debiteur(8, 3)
    _overlijdt(buiten)
    _maakt_bezwaar(buiten)
    zet()
    vast = maak_voorbeeld("af_en_toe_gemist", actor="an")
    rijen = list(vast.mensen.order_by("volgnummer").values_list("persoon_id", "uitgesloten_om"))
    assert rijen == [(lang.pk, ""), (kort.pk, ""), (buiten.pk, "overleden")]
    assert (vast.geteld, vast.uitgesloten) == (2, {"overleden": 1})


def test_de_lijst_bewaart_alleen_de_feiten_van_haar_regel() -> None:
    debiteur(8, 2)
    zet()
    [rij] = maak_voorbeeld("af_en_toe_gemist", actor="an").mensen.all()
    assert rij.feiten == {
        "gemiste_termijnen": 2,
        "betaalde_termijnen": 6,
        "dagen_achterstand": (OP - date(2023, 12, 25)).days,
    }


def test_tellen_bewaart_niets() -> None:
    debiteur(8, 2)
    _overlijdt(debiteur(8, 2))
    zet()
    assert tel()["af_en_toe_gemist"] == (1, 1)
    assert not Selectie.objects.exists()


def test_vrijgeven_vraagt_een_ander_en_hetzelfde_getal() -> None:
    wie = debiteur(8, 2)
    zet()
    vast = maak_voorbeeld("af_en_toe_gemist", actor="an")
    with pytest.raises(VierOgenVereist):
        geef_vrij(vast.pk, actor="AN", gezien=1)
    with pytest.raises(SelectieKanNietNu):
        geef_vrij(vast.pk, actor="bo", gezien=2)
    geef_vrij(vast.pk, actor="bo", gezien=1)
    with pytest.raises(SelectieKanNietNu):
        geef_vrij(vast.pk, actor="bo", gezien=1)
    with pytest.raises(SelectieKanNietNu):
        maak_voorbeeld("af_en_toe_gemist", actor="an")
    assert [b.persoon_id for b in Brief.objects.filter(soort="contact_uitnodiging")] == [wie.pk]


def test_een_voorbeeld_kan_opnieuw_en_worden_ingetrokken() -> None:
    debiteur(8, 2)
    zet()
    eerste = maak_voorbeeld("af_en_toe_gemist", actor="an")
    debiteur(8, 3)
    tweede = maak_voorbeeld("af_en_toe_gemist", actor="bo")
    assert (tweede.pk, tweede.geteld, tweede.gemaakt_door) == (eerste.pk, 2, "bo")
    verzet(tweede.pk, naar=Selectie.Status.INGETROKKEN, actor="bo")
    assert maak_voorbeeld("af_en_toe_gemist", actor="an").pk != eerste.pk
    with pytest.raises(RegelOnbekend):
        maak_voorbeeld("leeftijd", actor="an")


def test_de_brief_zegt_waarom_in_twee_talen() -> None:
    debiteur(6, 3)
    lijst("groot_zonder_contact")
    brief = Brief.objects.get(soort="contact_uitnodiging")
    woorden = {taal: str(maak_inhoud(brief, taal)) for taal in ("nl", "en")}
    assert "betalingsachterstand van € 450,00" in woorden["nl"].replace("\\xa0", " ")
    assert "arrears of €450.00" in woorden["en"]
    assert "Waarom krijgt u deze brief?" in woorden["nl"]
    assert "Why do you get this letter?" in woorden["en"]


@pytest.mark.parametrize(
    "opdracht",
    [
        "UPDATE terugbetalen_selectie SET regeldata = '{}'",
        "UPDATE terugbetalen_selectie SET status = 'voorbeeld'",
        "UPDATE terugbetalen_selectie SET geteld = 0",
        "DELETE FROM terugbetalen_selectie",
        "UPDATE terugbetalen_geselecteerde SET feiten = '{}'",
        "UPDATE terugbetalen_geselecteerde SET uitgesloten_om = 'overleden'",
        "DELETE FROM terugbetalen_geselecteerde",
    ],
)
def test_wat_vrijgegeven_is_ligt_vast(opdracht: str) -> None:
    debiteur(8, 2)
    lijst("af_en_toe_gemist")
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(opdracht)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_de_database_wil_twee_mensen() -> None:
    debiteur(8, 2)
    zet()
    vast = maak_voorbeeld("af_en_toe_gemist", actor="an")
    with pytest.raises(IntegrityError), transaction.atomic():
        Selectie.objects.filter(pk=vast.pk).update(status="vrijgegeven", vrijgegeven_door="an")


def test_betaald_na_het_voorbeeld_staat_nog_op_de_lijst_zoals_gezien() -> None:
    """What was seen is what is released; the colleague sees the facts of that day."""
    wie = debiteur(8, 2)
    zet()
    vast = maak_voorbeeld("af_en_toe_gemist", actor="an")
    betaal(wie, Maand(2023, 12), BEDRAG, OP)
    geef_vrij(vast.pk, actor="bo", gezien=1)
    assert Geselecteerde.objects.get(selectie=vast).achterstand_centen == 2 * BEDRAG
