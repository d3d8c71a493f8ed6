"""Money for lesgeld on a bank statement: a line that names one of our references (`Ontvanger` of the gateway)."""

import re
from collections.abc import Sequence

from duo_portal.gateways.bank.bankregel import Bankregel
from duo_portal.gateways.bank.kenmerk import klopt_betalingskenmerk
from duo_portal.gateways.bank.pain002 import Bestandsuitslag, Regeluitslag, Uitslag
from duo_portal.gateways.models import Afschriftregel, BankBestand
from duo_portal.ledger import chart
from duo_portal.ledger.codes import Soort
from duo_portal.ledger.operations import post
from duo_portal.ledger.patterns_schuld import Bestemd, ontvangst_verdeeld
from studiefinanciering.models import Lesgeldtermijn

from .stand import open_per_jaar

Status = Afschriftregel.Status
_IN_TEKST = re.compile(r"(?<!\d)\d(?:[ .]?\d){15}(?!\d)")


class Lesgeldbank:
    """The part of the bank's post that is about lesgeld."""

    def is_van(self, bestand: BankBestand) -> bool:
        """No file of lesgeld goes to the bank: it is paid by transfer."""
        return False

    def regels(self, bestand: BankBestand, uitslagen: Sequence[Regeluitslag]) -> None:
        """Never asked."""

    def bestand(self, bestand: BankBestand, uitslag: Bestandsuitslag, oordeel: Uitslag) -> None:
        """Never asked."""

    def bankregels(
        self, bestand: BankBestand, regels: Sequence[Bankregel]
    ) -> Sequence[Status | None]:
        """Lines with a reference of ours; more than is open is left for a colleague."""
        genoemd = [_kenmerken(regel) if regel.bedrag_centen > 0 else [] for regel in regels]
        alle = {kenmerk for lijst in genoemd for kenmerk in lijst}
        if not alle:
            return [None] * len(regels)
        termijnen = {
            t.kenmerk: t
            for t in Lesgeldtermijn.objects.filter(kenmerk__in=alle).select_related("plan__factuur")
        }
        return [
            self._boek(regel, [termijnen[k] for k in lijst if k in termijnen])
            for regel, lijst in zip(regels, genoemd, strict=True)
        ]

    def _boek(self, regel: Bankregel, termijnen: list[Lesgeldtermijn]) -> Status | None:
        if len({t.plan.factuur_id for t in termijnen}) != 1:
            return None
        factuur = termijnen[0].plan.factuur
        if regel.bedrag_centen > open_per_jaar(factuur.persoon_id).get(factuur.studiejaar, 0):
            return None
        begin = factuur.eerste_maand
        deel = Bestemd(chart.LESGELD, regel.bedrag_centen, begin)
        post(
            sleutel=regel.sleutel,
            soort=Soort.ONTVANGST,
            legs=ontvangst_verdeeld(persoon_id=factuur.persoon_id, posten=[deel]),
            persoon_id=factuur.persoon_id,
            effectief_op=regel.boekdatum,
        )
        return Status.GEMATCHT


def _kenmerken(regel: Bankregel) -> list[str]:
    gevonden = [regel.kenmerk, regel.end_to_end_id]
    gevonden += [re.sub(r"[ .]", "", t) for t in _IN_TEKST.findall(regel.omschrijving or "")]
    return [t for t in dict.fromkeys(gevonden) if t and klopt_betalingskenmerk(t)]
