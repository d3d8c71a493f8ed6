"""People: registered once, encrypted, in one household with their parents, held when they must be."""

import threading
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from duo_portal.identity import bsn, crypto, iban, operations, queries
from duo_portal.identity.kolommen import (
    ADRES,
    BANKREKENING,
    PERSOON,
    RELATIE,
    Tabel,
    kopieer_sql,
    reserveer_ids,
)
from duo_portal.identity.models import Adres, Blokkade, Persoon
from duo_portal.identity.synthetisch import MassapersoonGeweigerd
from tests.harnas.databases import Address
from tests.identity.personen import persoon

DAG = date(2023, 9, 1)


@pytest.mark.django_db
def test_a_person_is_found_by_number_and_stored_without_it() -> None:
    noor = persoon()
    nummer = bsn.demo_bsn(0)
    assert queries.persoon_bij_bsn(nummer) == noor
    assert queries.persoon_bij_bsn(bsn.demo_bsn(5)) is None
    assert queries.persoon_bij_uuid(noor.uuid) == noor
    assert queries.bsn_van(noor) == nummer
    assert queries.bsn_gemaskeerd(noor) == f"*****{nummer[-4:]}"
    with connection.cursor() as cursor:
        cursor.execute("SELECT p::text FROM identity_persoon p")
        opgeslagen = cursor.fetchone()[0]
    assert nummer not in opgeslagen
    assert nummer.encode().hex() not in opgeslagen


@pytest.mark.django_db
def test_a_number_belongs_to_one_person_and_is_not_repeated_in_the_error() -> None:
    persoon()
    with pytest.raises(operations.PersoonBestaatAl) as fout:
        persoon()
    assert bsn.demo_bsn(0) not in f"{fout.value!r}{fout.value.__cause__!r}"
    assert Persoon.objects.count() == 1


@pytest.mark.django_db
def test_mass_people_have_nobodys_number_and_exist_in_demo_only(settings: object) -> None:
    nummer = bsn.massa_bsn(3)
    assert persoon(0, bsn=nummer, is_massapersoon=True).is_massapersoon
    with pytest.raises(bsn.BsnOngeldig):
        persoon(1, bsn=bsn.massa_bsn(4))
    with pytest.raises(bsn.BsnOngeldig):
        persoon(2, is_massapersoon=True)
    settings.DEMO_MODE = False  # type: ignore[attr-defined]
    with pytest.raises(MassapersoonGeweigerd):
        persoon(3, bsn=nummer, is_massapersoon=True)


@pytest.mark.django_db
def test_parents_join_households_partners_do_not() -> None:
    kind, zus, moeder, vader, partner = (persoon(i) for i in range(5))
    operations.voeg_ouder_toe(persoon=kind, ouder=moeder)
    operations.voeg_ouder_toe(persoon=zus, ouder=vader)
    operations.voeg_partner_toe(persoon=moeder, partner=partner, vanaf=DAG)
    assert {p.pk for p in queries.gezinsleden(moeder.gezin_id)} == {kind.pk, moeder.pk}
    operations.voeg_ouder_toe(persoon=kind, ouder=vader)
    leden = Persoon.objects.filter(pk__in=[kind.pk, zus.pk, moeder.pk, vader.pk])
    assert set(leden.values_list("gezin_id", flat=True)) == {kind.pk}
    partner.refresh_from_db()
    assert partner.gezin_id == partner.pk


def test_two_mergers_at_once_end_in_one_household(kloon_db: Address) -> None:
    mensen = [persoon(i) for i in range(6)]
    hek, fouten = threading.Barrier(5), []

    def voeg(i: int) -> None:
        try:
            hek.wait()
            kind, ouder = (mensen[i], mensen[i + 1]) if i % 2 else (mensen[i + 1], mensen[i])
            operations.voeg_ouder_toe(persoon=kind, ouder=ouder, vanaf=DAG)
        except DatabaseError as fout:
            fouten.append(fout)
        finally:
            connection.close()

    draden = [threading.Thread(target=voeg, args=(i,)) for i in range(5)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert fouten == []
    assert set(Persoon.objects.values_list("gezin_id", flat=True)) == {mensen[0].pk}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("een", "ander", "zelfde"),
    [
        (("1234 AB", "1", "Dorpsstraat", "X"), ("1234ab", " 1", "DORPSTR", "Y"), True),
        (("1234AB", "1", "Dorpsstraat", "X"), ("1234AB", "1a", "Dorpsstraat", "X"), False),
        (("", "1", "Rue", "Lille"), (" ", "1", "rue ", "LILLE"), True),
        (("", "1", "Rue", "Lille"), ("", "1", "Rue", "Paris"), False),
    ],
)
def test_the_same_front_door(een: tuple[str, ...], ander: tuple[str, ...], zelfde: bool) -> None:
    sleutels = []
    for i, (postcode, huisnummer, straat, plaats) in enumerate((een, ander)):
        adres = operations.wijzig_adres(
            persoon=persoon(i),
            vanaf=DAG,
            straat=straat,
            huisnummer=huisnummer,
            postcode=postcode,
            plaats=plaats,
        )
        sleutels.append(Adres.objects.get(pk=adres.pk).adres_sleutel)
    assert (sleutels[0] == sleutels[1]) is zelfde


@pytest.mark.django_db
def test_living_at_home_is_living_where_a_parent_lives() -> None:
    kind, moeder, vader = (persoon(i) for i in range(3))
    for ouder in (moeder, vader):
        operations.voeg_ouder_toe(persoon=kind, ouder=ouder)
    adres = {"straat": "Dorpsstraat", "postcode": "1234AB", "plaats": "X"}
    operations.wijzig_adres(persoon=moeder, vanaf=date(2000, 1, 1), huisnummer="1", **adres)
    operations.wijzig_adres(persoon=vader, vanaf=date(2000, 1, 1), huisnummer="2", **adres)
    assert queries.woont_bij_ouder(kind.pk, DAG) is None
    operations.wijzig_adres(persoon=kind, vanaf=date(2004, 5, 6), huisnummer="2", **adres)
    assert queries.woont_bij_ouder(kind.pk, DAG) is True
    operations.wijzig_adres(persoon=kind, vanaf=DAG, huisnummer="3", **adres)
    assert queries.woont_bij_ouder(kind.pk, DAG) is False
    assert queries.woont_bij_ouder(kind.pk, DAG - timedelta(days=1)) is True


@pytest.mark.django_db
def test_an_account_is_read_by_day_and_shows_who_shares_it() -> None:
    een, twee = persoon(0), persoon(1)
    oud, nieuw = iban.test_iban(5), iban.test_iban(40)
    operations.wijzig_rekening(persoon=een, vanaf=date(2020, 1, 1), iban=oud, tenaamstelling="A")
    operations.wijzig_rekening(persoon=een, vanaf=DAG, iban=nieuw, tenaamstelling="A")
    operations.wijzig_rekening(persoon=twee, vanaf=DAG, iban=nieuw, tenaamstelling="B")
    eerder, later = (queries.rekening_op(een.pk, d) for d in (DAG - timedelta(days=1), DAG))
    assert eerder is not None and later is not None
    assert queries.ibans_van([eerder, later]) == [oud, nieuw]
    assert later.iban_laatste4 == "0040"
    assert queries.deelt_rekening_met(later) == 1
    assert queries.deelt_rekening_met(eerder) == 0


@pytest.mark.django_db
def test_death_holds_payment_and_a_hold_is_lifted_once() -> None:
    noor = persoon()
    operations.registreer_overlijden(persoon=noor, overleden_op=DAG)
    operations.blokkeer(persoon_id=noor.pk, reden=Blokkade.Reden.RETOUR, ingangsdatum=DAG)
    operations.blokkeer(
        persoon_id=noor.pk, reden=Blokkade.Reden.RETOUR, ingangsdatum=DAG + timedelta(days=3)
    )
    assert queries.aangehouden([noor.pk], DAG) == {noor.pk: ["overlijden", "retour"]}
    assert queries.aangehouden([noor.pk], DAG - timedelta(days=1)) == {}
    opheffen = {"persoon_id": noor.pk, "reden": Blokkade.Reden.RETOUR, "actor": "bo"}
    assert operations.hef_blokkade_op(opgeheven_op=DAG + timedelta(days=5), **opheffen)
    assert not operations.hef_blokkade_op(opgeheven_op=DAG + timedelta(days=6), **opheffen)
    assert queries.aangehouden([noor.pk], DAG + timedelta(days=5)) == {noor.pk: ["overlijden"]}


@pytest.mark.django_db
@pytest.mark.parametrize(
    "aanval",
    [
        "UPDATE identity_blokkade SET ingangsdatum = '2030-01-01'",
        "UPDATE identity_blokkade SET opgeheven_op = '2030-01-01'",
        "UPDATE identity_blokkade SET opgeheven_op = '2020-01-01', opgeheven_door = 'x'",
        "DELETE FROM identity_blokkade",
        "DELETE FROM identity_persoon",
        "TRUNCATE identity_persoon CASCADE",
        "UPDATE identity_persoon SET overleden_op = '1900-01-01'",
    ],
)
def test_holds_and_people_withstand(aanval: str) -> None:
    operations.blokkeer(persoon_id=persoon().pk, reden=Blokkade.Reden.RETOUR, ingangsdatum=DAG)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(aanval)


@pytest.mark.django_db
def test_a_load_by_copy_gives_the_same_people_as_one_by_one() -> None:
    eerste, tweede = reserveer_ids(PERSOON, 2).tolist()
    nummers = bsn.massa_bsn_reeks(0, 2)
    versleuteld = crypto.versleutel_reeks(nummers, kind=crypto.BSN)
    hashes = crypto.zoekhash_reeks(crypto.BSN, nummers)
    rijen: dict[Tabel, list[tuple[object, ...]]] = {
        PERSOON: [
            (
                pk,
                v,
                1,
                h,
                1,
                "Mas",
                "van",
                "Sa",
                DAG - timedelta(days=7000),
                None,
                1,
                "nl",
                True,
                eerste,
            )
            for pk, v, h in zip((eerste, tweede), versleuteld, hashes, strict=True)
        ],
        RELATIE: [(eerste, tweede, 1, "[2000-01-01,)", "[2023-09-01 08:00+02,)")],
        ADRES: [(eerste, "Straat", "1", "1234AB", "X", "[2000-01-01,)", "[2023-09-01 08:00+02,)")],
        BANKREKENING: [],
    }
    with connection.cursor() as cursor:
        for tabel, inhoud in rijen.items():
            with cursor.copy(kopieer_sql(tabel)) as copy:  # type: ignore[attr-defined]
                for rij in inhoud:
                    copy.write_row(rij)
    noor = queries.persoon_bij_bsn(nummers[0])
    assert noor is not None
    assert queries.bsn_van(noor) == nummers[0]
    assert noor.uuid is not None
    assert [o.pk for o in queries.ouders_op(eerste, DAG)] == [tweede]
    assert Adres.objects.get().adres_sleutel is not None
    assert persoon().pk > tweede
