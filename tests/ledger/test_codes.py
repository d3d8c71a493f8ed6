"""The codes in the ledger's rows are those of the rules; the cellar cannot import them, a test can."""

from duo_portal.ledger import codes


def test_components_and_forms_are_those_of_the_rules() -> None:
    from studiefinanciering.rules import componenten

    for eigen, ander in (
        (codes.Component, componenten.Component),
        (codes.Vorm, componenten.Vorm),
    ):
        assert {code.name: int(code) for code in eigen} == {code.name: int(code) for code in ander}


def test_a_code_is_written_in_words() -> None:
    assert codes.naam(codes.Soort, 2) == "te veel ontvangen"
    assert codes.naam(codes.Soort, 77) == "77"
    assert codes.naam(codes.Soort, None) == ""
