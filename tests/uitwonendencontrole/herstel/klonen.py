"""One decision that was really carried out, by the front doors, and as many copies of it as a test asks.

Copying is done as the owner with the guards of the tables off: what is tested is what comes after.
"""

from datetime import date, datetime, timedelta
from itertools import count
from typing import Any

import psycopg
from django.apps import apps

from duo_portal.audit import bedrijfsdatum
from duo_portal.foundation.clock import AMSTERDAM
from duo_portal.ledger import chart, patterns_schuld
from duo_portal.ledger.codes import Soort
from duo_portal.ledger.operations import post
from studiefinanciering.operations.toekennen import toekennen
from tests.factories.gezinnen import KAMER, Gezin, ingeschreven, vraagt_aan
from tests.harnas.databases import Address
from tests.uitbetalen.besluiten import betaal_en_bevestig, geef_rekening
from uitwonendencontrole.controleren.operations import (
    beoordelen,
    besluiten,
    bewijzen,
    bezoeken,
    nacht,
    starten,
    voornemen,
)
from uitwonendencontrole.controleren.vragenlijst import VRAGEN
from uitwonendencontrole.models import Aanwijzing, Controle
from uitwonendencontrole.operations.trekken import trek
from uitwonendencontrole.operations.vaststellen import stel_kader_vast
from uitwonendencontrole.operations.verbinden import verbind

STAP = 200_000
"""Copy k of a row with id i has id i + k × STAP."""
DAG, RAPPORT, BESLUIT, VAST = date(2023, 9, 18), date(2023, 9, 26), date(2023, 10, 2), date(2023, 11, 15)  # fmt: skip
_sleutel = count(1)
# Per table the column that ties it to the person, or to a row of the table named.
_TABELLEN = (
    ("identity_persoon", "id"),
    ("identity_adres", "persoon_id"),
    ("identity_bankrekening", "persoon_id"),
    ("identity_relatie", "persoon_id"),
    ("studiefinanciering_student", "persoon_id"),
    ("studiefinanciering_inschrijving", "persoon_id"),
    ("studiefinanciering_omstandigheid", "persoon_id"),
    ("studiefinanciering_aanvraag", "persoon_id"),
    ("studiefinanciering_keuze", "persoon_id"),
    ("studiefinanciering_toekenning", "persoon_id"),
    ("studiefinanciering_toekenningsregel", "persoon_id"),
    ("studiefinanciering_uitbetaalregel", "persoon_id"),
    ("ledger_boeking", "persoon_id"),
    ("ledger_leg", "persoon_id"),
    ("uitwonendencontrole_geloot", "persoon_id"),
    ("uitwonendencontrole_controle", "persoon_id"),
    ("uitwonendencontrole_logregel", "controle_id"),
    ("uitwonendencontrole_voornemen", "controle_id"),
    ("uitwonendencontrole_herziening", "controle_id"),
    ("uitwonendencontrole_boete", "herziening_id"),
)


def doe(functie: Any, actor: str, op: date, **wat: Any) -> Any:
    if op > bedrijfsdatum.vandaag():
        bedrijfsdatum.zet(op, "test")
    return functie(actor=actor, op=op, sleutel=f"k{next(_sleutel)}", **wat)


def uitgevoerd() -> Controle:
    """A student who was paid, checked, revised and fined, set off, and who paid the fine."""
    controle = _geloot()
    betaal_en_bevestig(date(2023, 9, 19), "2023-09")
    _tot_besluit(controle)
    betaal_en_bevestig(date(2023, 10, 19), "2023-10")
    bedrijfsdatum.zet(VAST, "test")
    assert nacht.doe_dagelijks(op=VAST)["onherroepelijk"] == 1
    betaal_en_bevestig(date(2023, 11, 20), "2023-11")
    boete = controle.herziening.boete
    boete.refresh_from_db()
    for soort, legs in (
        (Soort.TUSSENREKENING_IN, patterns_schuld.tussenrekening_in(bedrag_centen=boete.bedrag_centen)),
        (
            Soort.TUSSENREKENING_UIT,
            patterns_schuld.tussenrekening_uit(
                bedrag_centen=boete.bedrag_centen, account=chart.UITWONENDBOETE, persoon_id=controle.persoon_id
            ),
        ),
    ):  # fmt: skip
        wie = None if soort == Soort.TUSSENREKENING_IN else controle.persoon_id
        post(sleutel=f"proef:{soort}", soort=soort, legs=legs, persoon_id=wie, effectief_op=date(2023, 12, 1))  # fmt: skip
    controle.refresh_from_db()
    return controle


def kloon(waar: Address, controle: Controle, aantal: int) -> None:
    """Copy the person of a check, with awards, ledger and check, `aantal` times."""
    modellen = {m._meta.db_table: m for m in apps.get_models()}
    with psycopg.connect(waar.owner_url, autocommit=True) as eigenaar:
        binnen: dict[str, list[int]] = {}
        for tabel, via in _TABELLEN:
            model = modellen[tabel]
            ouder = {"controle_id": "uitwonendencontrole_controle", "herziening_id": "uitwonendencontrole_herziening"}  # fmt: skip
            van = [controle.persoon_id] if via in {"id", "persoon_id"} else binnen[ouder[via]]
            _kopieer(eigenaar, model, via, van, binnen, aantal)
        eigenaar.execute("ANALYZE")


def _kopieer(
    eigenaar: Any, model: Any, via: str, van: list[int], binnen: dict[str, list[int]], aantal: int
) -> None:
    tabel = model._meta.db_table
    sleutel = model._meta.pk.column if hasattr(model._meta.pk, "column") else None
    kolommen = [r[0] for r in eigenaar.execute(
        "SELECT column_name FROM information_schema.columns WHERE table_name = %s AND is_generated = 'NEVER' ORDER BY ordinal_position", [tabel])]  # fmt: skip
    eigen = [r[0] for r in eigenaar.execute(f"SELECT {sleutel} FROM {tabel} WHERE {via} = ANY(%s)", [van])] if sleutel in kolommen else []  # fmt: skip
    binnen[tabel] = eigen
    verwijst = {f.column: f.related_model._meta.db_table for f in model._meta.concrete_fields if f.is_relation}  # fmt: skip
    uit = [_waarde(model, k, sleutel, verwijst, binnen) for k in kolommen]
    eigenaar.execute(f"ALTER TABLE {tabel} DISABLE TRIGGER USER")
    eigenaar.execute(
        f"INSERT INTO {tabel} ({', '.join(kolommen)}) SELECT {', '.join(uit)} FROM {tabel} t,"
        f" generate_series(1, {aantal}) k WHERE t.{via} = ANY(%s) ORDER BY hashint8(k)",
        [van],
    )
    eigenaar.execute(f"ALTER TABLE {tabel} ENABLE TRIGGER USER")


def _waarde(model: Any, kolom: str, sleutel: Any, verwijst: Any, binnen: Any) -> str:
    """The value of a column in copy k."""
    if kolom == sleutel and verwijst.get(kolom) is None:
        return f"t.{kolom} + k * {STAP}"
    if kolom == "persoon_id" or verwijst.get(kolom) in binnen:
        ids = binnen[verwijst.get(kolom, "identity_persoon")]
        return f"CASE WHEN t.{kolom} = ANY(ARRAY[{', '.join(map(str, ids)) or 'NULL'}]::bigint[]) THEN t.{kolom} + k * {STAP} ELSE t.{kolom} END"  # fmt: skip
    if kolom in {"uuid", "kenmerk"}:
        return "gen_random_uuid()"
    if kolom == "gezin_id":
        return f"t.{kolom} + k * 100"
    if kolom == "bsn_hash":
        return f"sha256(t.{kolom} || int8send(k))"
    if kolom == "sleutel":
        return f"t.{kolom} || ':' || k"
    if kolom == "volgnummer" and model.__name__ == "Geloot":
        return f"t.{kolom} + k"
    return f"t.{kolom}"


def _geloot() -> Controle:
    bedrijfsdatum.zet(date(2023, 9, 1), "test")
    kind = Gezin().student(waar=KAMER)  # no parents: copies are no brothers
    geef_rekening(kind.pk)
    ingeschreven(kind, date(2023, 9, 1))
    vraagt_aan(kind, "2023-09", vraagt_uitwonend=True)
    toekennen(persoon_id=kind.pk, actor="test")
    bedrijfsdatum.zet(date(2023, 9, 14), "test")
    kader = stel_kader_vast(peildatum=date(2023, 9, 1), actor="test")
    verbinding = verbind(kader, aantal=1, ronde=657_413, actor="test")
    bedrijfsdatum.zet(date(2023, 9, 16), "test")
    trekking = trek(verbinding, actor="test")
    for naam in ("zoe", "yara"):
        Aanwijzing.objects.create(
            gebruiker=naam, rechtspersoon="DUO", werkgever="DUO", besluit="Stcrt. 2023, 1",
            van=date(2023, 1, 1), tot=date(2023, 12, 31),
        )  # fmt: skip
    bedrijfsdatum.zet(DAG, "test")
    (controle,) = starten.start_controles(trekking_id=trekking.pk, op=DAG)
    return controle


def _twijfel(controle: Controle, ronde: str, op: date) -> None:
    eerste = doe(
        beoordelen.beoordeel, "anna", op, controle_id=controle.pk, ronde=ronde, oordeel="twijfel",
        antwoorden=dict.fromkeys(VRAGEN[ronde], "onbekend"), reden_code="gegevens_ontbreken", reden="Meer nodig.",
    )  # fmt: skip
    doe(beoordelen.kijk_mee, "bob", op, beoordeling_id=eerste.pk, is_eens=True, reden="Eens.")


def _tot_besluit(controle: Controle) -> None:
    """Doubt, a visit, two kinds of evidence, an intention, a view, a call, a decision and a fine."""
    wie = {"controle_id": controle.pk}
    doe(starten.open_dossier, "anna", DAG, **wie)
    _twijfel(controle, "dossier", DAG)
    doe(bewijzen.vraag_bewijs, "anna", DAG, **wie)
    _twijfel(controle, "bewijs", DAG)
    begin = datetime(2023, 9, 26, 10, tzinfo=AMSTERDAM)
    tijden = [(begin + timedelta(hours=u), begin + timedelta(hours=u + 2)) for u in (0, 4, 9)]
    bezoek = doe(bezoeken.bied_afspraak, "piet", DAG, **wie, tijdvakken=tijden, bezoekers=["zoe", "yara"])  # fmt: skip
    doe(bezoeken.kies_tijdvak, "burger", DAG, bezoek_id=bezoek.pk, keuze=2)
    ja = bezoeken.Toestemming("student", ("kamer",), tijden[2][0], "2026-1", pas_getoond=True)
    doe(bezoeken.leg_bezoek_vast, "zoe", RAPPORT, bezoek_id=bezoek.pk, toestemming=ja, wijst_op="woont_er_niet")  # fmt: skip
    verslag = doe(bezoeken.leg_verslag_voor, "zoe", RAPPORT, bezoek_id=bezoek.pk, tekst="Leeg.")
    doe(bezoeken.reageer_op_verslag, "burger", RAPPORT, verslag_id=verslag.pk, reactie="Ik was weg.")  # fmt: skip
    periode = {"van": date(2023, 9, 1), "tot": date(2023, 10, 20)}
    doe(bewijzen.ontvang_bewijs, "anna", RAPPORT, **wie, **periode, soort="reisgegevens", is_onafhankelijk=True, wijst_op="woont_er_niet")  # fmt: skip
    _twijfel(controle, "rapport", RAPPORT)
    bewijs = list(controle.bewijs.values_list("pk", flat=True))
    doe(voornemen.leg_bevinding_vast, "anna", RAPPORT, **wie, **periode, bewijs_ids=bewijs, toelichting="Elders.")  # fmt: skip
    plan = doe(voornemen.neem_voor, "bob", RAPPORT, **wie, is_boete_mogelijk=True)
    doe(voornemen.geef_zienswijze, "burger", BESLUIT, voornemen_id=plan.pk, tekst="Nee.", wijze="mondeling")  # fmt: skip
    doe(beoordelen.noteer_gesprek, "bob", BESLUIT, **wie, is_bereikt=True, verslag="Gesproken.")
    doe(besluiten.herzie, "cor", BESLUIT, **wie, motivering="Twee bronnen.", hardheid="Niets bijzonders.")  # fmt: skip
    doe(besluiten.beboet, "dirk", BESLUIT, **wie, verwijt="volledig", motivering="Wist het.")
