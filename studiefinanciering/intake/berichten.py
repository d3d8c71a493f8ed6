"""What a letter says was seen in a register, and what to do when it is wrong (Dutch, B1)."""

from datetime import date

_VERBETER = {
    "school": "Klopt dit niet? Vraag uw school om de inschrijving te verbeteren. Daarna rekenen wij opnieuw.",
    "gemeente": "Klopt dit niet? Vraag uw gemeente om het adres te verbeteren. Daarna rekenen wij opnieuw.",
    "belastingdienst": (
        "Klopt dit niet? Uw ouder kan de Belastingdienst vragen om het inkomen te verbeteren. "
        "Daarna rekenen wij opnieuw."
    ),
}


def inschrijving(soort: str, vanaf: date, eind: date | None) -> str:
    """An enrolment that began, changed, ended or never was."""
    if soort == "vervallen":
        gezien = f"Uw school heeft gemeld dat u vanaf {vanaf:%d-%m-%Y} niet bent ingeschreven."
    elif eind is not None:
        gezien = f"Uw school heeft gemeld dat uw inschrijving eindigt op {eind:%d-%m-%Y}."
    else:
        gezien = f"Uw school heeft een wijziging van uw inschrijving gemeld vanaf {vanaf:%d-%m-%Y}."
    return f"{gezien} {_VERBETER['school']}"


def verhuizing(vanaf: date) -> str:
    """A removal of the student or of a parent."""
    return (
        f"Volgens de gemeente is het adres van u of van uw ouder veranderd op {vanaf:%d-%m-%Y}. "
        f"Daarom hebben wij opnieuw gekeken of u bij een ouder woont. {_VERBETER['gemeente']}"
    )


def overlijden(dag: date) -> str:
    """A death, of the student or of a parent."""
    return f"Wij hebben van de gemeente bericht gekregen van een overlijden op {dag:%d-%m-%Y}."


def inkomen(jaar: int) -> str:
    """An income that became known or was changed."""
    return f"De Belastingdienst heeft het inkomen van uw ouder over {jaar} gemeld. {_VERBETER['belastingdienst']}"


def diploma(dag: date) -> str:
    """A diploma that was registered."""
    return f"Uw school heeft gemeld dat u op {dag:%d-%m-%Y} een diploma hebt gehaald."
