"""Lists: a preview freezes who is on it and who is left out, with the reason; another colleague releases it.

The preview is one statement over everybody. The release is about the people who were seen and no others, and lays each
of them a letter: what it is about, why he gets it, and how to choose a time.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import connection, transaction
from django.db.models import Count

from duo_portal.audit import bedrijfsdatum
from duo_portal.audit.handelingen import vastleggen
from duo_portal.identity.rollen import vier_ogen
from duo_portal.letters.operations import NieuweBrief, leg_klaar_reeks
from terugbetalen.models import Geselecteerde, Selectie

from .feiten import bevraging
from .regels import Regel, Regelboek, regelboek

_S = Selectie.Status
BRON, UITNODIGING = "terugbetalen.geselecteerde", "contact_uitnodiging"
"""`Brief.bron` (its `bron_id` is the row of the person on the list), and the kind of letter."""
PER_KEER = 5_000


class SelectieKanNietNu(RuntimeError):
    """The list is not in a state for this."""


def tel(boek: Regelboek | None = None) -> dict[str, tuple[int, int]]:
    """Per rule how many would be on its list today, and how many left out; nothing is kept."""
    op = bedrijfsdatum.vandaag()
    uit = {}
    for code, regel in (boek or regelboek()).regels.items():
        vraag, waarden = _kies(regel, boek or regelboek(), op)
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FILTER (WHERE om = ''), count(*) FILTER (WHERE om <> '')"
                f" FROM ({vraag}) gekozen",
                waarden,
            )
            uit[code] = tuple(cursor.fetchone())
    return uit


def maak_voorbeeld(regel: str, *, actor: str) -> Selectie:
    """Freeze the list of a rule on the business date; again on that day replaces the preview.

    Raises `RegelOnbekend`, and `SelectieKanNietNu` when the list of today was released already.
    """
    boek, op = regelboek(), bedrijfsdatum.vandaag()
    gekozen = boek.regel(regel)
    with transaction.atomic():
        eerder = Selectie.objects.select_for_update().filter(regel=regel, op=op)
        eerder = eerder.exclude(status=_S.INGETROKKEN)
        if (vast := eerder.first()) is not None:
            if vast.status != _S.VOORBEELD:
                raise SelectieKanNietNu(
                    "De lijst van vandaag is al vrijgegeven; maak morgen een nieuwe."
                )
            Geselecteerde.objects.filter(selectie=vast).delete()
        else:
            vast = Selectie(regel=regel, op=op)
        vast.regeldata, vast.gemaakt_door = dict(gekozen.bron), actor
        vast.save()
        _vul(vast, gekozen, boek)
        vast.uitgesloten = dict(
            Geselecteerde.objects.filter(selectie=vast)
            .exclude(uitgesloten_om="")
            .values_list("uitgesloten_om")
            .annotate(n=Count("pk"))
            .order_by("uitgesloten_om")
        )
        vast.geteld = Geselecteerde.objects.filter(selectie=vast, uitgesloten_om="").count()
        vast.save(update_fields=["geteld", "uitgesloten"])
        vastleggen(
            soort="selectie_voorbeeld",
            actor=actor,
            uitkomst={"selectie": vast.pk, "regel": regel, "mensen": vast.geteld},
        )
    return vast


def geef_vrij(selectie_id: int, *, actor: str, gezien: int) -> Selectie:
    """Release what the preview froze and lay the letters; `gezien` is the count on the colleague's screen.

    Raises `VierOgenVereist` and `SelectieKanNietNu` (also when the count is another one by now).
    """
    with transaction.atomic():
        vast = _op_slot(selectie_id)
        vier_ogen(vast.gemaakt_door, actor)
        if vast.geteld != gezien:
            raise SelectieKanNietNu("Het voorbeeld is intussen opnieuw gemaakt: kijk het eerst na.")
        vast.status = _S.VRIJGEGEVEN
        vast.vrijgegeven_door, vast.vrijgegeven_op = actor, bedrijfsdatum.vandaag()
        vast.save(update_fields=["status", "vrijgegeven_door", "vrijgegeven_op"])
        _leg_brieven(vast)
        vastleggen(
            soort="selectie_vrijgeven",
            actor=actor,
            uitkomst={"selectie": vast.pk, "mensen": vast.geteld},
        )
    return vast


def verzet(selectie_id: int, *, naar: Selectie.Status, actor: str) -> Selectie:
    """Withdraw a preview, or close a list that was released. Raises `SelectieKanNietNu`."""
    mag = {_S.INGETROKKEN: _S.VOORBEELD, _S.GESLOTEN: _S.VRIJGEGEVEN}
    with transaction.atomic():
        vast = _op_slot(selectie_id, mag.get(naar))
        vast.status = naar
        vast.save(update_fields=["status"])
        vastleggen(soort=f"selectie_{naar}", actor=actor, uitkomst={"selectie": vast.pk})
    return vast


def _op_slot(selectie_id: int, mag: Selectie.Status | None = _S.VOORBEELD) -> Selectie:
    vast = Selectie.objects.select_for_update().get(pk=selectie_id)
    if vast.status != mag:
        raise SelectieKanNietNu("Dit kan niet (meer) met deze selectie: kijk hoe zij nu staat.")
    return vast


def _kies(regel: Regel, boek: Regelboek, op: date) -> tuple[str, dict[str, Any]]:
    """Everybody to whom the conditions apply, with `om`: why left out, empty for who is on the list."""
    feiten, waarden = bevraging(op)
    delen = []
    for nummer, voorwaarde in enumerate(regel.alle):
        vraag, erbij = voorwaarde.sql(f"r{nummer}")
        delen.append(vraag)
        waarden |= erbij
    gevallen = []
    for nummer, (code, uitsluiting) in enumerate(boek.uitsluitingen.items()):
        vraag, erbij = uitsluiting.voorwaarde.sql(f"u{nummer}")
        gevallen.append(f"WHEN {vraag} THEN %(c{nummer})s")
        waarden |= {**erbij, f"c{nummer}": code}
    om = f"CASE {' '.join(gevallen)} ELSE '' END" if gevallen else "''"
    return f"SELECT *, {om} AS om FROM ({feiten}) feiten WHERE {' AND '.join(delen)}", waarden


def _vul(selectie: Selectie, regel: Regel, boek: Regelboek) -> None:
    vraag, waarden = _kies(regel, boek, selectie.op)
    paren = ", ".join(f"'{feit}', {feit}" for feit in regel.feiten)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO terugbetalen_geselecteerde"
            " (selectie_id, persoon_id, volgnummer, feiten, achterstand_centen, uitgesloten_om)"
            f" SELECT %(_lijst)s, persoon_id, row_number() OVER (ORDER BY (om <> ''), {regel.eerst} DESC"
            f" NULLS LAST, persoon_id), jsonb_build_object({paren}), achterstand_centen, om"
            f" FROM ({vraag}) gekozen",
            {**waarden, "_lijst": selectie.pk},
        )


def _leg_brieven(selectie: Selectie) -> None:
    """To everybody on the list: the sentence of the rule as it was seen, with the person's own facts."""
    rijen = Geselecteerde.objects.filter(selectie=selectie, uitgesloten_om="").order_by("pk")
    partij: list[NieuweBrief] = []
    for rij in rijen.select_related("persoon").iterator(PER_KEER):
        partij.append(
            NieuweBrief(
                persoon_id=rij.persoon_id,
                taal=rij.persoon.taal,
                bron_id=rij.pk,
                data={
                    "feiten": rij.feiten,
                    "aan_u_nl": selectie.regeldata["aan_u_nl"],
                    "aan_u_en": selectie.regeldata["aan_u_en"],
                },
            )
        )
        if len(partij) == PER_KEER:
            _leg(partij)
            partij = []
    _leg(partij)


def _leg(partij: Sequence[NieuweBrief]) -> None:
    if partij:
        leg_klaar_reeks(partij, soort=UITNODIGING, bron=BRON, sjabloonversie=1)
