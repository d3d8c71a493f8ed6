"""Pages where a colleague decides on a case: an app says for which subjects it has one, the list of cases leads there."""

from dataclasses import dataclass, field

from django.urls import reverse

from duo_portal.cases.models import Zaak


@dataclass(frozen=True, slots=True)
class Zaakpagina:
    """Of cases about `onderwerp` (`Zaak.onderwerp`): the name of the address (takes the case), and who may open it."""

    onderwerp: str
    url_naam: str
    recht: str


@dataclass
class _Register:
    paginas: dict[str, Zaakpagina] = field(default_factory=dict)


_register = _Register()


def registreer_zaakpagina(pagina: Zaakpagina) -> None:
    """Add a page; the same subject again replaces it."""
    _register.paginas[pagina.onderwerp] = pagina


def zaakpaginas() -> list[Zaakpagina]:
    """All pages."""
    return list(_register.paginas.values())


def adres_om_te_beslissen(zaak: Zaak) -> str:
    """Where a colleague decides on this case; empty when it is finished or has no page."""
    pagina = _register.paginas.get(zaak.onderwerp)
    if pagina is None or zaak.afgedaan_op is not None:
        return ""
    return reverse(pagina.url_naam, args=[zaak.pk])


def recht_om_te_beslissen(zaak: Zaak) -> str:
    """The right that the page of this case asks, finished or not; empty when it has no page."""
    pagina = _register.paginas.get(zaak.onderwerp)
    return pagina.recht if pagina else ""
