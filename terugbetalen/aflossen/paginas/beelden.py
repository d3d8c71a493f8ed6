"""Two ways beside each other: a table, and the same as a plot."""

from collections.abc import Sequence

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from duo_portal.foundation.period import Maand
from duo_portal.web.grafiek import lijngrafiek
from duo_portal.web.templatetags.bedragen import euro
from terugbetalen.aflossen.spelen import Afloop, Vergelijking
from terugbetalen.portaal import beeld


def vergelijktabel(v: Vergelijking, naam: str) -> beeld.Tabel:
    """As it is now, and with the act; what is paid at once is in the total."""
    return naast_elkaar(
        _("Wat dit doet met uw schuld"),
        [(_("Zoals nu"), v.zoals_nu, 0), (naam, v.anders, v.ineens)],
    )


def naast_elkaar(bijschrift: str, wegen: Sequence[tuple[str, Afloop, int]]) -> beeld.Tabel:
    """Every way a column: (name, its end, what is paid at once)."""

    def rij(wat: str, *cellen: str) -> list[str]:
        return [wat, *cellen]

    einden = [weg for _naam, weg, _ineens in wegen]
    ineens = [bedrag for _naam, _weg, bedrag in wegen]
    totaal = [euro(w.betaald + nu) for w, nu in zip(einden, ineens, strict=True)]
    rijen = [
        rij(_("Volle bedrag per maand"), *(euro(w.wettelijk) for w in einden)),
        rij(_("U betaalt per maand"), *(euro(w.per_maand) for w in einden)),
        rij(_("Klaar met betalen"), *(beeld.maand(w.klaar) for w in einden)),
        rij(_("Rente die er nog bij komt"), *(euro(w.rente) for w in einden)),
        rij(_("Alles samen nog te betalen"), *totaal),
        rij(_("Wat over is, vervalt per"), *(beeld.maand(w.einde) for w in einden)),
        rij(_("Zo veel vervalt dan"), *(euro(w.kwijt) for w in einden)),
    ]
    koppen = [_("Wat"), *(beeld.getal(naam) for naam, _weg, _ineens in wegen)]
    return beeld.Tabel(bijschrift, koppen, rijen)


def vergelijkgrafiek(v: Vergelijking, naam: str) -> SafeString:
    """The debt over time, both ways."""
    return schuldgrafiek(v.nu, [(_("Zoals nu"), v.zoals_nu), (naam, v.anders)])


def schuldgrafiek(nu: Maand, wegen: Sequence[tuple[str, Afloop]]) -> SafeString:
    """The debt on each first of January until nothing is owed, one line a way."""
    laatste = max((weg.maanden for _naam, weg in wegen), default=0)
    reeksen = [(naam, beeld.jaarpunten(weg.loop, weg.rij, nu, tot=laatste)) for naam, weg in wegen]
    return lijngrafiek(_("Uw schuld in de tijd"), _("Begin van"), reeksen)
