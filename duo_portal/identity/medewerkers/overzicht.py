"""What a quarterly review of access reads: a line an account, and which role has which permission."""

from django.contrib.auth.models import User

from duo_portal.foundation.clock import AMSTERDAM
from duo_portal.identity.medewerkers import toestel
from duo_portal.identity.rollen import ROLLEN, rechtentabel, rol_van

KOPPEN = (
    "account",
    "rollen",
    "is_open",
    "is_superuser",
    "losse_rechten",
    "gemaakt_op",
    "laatste_inlog",
    "tweede_stap",
    "herstelcodes_over",
)
_FORMULE = ("=", "+", "-", "@", "\t", "\r", "\n")
LETTERS = dict(zip(ROLLEN, "btfckpsa", strict=True))
"""One letter a role; `s` is the beheerder, who keeps the system."""


def overzicht() -> list[tuple[str, ...]]:
    """All accounts in order of name, closed ones too; cells that a spreadsheet would run are disarmed."""
    return [tuple(_veilig(cel) for cel in _regel(wie)) for wie in User.objects.order_by("username")]


def roltabel() -> str:
    """The table of docs/rollen.md: a row a permission, a column a role."""
    regels = [
        f"| recht | {' | '.join(ROLLEN)} |",
        f"|---|{'---|' * len(ROLLEN)}",
    ]
    for recht, rollen in rechtentabel().items():
        cellen = " | ".join("x" if rol in rollen else "" for rol in ROLLEN)
        regels.append(f"| `{recht}` | {cellen} |")
    return "\n".join(regels)


def _regel(wie: User) -> tuple[str, ...]:
    apparaat = toestel.toestel_van(wie)
    if apparaat is not None:
        tweede = apparaat.name
    else:
        tweede = "geen" if wie.has_usable_password() else "organisatie"
    inlog = wie.last_login.astimezone(AMSTERDAM).isoformat("T", "minutes") if wie.last_login else ""
    return (
        wie.username,
        rol_van(wie),
        "ja" if wie.is_active else "nee",
        "ja" if wie.is_superuser else "nee",
        str(wie.user_permissions.count()),
        wie.date_joined.astimezone(AMSTERDAM).date().isoformat(),
        inlog,
        tweede,
        str(toestel.herstelcodes_over(wie)),
    )


def _veilig(cel: str) -> str:
    return f"'{cel}" if cel.startswith(_FORMULE) else cel
