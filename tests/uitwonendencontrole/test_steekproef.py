"""The draw: the same for whoever redoes it, n/N for everybody, and refused where it could be steered."""

import hashlib
import hmac
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from uitwonendencontrole.fairness import kansen
from uitwonendencontrole.rules import merkle
from uitwonendencontrole.rules.baken import (
    Antwoord,
    AntwoordGeweigerd,
    bewaarde_antwoorden,
    controleer,
    eerste_ronde_na,
    ketens,
    tijdstip_van,
)
from uitwonendencontrole.rules.steekproef import (
    TrekkingGeweigerd,
    Verbintenis,
    bevries,
    lot,
    nareken,
    pseudoniem,
    trek,
    verbind,
    zaad_van,
)

from .cub import AANWEZIG, rijen

SLEUTEL = bytes(range(32))
QUICKNET = ketens()["quicknet"]
ANTWOORD = bewaarde_antwoorden()["quicknet", 657413]
EERDER = tijdstip_van(QUICKNET, 657413) - timedelta(days=1)


def kader_van(n: int, sleutel: bytes = SLEUTEL) -> tuple[bytes, ...]:
    return bevries([pseudoniem(sleutel, f"9999{i:05d}") for i in range(n)])


def verbonden(kader: tuple[bytes, ...], **anders: Any) -> tuple[Verbintenis, merkle.Boom]:
    stand: dict[str, Any] = {
        "aantal": 5, "peildatum": "2023-09-01", "codeversie": "abc123", "uitsluitingen": {"opvang": 3},
        "keten": QUICKNET, "ronde": 657413, "moment": EERDER,
    }  # fmt: skip
    return verbind(kader, **(stand | anders))


def test_known_answers_by_hand() -> None:
    """Each value from the definition in the design, with nothing of ours but the order of things."""
    kader = kader_van(20)
    assert kader == tuple(sorted(hmac.new(SLEUTEL, f"9999{i:05d}".encode(), "sha256").digest() for i in range(20)))  # fmt: skip
    verbintenis, boom = verbonden(kader)
    tekst = (
        '{"codeversie":"abc123","getrokken":5,"kader":20,"keten":"52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94'
        '600c84e971","methode":"n lowest SHA-256(seed || pseudonym); seed = SHA-256(commitment || randomness)",'
        f'"peildatum":"2023-09-01","ronde":657413,"uitsluitingen":{{"opvang":3}},"wortel":"{boom.wortel.hex()}"}}'
    )
    assert verbintenis.tekst == tekst
    zaad = zaad_van(verbintenis, ANTWOORD)
    assert (
        zaad == hashlib.sha256(hashlib.sha256(tekst.encode()).digest() + ANTWOORD.toeval).digest()
    )
    op_lot = sorted(kader, key=lambda p: hashlib.sha256(zaad + p).digest())
    uit = trek(kader, aantal=5, zaad=zaad)
    assert uit.getrokken == tuple(op_lot[:5])
    assert uit.grens == lot(zaad, op_lot[4])
    assert trek(kader, aantal=8, zaad=zaad).getrokken[:5] == uit.getrokken, "more is the same first"
    assert nareken(verbintenis, kader, ANTWOORD, uit.getrokken) == []


def test_a_value_that_never_changes() -> None:
    """Redone from the definition in a shell: who changes the draw, changes this line in sight of all."""
    assert merkle.bouw([b"a", b"b", b"c"]).wortel == merkle.hash_knoop(
        merkle.hash_knoop(merkle.hash_blad(b"a"), merkle.hash_blad(b"b")), merkle.hash_blad(b"c")
    )
    assert (
        lot(b"\x00" * 32, b"\xff" * 32).hex()
        == hashlib.sha256(b"\x00" * 32 + b"\xff" * 32).hexdigest()
    )
    assert (
        merkle.hash_blad(b"").hex()
        == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
    )


@AANWEZIG
def test_t18_answers_of_the_beacon() -> None:
    gepubliceerd = rijen("drand_known_answers.csv")
    assert len(gepubliceerd) == len(bewaarde_antwoorden()) == 2
    for rij in gepubliceerd:
        antwoord = Antwoord.van_hex(int(rij["round"]), rij["expected_randomness_sha256_of_signature"], rij["signature_hex"])  # fmt: skip
        controleer(antwoord)
        assert antwoord in bewaarde_antwoorden().values()


@AANWEZIG
def test_t19_hash_sampling_as_rivest_does_it() -> None:
    for rij in rijen("rivest_sampler_test_vectors.csv"):
        verwacht = [int(getal) for getal in rij["expected_with_duplicates"].split()]
        trekkingen = [
            1
            + int.from_bytes(hashlib.sha256(f"{rij['seed']},{i}".encode()).digest())
            % int(rij["total"])
            for i in range(1, len(verwacht) + 1)
        ]
        assert trekkingen == verwacht, rij["seed"]


@given(st.integers(1, 70), st.data())
def test_every_leaf_has_a_proof_and_only_for_itself(n: int, data: Any) -> None:
    bladen = [i.to_bytes(4) for i in range(n)]
    boom = merkle.bouw(bladen)
    plaats = data.draw(st.integers(0, n - 1))
    bewijs = boom.bewijs(plaats)
    assert merkle.klopt(bladen[plaats], bewijs, boom.wortel)
    assert not merkle.klopt(b"ander", bewijs, boom.wortel)
    for i, (kant, buur) in enumerate(bewijs):
        geknoeid = [*bewijs]
        geknoeid[i] = (kant, bytes([buur[0] ^ 1]) + buur[1:])
        assert not merkle.klopt(bladen[plaats], geknoeid, boom.wortel)
    with pytest.raises(IndexError):
        boom.bewijs(n)


def test_over_two_thousand_draws_each_has_the_same_chance() -> None:
    """Exact binomial per student, Holm over all: fixed seeds, so it says the same every day."""
    kader, n, keren = kader_van(60), 12, 2000
    vaak: Counter[bytes] = Counter()
    for i in range(keren):
        vaak.update(
            trek(kader, aantal=n, zaad=hashlib.sha256(f"proef {i}".encode()).digest()).getrokken
        )
    assert sum(vaak.values()) == keren * n
    p = [stats.binomtest(vaak[p], keren, n / len(kader)).pvalue for p in kader]
    assert min(kansen.holm(p)) > 0.05
    scheef = [stats.binomtest(vaak[p] + (150 if i == 0 else 0), keren, n / len(kader)).pvalue for i, p in enumerate(kader)]  # fmt: skip
    assert min(kansen.holm(scheef)) < 0.001, "the test would see one student drawn too often"


def test_the_draw_is_blind_to_a_strongly_correlated_population() -> None:
    """Groups that go together with the order of the numbers are drawn as often as they occur."""
    kader = {i: pseudoniem(SLEUTEL, f"9999{i:05d}") for i in range(2000)}
    groepen = {
        "oudste nummers": set(range(440)),
        "even": set(range(0, 2000, 2)),
        "een wijk": set(range(900, 1100)),
    }
    p = []
    for ronde in range(20):
        zaad = hashlib.sha256(f"bevolking {ronde}".encode()).digest()
        gekozen = set(trek(bevries(kader.values()), aantal=300, zaad=zaad).getrokken)
        for leden in groepen.values():
            k = sum(kader[i] in gekozen for i in leden)
            p.append(kansen.hypergeometrisch(k, len(leden), 300, 2000))
    assert min(kansen.holm(p)) > 0.05


def test_what_could_steer_a_draw_is_refused() -> None:
    kader = kader_van(20)
    verbintenis, _ = verbonden(kader)
    for fout, reden in (
        (lambda: bevries([*kader, kader[3]]), "twice"),
        (lambda: bevries([]), "empty"),
        (lambda: bevries([b"kort"]), "no pseudonym"),
        (lambda: verbonden(kader[::-1]), "published order"),
        (lambda: verbonden(kader, aantal=21), "21 cannot be drawn from 20"),
        (lambda: verbonden(kader, aantal=0), "0 cannot be drawn"),
        (lambda: verbonden(kader, uitsluitingen={"opvang": -1}), "Fewer than nobody"),
        (lambda: verbonden(kader, moment=tijdstip_van(QUICKNET, 657413)), "is past"),
        (lambda: zaad_van(verbintenis, None), "not known yet"),
        (lambda: zaad_van(verbintenis, bewaarde_antwoorden()["default", 3311596]), "was promised"),
        (lambda: zaad_van(verbintenis, ANTWOORD, eerdere={verbintenis.hash.hex()}), "never done again"),
        (lambda: zaad_van(verbintenis, replace(ANTWOORD, toeval=b"\x00" * 32)), "not that of its signature"),
        (lambda: pseudoniem(b"kort", "999900001"), "at least 32 bytes"),
        (lambda: trek(kader, aantal=5, zaad=b"1"), "32 bytes"),
        (lambda: trek(kader, aantal=21, zaad=SLEUTEL), "cannot be drawn"),
    ):  # fmt: skip
        with pytest.raises((TrekkingGeweigerd, AntwoordGeweigerd), match=reden):
            fout()


def test_tampering_shows_when_redone() -> None:
    kader = kader_van(20)
    verbintenis, _ = verbonden(kader)
    getrokken = trek(kader, aantal=5, zaad=zaad_van(verbintenis, ANTWOORD)).getrokken
    anders = next(p for p in kader if p not in getrokken)
    assert nareken(verbintenis, kader, ANTWOORD, (*getrokken[:4], anders)) != []
    assert len(nareken(verbintenis, kader[1:], ANTWOORD, getrokken)) >= 2
    assert nareken(replace(verbintenis, getrokken=6), kader, ANTWOORD, getrokken) != []
    assert nareken(verbintenis, kader, replace(ANTWOORD, toeval=b"\x01" * 32), getrokken) != []


def test_rounds_and_their_moments() -> None:
    assert tijdstip_van(QUICKNET, 1) == QUICKNET.begin
    for seconden in (0, 1, 2.9, 3, 1000):
        moment = QUICKNET.begin + timedelta(seconds=seconden)
        ronde = eerste_ronde_na(QUICKNET, moment)
        assert tijdstip_van(QUICKNET, ronde) > moment >= tijdstip_van(QUICKNET, ronde - 1)
    assert eerste_ronde_na(QUICKNET, datetime(2020, 1, 1, tzinfo=UTC)) == 1
    with pytest.raises(AntwoordGeweigerd, match="no round 0"):
        tijdstip_van(QUICKNET, 0)
    with pytest.raises(AntwoordGeweigerd):
        Antwoord.van_hex(1, "zz", "00")
