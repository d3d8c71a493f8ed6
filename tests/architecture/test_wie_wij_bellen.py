"""Whom we call is chosen by a closed list of facts: none says who somebody is, and none adds him up to a number."""

import re
from datetime import date

from terugbetalen.contact.feiten import FEITEN, bevraging
from terugbetalen.contact.regels import Voorwaarde, regelboek

from .bronnen import bronnen

OP = date(2024, 2, 13)
VERBODEN = re.compile(
    r"(?:^|_)(?:geboorte|leeftijd|geslacht|gender|nationaliteit|herkomst|afkomst|geloof|etnici|naam|voornamen|achternaam"
    r"|opleiding|onderwijs|niveau|brin|postcode|plaats|straat|adres|gemeente|wijk|land|taal|gezin|partner|kind"
    r"|bsn|score|gewicht|kans|risico|profiel|model)",
    re.IGNORECASE,
)
"""Who somebody is, where he lives, with whom; and anything that adds facts up to a number about him."""


def test_de_feiten_zijn_een_gesloten_lijst_zonder_kenmerken_van_de_mens() -> None:
    assert [feit for feit in FEITEN if VERBODEN.search(feit)] == []
    assert len(FEITEN) == 20


def test_de_bevraging_leest_niets_over_wie_iemand_is() -> None:
    vraag, _waarden = bevraging(OP)
    kaal = "\n".join(regel.split("--")[0] for regel in vraag.splitlines())
    gezien = set(re.findall(r"[a-z_]+", kaal.lower())) - {"is_buitenland", "buitenland"}
    assert sorted(woord for woord in gezien if VERBODEN.search(woord)) == []
    assert set(re.findall(r"\bp\.(\w+)", kaal)) == {"id", "overleden_op"}, "of a person, only that"
    assert "SELECT *" not in kaal


def test_elke_regel_en_elke_uitsluiting_noemt_alleen_feiten_van_de_lijst() -> None:
    boek = regelboek()
    genoemd = {feit for regel in boek.regels.values() for feit in regel.feiten}
    genoemd |= {u.voorwaarde.feit for u in boek.uitsluitingen.values()}
    assert genoemd <= FEITEN.keys()
    assert set(Voorwaarde.__slots__) == {"feit", "minstens", "hoogstens", "is_", "of_nooit"}


def test_alleen_deze_kamer_maakt_lijsten() -> None:
    """Nobody else asks the facts, and nobody puts a person on a list by hand."""
    vragers = [b.pad for b in bronnen() if "contact_feiten" in b.tekst or "bevraging(" in b.tekst]
    assert sorted(vragers) == [
        "terugbetalen/contact/feiten.py",
        "terugbetalen/contact/selecties.py",
    ]
    schrijvers = re.compile(
        r"Geselecteerde\.objects\.(create|bulk_create)|INTO terugbetalen_geselecteerde"
    )
    assert [b.pad for b in bronnen() if schrijvers.search(b.tekst)] == [
        "terugbetalen/contact/selecties.py"
    ]
