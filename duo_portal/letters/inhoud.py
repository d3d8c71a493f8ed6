"""What stands in a letter, in one language: the one source of its page and of its PDF.

A kind of letter (`soorten`) fills in heading and parts; who it is for, the date and the closing are added here.
All is plain text: neither template reads markup in it.
"""

from dataclasses import asdict, dataclass, field, replace
from datetime import date
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from duo_portal.identity.models import Persoon
from duo_portal.letters.models import Brief
from duo_portal.letters.vorm import dag

TALEN = ("nl", "en")


@dataclass(frozen=True, slots=True)
class Link:
    """Words with an address: of this portal ("/mijn/…") or elsewhere."""

    tekst: str
    adres: str

    @property
    def volledig(self) -> str:
        """The address as it stands on paper."""
        return settings.PORTAAL_URL + self.adres if self.adres.startswith("/") else self.adres


@dataclass(frozen=True, slots=True)
class Tabel:
    """A small table; `voet` is its total line. The first cell of a line names it, the last one is an amount."""

    bijschrift: str
    koppen: tuple[str, ...]
    rijen: tuple[tuple[str, ...], ...]
    voet: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Deel:
    """A part under its own heading (none for the opening)."""

    kop: str = ""
    alineas: tuple[str, ...] = ()
    punten: tuple[str, ...] = ()
    tabellen: tuple[Tabel, ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Besluitblok:
    """What the law wants with a decision: who, on which articles, and how to object (arts. 3:45-3:47, 6:7 Awb).

    `bezwaar_tot` is the last day of the term; `bezwaar_adres` where a letter goes; `uitleg` where the amounts
    are explained step by step.
    """

    wie: str
    artikelen: tuple[Link, ...]
    bezwaar_tot: date
    bezwaar_adres: str
    uitleg: Link | None = None

    def delen(self) -> tuple[Deel, ...]:
        """The block as parts of the letter."""
        return (
            Deel(_("Wie heeft dit besloten?"), (self.wie,)),
            Deel(
                _("Op welke regels berust dit besluit?"),
                (_("Dit besluit berust op deze artikelen:"),),
                links=self.artikelen,
            ),
            Deel(
                _("Wilt u weten waarom?"),
                (
                    _("Bij elk bedrag kunt u zien hoe wij het hebben uitgerekend, stap voor stap."),
                    _("Komt u er niet uit? Stel uw vraag. Dan leggen wij het uit."),
                ),
                links=(self.uitleg,) if self.uitleg else (),
            ),
            Deel(_("Bent u het er niet mee eens?"), self._bezwaar()),
        )

    def _bezwaar(self) -> tuple[str, ...]:
        tot = dag(self.bezwaar_tot)
        return (
            _("Dan kunt u bezwaar maken. Dat kan tot en met %(dag)s.") % {"dag": tot},
            _("Stuur een brief naar %(adres)s.") % {"adres": self.bezwaar_adres},
            _(
                "Zet in de brief: uw naam en adres, de datum van vandaag, het kenmerk van deze brief,"
                " waarom u het er niet mee eens bent, en uw handtekening."
            ),
            _(
                "Bezwaar maken is gratis. Vraagt u ons eerst om uitleg? Dan verandert deze datum niet."
            ),
        )


@dataclass(frozen=True, slots=True)
class Briefinhoud:
    """A whole letter, ready to be drawn. `slot` is the decision block in words (see `adresseer`)."""

    kop: str
    delen: tuple[Deel, ...]
    besluit: Besluitblok | None = None
    taal: str = ""
    aan: str = ""
    aanhef: str = ""
    datum: date = field(default=date.min)
    kenmerk: str = ""
    slot: tuple[Deel, ...] = ()

    @property
    def alle_delen(self) -> tuple[Deel, ...]:
        """The parts with those of the decision block."""
        return self.delen + self.slot

    def als_json(self) -> dict[str, Any]:
        """What the PDF template reads; addresses in full."""
        return {
            "kop": self.kop,
            "taal": self.taal,
            "aan": self.aan,
            "aanhef": self.aanhef,
            "kenmerk": self.kenmerk,
            "datum": [self.datum.year, self.datum.month, self.datum.day],
            "datum_tekst": dag(self.datum),
            "delen": [_deel(deel) for deel in self.alle_delen],
            "woorden": woorden(),
        }


def _deel(deel: Deel) -> dict[str, Any]:
    links = [{"tekst": link.tekst, "adres": link.volledig} for link in deel.links]
    return asdict(deel) | {"links": links}


def woorden() -> dict[str, str]:
    """The fixed words around a letter."""
    return {
        "afzender": settings.BRIEF_AFZENDER,
        "datum": _("Datum"),
        "kenmerk": _("Kenmerk"),
        "groet": _("Met vriendelijke groet,"),
        "bladzijde": _("Bladzijde"),
        "onafhankelijk": _("Onafhankelijke uitvoering; geen website van DUO of de Rijksoverheid"),
    }


def adresseer(inhoud: Briefinhoud, brief: Brief, taal: str) -> Briefinhoud:
    """Add for whom, when, the reference and the decision block, in the language that is switched on.

    Someone who died is addressed by the next of kin.
    """
    persoon = Persoon.objects.filter(pk=brief.persoon_id).first()
    naam = str(persoon) if persoon else ""
    if persoon is not None and persoon.overleden_op is not None:
        aan = _("De nabestaanden van %(naam)s") % {"naam": naam}
        aanhef = _("Beste familie,")
    else:
        aan, aanhef = naam, _("Beste %(naam)s,") % {"naam": naam}
    return replace(
        inhoud,
        taal=taal,
        aan=aan,
        aanhef=aanhef,
        datum=brief.datum,
        kenmerk=f"B-{str(brief.uuid)[:8].upper()}",
        slot=inhoud.besluit.delen() if inhoud.besluit else (),
    )


def gekozen_taal(brief: Brief, taal: str | None = None) -> str:
    """A language that letters have: the asked one, or that of the letter."""
    return taal if taal in TALEN else (brief.taal if brief.taal in TALEN else TALEN[0])


def in_taal(taal: str) -> Any:
    """Everything made within is in this language, whatever the page speaks."""
    return translation.override(taal)
