"""A notice of default is seen in any wording; who writes about one does not give one."""

import pytest

from duo_portal.cases.termijn.herkennen import herken_ingebrekestelling

WEL = [
    "Hierbij stel ik u in gebreke.",
    "Hierbij stel ik DUO formeel in gebreke, omdat u nog niet over mijn bezwaar hebt beslist.",
    "Onderwerp: ingebrekestelling\n\nIk wacht al sinds maart.",
    "INGEBREKESTELLING wegens niet tijdig beslissen",
    "Dit is een in gebreke stelling.",
    "Ik wil u bij dezen in gebreke stellen.",
    "Wij stellen uw organisatie\nin gebreke.",
    "Ik maak aanspraak op een dwangsom als u niet binnen twee weken beslist.",
    "Op grond van artikel 4:17 Awb vraag ik u te beslissen.",
    "De beslistermijn is verstreken. Ik verzoek u binnen twee weken een besluit te nemen.",
    "U bent te laat met uw beslissing. U moet alsnog beslissen op mijn aanvraag.",
    "De wettelijke termijn is al lang overschreden; ik wil dat u onmiddellijk beslist.",
    "Dear sir, this is a notice of default: you have not decided on my objection.",
    "I hereby declare you in default.",
    "I hold DUO in default for not deciding.",
    "The term has expired. Please decide within two weeks.",
    "You failed to decide in time. I expect a decision within 14 days.",
]
NIET = [
    "",
    "Wat is een ingebrekestelling?",
    "Kan ik u in gebreke stellen als het te lang duurt?",
    "Hoe stuur ik een ingebrekestelling?",
    "Ik wil u niet in gebreke stellen, maar ik hoor graag iets.",
    "Mijn verhuurder stelt mij in gebreke, mag ik uitstel van betaling?",
    "Ik trek mijn ingebrekestelling in.",
    "Ik ben in gebreke gesteld door mijn werkgever.",
    "Ik ben te laat met mijn betaling. Kan ik over twee weken betalen?",
    "Wanneer beslist u over mijn aanvraag?",
    "Mijn termijn van betalen is verstreken.",
    "De termijn om bezwaar te maken is verstreken, wat nu?",
    "Ik wil binnen twee weken verhuizen.",
    "Can I send a notice of default?",
    "What is a notice of default?",
    "My landlord put me in default.",
    "I withdraw my notice of default.",
    "The deadline for my thesis has passed.",
    "Als u volgende week niets laat horen, stel ik u in gebreke.",
]


@pytest.mark.parametrize("tekst", WEL)
def test_a_notice_is_seen(tekst: str) -> None:
    assert herken_ingebrekestelling(tekst)


@pytest.mark.parametrize("tekst", NIET)
def test_what_is_no_notice_is_left_alone(tekst: str) -> None:
    assert herken_ingebrekestelling(tekst) is None


def test_it_says_which_sentence_and_how_sure() -> None:
    gezien = herken_ingebrekestelling("Beste DUO.\n\nIk stel u\u00a0in gebreke! Groet")
    assert gezien is not None
    assert (gezien.zin, gezien.is_uitdrukkelijk) == ("ik stel u in gebreke!", True)
    stil = herken_ingebrekestelling("De termijn is voorbij. Beslis binnen 14 dagen.")
    assert stil is not None
    assert not stil.is_uitdrukkelijk


def test_a_hostile_text_takes_no_time() -> None:
    assert herken_ingebrekestelling("stel " * 100_000) is None
