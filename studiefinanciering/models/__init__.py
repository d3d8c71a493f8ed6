"""What studiefinanciering remembers.

`student` (who studies what, circumstances, diplomas), `ouders` (incomes), `aanvraag` (what was asked),
`toekenning` (decisions and their lines), `uitbetaling` (what a payout run froze, booked and sent) and
`terugvordering` (what was asked back). Facts and lines carry two times: `geldig` (what it is about) and
`bekend` (when we knew); the only update allowed is closing `bekend`.
"""

from .aanvraag import Aanvraag, Keuze
from .opleiding import Instelling, Opleiding
from .ouders import Inkomen, OuderBuitenBeschouwing, Oudergegevens, Peiljaarverlegging
from .student import (
    Diploma,
    Inschrijving,
    Omstandigheid,
    Registerstand,
    Student,
    Studieverleden,
)
from .terugvordering import Terugvordering
from .toekenning import Parameterset, Toekenning, Toekenningsregel
from .uitbetaling import Uitbetaalmelding, Uitbetaalregel, Uitbetaling

__all__ = [
    "Aanvraag",
    "Diploma",
    "Inkomen",
    "Inschrijving",
    "Instelling",
    "Keuze",
    "Omstandigheid",
    "Opleiding",
    "OuderBuitenBeschouwing",
    "Oudergegevens",
    "Parameterset",
    "Peiljaarverlegging",
    "Registerstand",
    "Student",
    "Studieverleden",
    "Terugvordering",
    "Toekenning",
    "Toekenningsregel",
    "Uitbetaalmelding",
    "Uitbetaalregel",
    "Uitbetaling",
]
