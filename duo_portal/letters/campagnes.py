"""Bulk sends: a dry run that freezes the population, a second person, waves, and the result.

The preview writes down exactly who gets it; the release is about those people and no others, so the count that
was seen is the count that is sent. Once per campaign and person, however often a wave runs.
"""

import json
import string
from dataclasses import dataclass

from django.db import connection, transaction
from django.db.models import Count, Exists, Min, OuterRef, Q

from duo_portal.audit.bedrijfsdatum import moment
from duo_portal.audit.handelingen import vastleggen
from duo_portal.identity.rollen import vier_ogen
from duo_portal.letters.bel import rinkel
from duo_portal.letters.campagnebrief import SERVICE_BERICHT, bericht_inhoud
from duo_portal.letters.inhoud import TALEN, Briefinhoud, adresseer, in_taal
from duo_portal.letters.models import Brief, Campagne, Campagnepersoon, GelezenOp, UitgaandBericht
from duo_portal.letters.populaties import Populatie, populatie_van
from duo_portal.letters.soorten import maak_inhoud
from duo_portal.letters.sql import lees

BRON = "letters.campagne"
"""`Brief.bron`; `bron_id` is the row of the person in the campaign."""
_S = Campagne.Status


class CampagneKanNietNu(RuntimeError):
    """The campaign is not in a state for this."""


class TekstOngeldig(ValueError):
    """A text names a field that its population does not have, or cannot be read."""


@dataclass(frozen=True, slots=True)
class Resultaat:
    """How far a campaign is: people, letters laid, mails delivered, on paper, read, failed."""

    mensen: int
    brieven: int
    golven: int
    golven_klaar: int
    email_afgeleverd: int
    papier: int
    mislukt: int
    gelezen: int


def controleer_tekst(tekst: str, populatie: Populatie) -> None:
    """Raises `TekstOngeldig` when a text asks for what its population does not give."""
    try:
        delen = list(string.Formatter().parse(tekst))
    except ValueError:
        raise TekstOngeldig(
            "De tekst heeft een { of } te veel; schrijf een veld als {veld}."
        ) from None
    # Only bare names: no formatting ("{x:>9}") and no looking into values ("{x.y}").
    velden = {
        f"{veld}{vorm}{omzetting or ''}" for _t, veld, vorm, omzetting in delen if veld is not None
    }
    if vreemd := sorted(velden - set(populatie.velden)):
        raise TekstOngeldig(
            f"Onbekend veld in de tekst: {', '.join(vreemd)}."
            f" Kies uit: {', '.join(sorted(populatie.velden)) or 'geen'}."
        )


def maak_voorbeeld(campagne: Campagne, *, actor: str) -> Campagne:
    """The dry run: who gets it as of now, divided over waves; nothing is laid or sent.

    May be done again until the release. Raises `CampagneKanNietNu`, `TekstOngeldig`, `ParameterOngeldig`.
    """
    populatie = populatie_van(campagne.populatie)
    for tekst in (
        campagne.onderwerp_nl,
        campagne.tekst_nl,
        campagne.onderwerp_en,
        campagne.tekst_en,
    ):
        controleer_tekst(tekst, populatie)
    vraag, waarden = populatie.vraag(populatie.lees_parameters(campagne.parameters))
    with transaction.atomic():
        vast = _op_slot(campagne, {_S.CONCEPT, _S.VOORBEELD})
        Campagnepersoon.objects.filter(campagne=vast).delete()
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO letters_campagnepersoon (campagne_id, persoon_id, gegevens, golf)"
                " SELECT %(_campagne)s, persoon_id, gegevens,"
                " (row_number() OVER (ORDER BY persoon_id) - 1) / %(_golf)s + 1"
                f" FROM ({vraag}) AS populatie",
                {**waarden, "_campagne": vast.pk, "_golf": vast.golf_grootte},
            )
            vast.geteld = int(cursor.rowcount)
        vast.status, vast.voorbeeld_at = _S.VOORBEELD, moment()
        vast.save(update_fields=["geteld", "status", "voorbeeld_at"])
        vastleggen(
            soort="campagne_voorbeeld",
            actor=actor,
            uitkomst={"campagne": vast.pk, "mensen": vast.geteld},
        )
    return vast


def geef_vrij(campagne: Campagne, *, actor: str, gezien: int) -> Campagne:
    """A second colleague releases what the preview froze; `gezien` is the count on their screen.

    Raises `VierOgenVereist` and `CampagneKanNietNu` (also when the count is another one by now).
    """
    with transaction.atomic():
        vast = _op_slot(campagne, {_S.VOORBEELD})
        vier_ogen(vast.gemaakt_door, actor)
        if vast.geteld != gezien:
            raise CampagneKanNietNu("Het voorbeeld is intussen opnieuw gemaakt: kijk het eerst na.")
        vast.status, vast.vrijgegeven_door, vast.vrijgegeven_at = _S.VRIJGEGEVEN, actor, moment()
        vast.save(update_fields=["status", "vrijgegeven_door", "vrijgegeven_at"])
        vastleggen(
            soort="campagne_vrijgeven",
            actor=actor,
            uitkomst={"campagne": vast.pk, "mensen": vast.geteld},
        )
    return vast


def verzet(campagne: Campagne, *, naar: Campagne.Status, actor: str) -> Campagne:
    """Pause, go on or withdraw; letters that were laid stay. Raises `CampagneKanNietNu`."""
    mag = {
        _S.GEPAUZEERD: {_S.VRIJGEGEVEN},
        _S.VRIJGEGEVEN: {_S.GEPAUZEERD},
        _S.INGETROKKEN: {_S.CONCEPT, _S.VOORBEELD, _S.VRIJGEGEVEN, _S.GEPAUZEERD},
    }
    with transaction.atomic():
        vast = _op_slot(campagne, mag.get(naar, set()))
        vast.status = naar
        vast.save(update_fields=["status"])
        vastleggen(soort=f"campagne_{naar}", actor=actor, uitkomst={"campagne": vast.pk})
    return vast


def golf(campagne: Campagne) -> int:
    """Lay the letters of the next wave; returns how many. After the last one the campaign is done."""
    with transaction.atomic():
        vast = Campagne.objects.select_for_update().get(pk=campagne.pk)
        if vast.status != _S.VRIJGEGEVEN:
            return 0
        te_gaan = Campagnepersoon.objects.filter(campagne=vast, brief=None)
        nummer = te_gaan.aggregate(eerste=Min("golf"))["eerste"]
        if nummer is None:
            vast.status = _S.KLAAR
            vast.save(update_fields=["status"])
            return 0
        onderwerp = {"nl": vast.onderwerp_nl, "en": vast.onderwerp_en}
        with connection.cursor() as cursor:
            cursor.execute(
                lees("golf"),
                {
                    "campagne": vast.pk,
                    "golf": nummer,
                    "soort": populatie_van(vast.populatie).soort,
                    "bron": BRON,
                    "onderwerp": json.dumps(onderwerp),
                },
            )
            gelegd = int(cursor.rowcount)
    rinkel()
    return gelegd


def golven() -> int:
    """The next wave of every campaign that was released; returns how many letters were laid."""
    return sum(golf(campagne) for campagne in Campagne.objects.filter(status=_S.VRIJGEGEVEN))


def voorbeeldmensen(campagne: Campagne, aantal: int = 3) -> list[Campagnepersoon]:
    """The first, the middle and the last person of the preview. Whoever shows them records that as a look."""
    mensen = Campagnepersoon.objects.filter(campagne=campagne).order_by("persoon_id")
    totaal = mensen.count()
    if not totaal:
        return []
    plaatsen = sorted({i * (totaal - 1) // max(aantal - 1, 1) for i in range(aantal)})
    return [mensen[plaats] for plaats in plaatsen]


def voorbeelden(campagne: Campagne, mensen: list[Campagnepersoon]) -> list[Briefinhoud]:
    """The letters as these people would get them, each in both languages."""
    return [_voorbeeld(campagne, mens, taal) for mens in mensen for taal in TALEN]


def _voorbeeld(campagne: Campagne, mens: Campagnepersoon, taal: str) -> Briefinhoud:
    brief = Brief(
        persoon_id=mens.persoon_id,
        soort=populatie_van(campagne.populatie).soort,
        taal=taal,
        bron=BRON,
        bron_id=mens.pk or 0,
        sjabloonversie=1,
        data={**mens.gegevens, "campagne": campagne.pk},
        aangemaakt_op=moment(),
    )
    if brief.soort != SERVICE_BERICHT:
        return maak_inhoud(brief, taal)
    with in_taal(taal):
        return adresseer(bericht_inhoud(campagne, mens.gegevens, taal), brief, taal)


def resultaat(campagne: Campagne) -> Resultaat:
    """What came of it so far."""
    mensen = Campagnepersoon.objects.filter(campagne=campagne)
    golven_ = mensen.values("golf").annotate(open=Count("pk", filter=Q(brief=None)))
    uitgaand = UitgaandBericht.objects.filter(brief__campagnepersoon__campagne=campagne)
    gelezen = GelezenOp.objects.filter(brief=OuterRef("brief"))
    tel = uitgaand.aggregate(
        mail=Count("pk", filter=Q(kanaal="email", status="afgeleverd")),
        papier=Count("pk", filter=Q(kanaal="papier")),
        mislukt=Count("pk", filter=Q(status="mislukt")),
    )
    return Resultaat(
        mensen=mensen.count(),
        brieven=mensen.filter(brief__isnull=False).count(),
        golven=len(golven_),
        golven_klaar=sum(1 for rij in golven_ if not rij["open"]),
        email_afgeleverd=tel["mail"],
        papier=tel["papier"],
        mislukt=tel["mislukt"],
        gelezen=mensen.filter(Exists(gelezen)).count(),
    )


def _op_slot(campagne: Campagne, mag: set[Campagne.Status]) -> Campagne:
    vast = Campagne.objects.select_for_update().get(pk=campagne.pk)
    if Campagne.Status(vast.status) not in mag:
        raise CampagneKanNietNu(
            f"Campagne {vast.naam} staat op '{vast.get_status_display()}': dit kan nu niet."
        )
    return vast
