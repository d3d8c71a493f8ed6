"""What no register knows: a colleague looks at it. The amount that was told goes along; the amount due stays meanwhile."""

from duo_portal.cases.models import Werkopdracht
from duo_portal.cases.operations import NieuweWerkopdracht, maak_werkopdracht
from duo_portal.foundation.money import euro

_TEKST = {
    "inkomen_buitenland": "Vroeg om te betalen naar inkomen; inkomen buiten Nederland over {jaar}: € {bedrag}. "
    "Vraag om bewijs.",
    "peiljaar": "Vroeg om een ander peiljaar; eigen schatting over {jaar}: € {bedrag}. Het inkomen is nog niet "
    "bekend bij de Belastingdienst.",
}  # fmt: skip


def vraag_medewerker(
    *, persoon_id: int, wat: str, jaar: int, inkomen_centen: int, sleutel: str
) -> None:
    """Lay work ready for the desk; the same `sleutel` again lays nothing. Call it in the transaction of the act."""
    maak_werkopdracht(
        NieuweWerkopdracht(
            soort="terugbetalen",
            reden=wat,
            bron=Werkopdracht.Bron.HANDMATIG,
            sleutel=f"aflossen:{wat}:{sleutel}",
            persoon_id=persoon_id,
            tekst=_TEKST[wat].format(jaar=jaar, bedrag=euro(inkomen_centen)),
        )
    )


def meld_niet_vastgesteld(*, persoon_id: int, sleutel: str) -> None:
    """An extra repayment came in and the instalment could not be set anew: somebody does it later."""
    maak_werkopdracht(
        NieuweWerkopdracht(
            soort="terugbetalen",
            reden="extra_niet_vastgesteld",
            bron=Werkopdracht.Bron.BANK,
            sleutel=f"aflossen:extra:{sleutel}",
            persoon_id=persoon_id,
            tekst="Extra aflossing geboekt, maar de termijn kon niet opnieuw worden vastgesteld. Stel haar vast.",
        )
    )
