"""A small administration for the bank tests: it keeps per EndToEndId what the bank said and booked."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from duo_portal.gateways.bank.bankregel import Bankregel
from duo_portal.gateways.bank.bericht import BerichtGeweigerd
from duo_portal.gateways.bank.bestanden import Bestandsdeel, bouw, leg_vast, lever_aan
from duo_portal.gateways.bank.kanaal import BestandsKanaal
from duo_portal.gateways.bank.opdracht import Overboeking
from duo_portal.gateways.bank.pain002 import Bestandsuitslag, Regeluitslag, Uitslag
from duo_portal.gateways.bank.proefbank.gedrag import GOED, Gedrag
from duo_portal.gateways.bank.proefbank.kantoor import Proefbank
from duo_portal.gateways.models import Afschriftregel, BankBestand

from .pain001_gegevens import GEVER, RUN, overboekingen

OP = date(2023, 10, 5)
Status = Afschriftregel.Status


@dataclass
class Kasboek:
    """Implements both protocols by EndToEndId, as the app above would with its ledger."""

    verzonden: dict[str, int]
    geweigerd: dict[str, str] = field(default_factory=dict)
    terug: dict[str, str] = field(default_factory=dict)
    oordelen: list[Uitslag] = field(default_factory=list)
    regels_gezien: Counter[str] = field(default_factory=Counter)

    def regels(self, bestand: BankBestand, uitslagen: Sequence[Regeluitslag]) -> None:
        for uitslag in uitslagen:
            if uitslag.end_to_end_id not in self.verzonden:
                raise BerichtGeweigerd("ONBEKENDE_REGEL", "Een EndToEndId is niet van ons.")
            if uitslag.uitslag is Uitslag.GEWEIGERD:
                self.geweigerd[uitslag.end_to_end_id] = uitslag.reden

    def bestand(self, bestand: BankBestand, uitslag: Bestandsuitslag, oordeel: Uitslag) -> None:
        self.oordelen.append(oordeel)

    def bankregels(
        self, bestand: BankBestand, regels: Sequence[Bankregel]
    ) -> list[Afschriftregel.Status]:
        return [self._boek(regel) for regel in regels]

    def _boek(self, regel: Bankregel) -> Afschriftregel.Status:
        self.regels_gezien[regel.sleutel] += 1
        if regel.retour_reden and regel.end_to_end_id in self.verzonden:
            self.terug[regel.end_to_end_id] = regel.retour_reden
            return Status.RETOUR
        return Status.GEMATCHT if regel.msg_id.startswith("SF-") else Status.TUSSENREKENING


def maak_bestand(regels: list[Overboeking], volgnummer: int = 1, run_id: int = 1) -> BankBestand:
    """A recorded and built payment file."""
    bestand = leg_vast_zonder_bouw(regels, volgnummer, run_id)
    return bouw(bestand.pk, iter(regels))


def leg_vast_zonder_bouw(
    regels: list[Overboeking], volgnummer: int = 1, run_id: int = 1
) -> BankBestand:
    totaal = sum(regel.bedrag_centen for regel in regels)
    return leg_vast(
        run_id=run_id,
        run_sleutel=RUN,
        deel=Bestandsdeel(volgnummer, len(regels), totaal),
        opdrachtgever=GEVER,
        uitvoeringsdatum=date(2023, 9, 22),
        bedrijfsdatum=date(2023, 9, 15),
        aangemaakt_at=datetime(2023, 9, 15, 6, 0, tzinfo=UTC),
    )


@dataclass
class Verkeer:
    """A bank folder with our channel on one side and the practice bank on the other."""

    map_: Path
    seed: int = 1
    gedrag: Gedrag = GOED

    @property
    def kanaal(self) -> BestandsKanaal:
        return BestandsKanaal(self.map_)

    def bank_werkt(self, datum: date | None = None) -> None:
        Proefbank(
            self.map_ / "uit", self.map_ / "in", self.map_ / "staat", self.seed, self.gedrag
        ).werk(datum)

    def betaal(self, aantal: int) -> tuple[BankBestand, Kasboek]:
        """Build and deliver one file of `aantal` transfers."""
        regels = overboekingen(aantal)
        bestand = maak_bestand(regels)
        lever_aan(bestand.pk, self.kanaal)
        return bestand, Kasboek({regel.end_to_end_id: regel.bedrag_centen for regel in regels})

    def ontvangen(self, soort: str) -> list[Path]:
        return sorted((self.map_ / "in").glob(f"{soort}*.xml"))


def stand() -> tuple[object, ...]:
    """All that the bank traffic left behind, to compare before and after."""
    return (
        list(BankBestand.objects.order_by("id").values_list("soort", "msg_id", "status")),
        list(
            Afschriftregel.objects.order_by("id").values_list(
                "entry_ref", "bedrag_centen", "status"
            )
        ),
    )
