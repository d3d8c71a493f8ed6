"""Who the demo's sign-in page offers: the people with a story and their parents, as far as they are sown."""

from duo_portal.identity.aanmelden.demo import Demopersoon, registreer_demopersonen
from duo_portal.identity.models import Persoon
from duo_portal.identity.queries import personen_bij_bsn

from .verhalen import Verhaal, bsn_van_ouder, gezinnen, verhalen


def registreer() -> None:
    """Called once, when the app is ready; the people are read when the page is drawn."""
    registreer_demopersonen("verhalen", demopersonen)


def demopersonen() -> list[Demopersoon]:
    """Students first, each with their story; then parents, each with whose parent they are."""
    ouders = {
        bsn_van_ouder(gezin["sleutel"], i): [v for v in verhalen() if v.gezin == gezin["sleutel"]]
        for gezin in gezinnen()
        for i in range(len(gezin["ouders"]))
    }
    personen = personen_bij_bsn([*(v.bsn for v in verhalen()), *ouders])
    return [
        *(
            Demopersoon(personen[v.bsn], {"nl": v.tekst, "en": v.tekst_en})
            for v in verhalen()
            if v.bsn in personen
        ),
        *(
            _ouder(personen[nummer], kinderen)
            for nummer, kinderen in ouders.items()
            if nummer in personen
        ),
    ]


def _ouder(persoon: Persoon, kinderen: list[Verhaal]) -> Demopersoon:
    namen = [kind.naam for kind in kinderen]
    return Demopersoon(
        persoon,
        {"nl": f"ouder van {' en '.join(namen)}", "en": f"parent of {' and '.join(namen)}"},
        is_ouder=True,
    )
