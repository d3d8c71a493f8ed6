"""How each amount becomes whole cents: one place per amount, with what speaks for it.

The act says nothing of cents. These are the conventions that reproduce the published figures; a better source
changes one line here.
"""

from dataclasses import dataclass

OMLAAG, HALF_OP = "omlaag", "half op"


@dataclass(frozen=True, slots=True)
class Afronding:
    """Whether an amount is cut down to the cent (otherwise half up), the evidence, and how sure that is."""

    wijze: str  # OMLAAG or HALF_OP
    bewijs: str
    zekerheid: str

    @property
    def naar_beneden(self) -> bool:
        return self.wijze == OMLAAG


TERMIJN = Afronding(
    HALF_OP, "DUO's rekenhulp printed 188,88 for 188,8759 and 94,44 for 94,4380", "medium"
)
MAANDRENTE = Afronding(
    OMLAAG,
    "one unlabelled pair of figures, 34.518,33 and 72,78 (72,7889 at 2,56 %); in favour of the debtor",
    "low",
)
DRAAGKRACHT = Afronding(OMLAAG, "the rekenhulp printed 61,89 for 61,8978 (2022)", "medium")
ACHTERSTANDSRENTE = Afronding(OMLAAG, "no figure seen; as the monthly interest", "low")
KWIJTSCHELDING = Afronding(
    HALF_OP, "no figure of a part seen; the thresholds are half up (32.752,52)", "low"
)
