"""What people (and machines) may send: text, amounts, days, accounts, places to go on to, and fields nobody asked for."""

from django import forms

LANG = "x" * 10_000
SCRIPT = "<script>alert(1)</script>"
TEKST = [
    SCRIPT,
    '"><img src=x onerror=alert(1)>',
    "{{7*7}}{% csrf_token %}",
    "javascript:alert(1)",
    "nul\x00byte",
    "\u202eomgekeerd",
    "\U0001f600",
    "e\u0302\u0301",
    "   ",
    "' OR 1=1 --",
    "../../etc/passwd",
    "ĳ",
    LANG,
]
GELD = [
    "-1",
    "0,001",
    "1e9",
    "1,234.56",
    "NaN",
    "Infinity",
    "١٢",
    str(2**63),
    "99999999999999",
    "0x10",
]
DATUM = [
    "29-02-2027",
    "31-11-2023",
    "01-01-0001",
    "31-12-9999",
    "1-1-24",
    "2023-02-30",
    "٠١-٠١-٢٠٠٠",
    "00-00-0000",
]
MAAND = ["0000-00", "2023-13", "9999-12", "2023-9", "-2023-01", "١٢-٢٠٢٣", str(2**63)]
IBAN = [
    "NL00FICT0000000001",
    "NL91ABNA041716430",
    "BR1800360305000010009795493C1",
    "nl91 abna 0417 1643 0",
    "NL٩١ABNA0417164300",
    "NL91ABNA0417164300" * 3,
]
BSN = ["000000000", "999990018", "1", "9" * 30, "٩٩٩٩٩٠٠١٩"]
PLEK = [
    "https://kwaad.example/",
    "//kwaad.example/",
    "/\\kwaad.example",
    "///kwaad.example",
    "javascript:alert(1)",
    "/ok\r\nSet-Cookie: x=1",
    "/nul\x00",
    "http:kwaad.example",
    "\t//kwaad.example",
    LANG,
]
EXTRA = {
    "persoon_id": "1",
    "aangemeld_id": "1",
    "betrokkene_id": "1",
    "status": "toegekend",
    "soort": "iets_anders",
    "is_staff": "1",
    "is_superuser": "1",
    "bedrag_centen": "99999",
    "lening_gevraagd_centen": "99999",
    "verzonden_at": "2020-01-01",
    "mag_handelen": "1",
    "granted_by": "1",
}
"""Fields that no form has."""


def waarden(naam: str, veld: forms.Field) -> list[str]:
    """What to try in a field: some text everywhere, and what looks like its own kind."""
    keus = isinstance(veld, forms.ChoiceField)
    uit = [SCRIPT, "nul\x00byte"] if keus else list(TEKST)
    if isinstance(veld, forms.DateField):
        uit += DATUM
    elif keus:
        uit += MAAND if naam in {"vanaf", "tot", "per", "maand"} else [str(2**63)]
    elif "iban" in naam:
        uit += IBAN
    elif "bsn" in naam:
        uit += BSN
    elif not isinstance(veld, (forms.BooleanField, forms.EmailField)):
        uit += GELD
    return uit
