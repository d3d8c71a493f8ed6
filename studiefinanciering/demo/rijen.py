"""The rows of a part as lines for COPY: from columns of families and students to text.

Persons are numbered family by family, parents first; the first of them names the household. In these lines a tab
separates, and nothing drawn here holds a tab, newline or backslash.
"""

from collections.abc import Iterator
from datetime import date

import numpy as np
from numpy.typing import NDArray

from duo_portal.identity import bsn, crypto, iban

from .bevolking import Bevolking, Soort, groepen
from .cijfers import bevolkingscijfers
from .gezinnen import Vorm
from .namen import ACHTERNAMEN, OUDERNAMEN, STRATEN, VOORNAMEN

Int = NDArray[np.int64]
PEILJAREN, TOEKENNINGSJAREN = (2021, 2022), (2023, 2024)
STUDIEJAAR_HO, STUDIEJAAR_MBO = "[2023-09-01,2024-09-01)", "[2023-08-01,2024-08-01)"
EERSTE_REKENING = 1_000
"""Accounts below are for named people."""
_SEPTEMBER = 2023 * 12 + 8


class Rijen:
    """Lines of every table for one part; give it ids first (`nummer`)."""

    def __init__(self, bevolking: Bevolking, seed: int, bekend: str, dossier_sinds: date) -> None:
        self.deel, self.gezinnen, self.s = (
            bevolking.deel, bevolking.gezinnen, bevolking.studenten,
        )  # fmt: skip
        self.bekend, self.dossier_sinds = bekend, dossier_sinds
        self.rng = np.random.default_rng([seed, self.deel.nummer, 1])
        self.ouders = np.where(self.gezinnen.vorm == Vorm.EEN_OUDER, 1, 2)
        self.kinderen = np.bincount(self.s.gezin, minlength=len(self.gezinnen))
        self.eerste = np.cumsum(self.ouders + self.kinderen) - self.ouders - self.kinderen
        self.achternaam = self.rng.integers(0, len(ACHTERNAMEN), len(self.gezinnen))
        self.ids: Int = np.empty(0, dtype=np.int64)

    @property
    def aantal_personen(self) -> int:
        return int(self.ouders.sum() + self.kinderen.sum())

    def nummer(self, ids: Int) -> None:
        """Give the persons their ids, ascending."""
        self.ids = ids
        self.gezin_id = ids[self.eerste]
        self.ouder_id = np.stack([self.gezin_id, ids[self.eerste + self.ouders - 1]], axis=1)
        begin = np.cumsum(self.kinderen) - self.kinderen
        in_gezin = np.arange(len(self.s)) - begin[self.s.gezin]
        self.student_id = ids[self.eerste[self.s.gezin] + self.ouders[self.s.gezin] + in_gezin]

    def personen(self) -> Iterator[str]:
        """Parents and students with numbers that fail the eleven-proof."""
        nummers = bsn.massa_bsn_reeks(3 * self.deel.eerste, self.aantal_personen)
        geheim = crypto.versleutel_reeks(nummers, kind=crypto.BSN)
        hashes = crypto.zoekhash_reeks(crypto.BSN, nummers)
        vast = (crypto.actuele_sleutel_id(), crypto.actuele_hash_versie())
        wie = np.argsort(np.concatenate([self._ouder_rijen()[0], self.student_id]))
        kolommen = [np.concatenate(paar)[wie].tolist() for paar in self._persoonskolommen()]
        for c, h, rij in zip(geheim, hashes, zip(*kolommen, strict=True), strict=True):
            nummer, gezin, geboren, naam, achter, groep = rij
            tussen, achternaam = ACHTERNAMEN[achter]
            yield (
                f"{nummer}\t\\\\x{c.hex()}\t{vast[0]}\t\\\\x{h.hex()}\t{vast[1]}\t{_NAMEN[naam]}\t{tussen}\t"
                f"{achternaam}\t{date.fromordinal(geboren)}\t\\N\t{groep}\tnl\tt\t{gezin}\n"
            )

    def _ouder_rijen(self) -> tuple[Int, Int, Int]:
        """Id, family and slot of every parent that there is."""
        gezin = np.repeat(np.arange(len(self.gezinnen)), self.ouders)
        slot = (np.diff(gezin, prepend=-1) == 0).astype(np.int64)
        return self.ouder_id[gezin, slot], gezin, slot

    def _persoonskolommen(self) -> Iterator[tuple[Int, Int]]:
        """Of parents and students: id, household, day of birth, first name, family name, nationality."""
        wie, gezin, _ = self._ouder_rijen()
        kind, n, m = self.s.gezin, len(wie), len(self.s)
        yield wie, self.student_id
        yield self.gezin_id[gezin], self.gezin_id[kind]
        oudste = np.full(len(self.gezinnen), 2**40)
        np.minimum.at(oudste, kind, self.s.geboren)
        yield oudste[gezin] - self.rng.integers(24 * 365, 40 * 365, n), self.s.geboren
        namen = self.rng.integers(0, len(VOORNAMEN), m)
        yield len(VOORNAMEN) + self.rng.integers(0, len(OUDERNAMEN), n), namen
        yield self.achternaam[gezin], self.achternaam[kind]
        yield np.ones(n, dtype=np.int64), np.where(self.s.werkt_als_eu_burger, 2, 1)

    def adressen(self) -> Iterator[str]:
        """Where parents live, and students: with the first parent or in a room."""
        wie, gezin, slot = self._ouder_rijen()
        samen = self.gezinnen.vorm[gezin] == Vorm.SAMEN
        thuis = self.gezinnen.huis[gezin, np.where(samen, 0, slot)]
        plaatsen = [p[0] for p in bevolkingscijfers()["woonplaatsen"]["plaats"]]
        yield from self._adresregels(wie, thuis[:, 1:], [plaatsen[i] for i in thuis[:, 0].tolist()])
        huis = self.gezinnen.huis[self.s.gezin, 0]
        uit = self.s.is_uitwonend
        waar = np.where(uit[:, None], self.s.kamer, huis[:, 1:])
        steden = [stad for _, _, stad, _ in self._opleidingen()]
        namen = [
            steden[i] if weg else plaatsen[thuis_]
            for i, (weg, thuis_) in enumerate(zip(uit.tolist(), huis[:, 0].tolist(), strict=True))
        ]
        yield from self._adresregels(self.student_id, waar, namen)

    def _adresregels(self, wie: Int, waar: Int, plaatsen: list[str]) -> Iterator[str]:
        straat = (waar.sum(axis=1) % len(STRATEN)).tolist()
        staart = f"[2015-01-01,)\t{self.bekend}\n"
        for p, (cijfers, letters, nr), s, plaats in zip(
            wie.tolist(), waar.tolist(), straat, plaatsen, strict=True
        ):
            code = f"{cijfers}{chr(65 + letters // 26)}{chr(65 + letters % 26)}"
            yield f"{p}\t{STRATEN[s]}\t{nr}\t{code}\t{plaats}\t{staart}"

    def relaties(self) -> Iterator[str]:
        """Each student's parents, from birth."""
        ouders = self.ouder_id[self.s.gezin].tolist()
        een = (self.ouders[self.s.gezin] == 1).tolist()
        for p, paar, enkel, dag in zip(
            self.student_id.tolist(), ouders, een, self.s.geboren.tolist(), strict=True
        ):
            for ouder in paar[:1] if enkel else paar:
                yield f"{p}\t{ouder}\t1\t[{date.fromordinal(dag)},)\t{self.bekend}\n"

    def rekeningen(self) -> Iterator[str]:
        """An account for every student at a bank that does not exist."""
        nummers = iban.test_iban_reeks(EERSTE_REKENING + self.deel.eerste, len(self.s))
        geheim = crypto.versleutel_reeks(nummers, kind=crypto.IBAN)
        hashes = crypto.zoekhash_reeks(crypto.IBAN, nummers)
        vast = (crypto.actuele_sleutel_id(), crypto.actuele_hash_versie())
        namen = [" ".join(filter(None, ACHTERNAMEN[a])) for a in self.achternaam[self.s.gezin]]
        for p, c, h, nr, naam in zip(
            self.student_id.tolist(), geheim, hashes, nummers, namen, strict=True
        ):
            yield (
                f"{p}\t\\\\x{c.hex()}\t{vast[0]}\t\\\\x{h.hex()}\t{vast[1]}\t{nr[-4:]}\t{naam}\t"
                f"[2020-01-01,)\t{self.bekend}\n"
            )

    def studenten(self) -> Iterator[str]:
        """The files."""
        for p, gezin in zip(
            self.student_id.tolist(), self.gezin_id[self.s.gezin].tolist(), strict=True
        ):
            yield f"{p}\t{self.rng.bytes(16).hex()}\t{gezin}\t{self.dossier_sinds}\n"

    def verleden(self) -> Iterator[str]:
        """Months used before September 2023, of who used any."""
        gebruikt = self.s.maanden_gebruikt
        for p, onderwijs, n in zip(
            self.student_id.tolist(), np.where(self.s.is_ho, 1, 2).tolist(), gebruikt.tolist(), strict=True
        ):  # fmt: skip
            if n > 0:
                jaar, maand = divmod(_SEPTEMBER - n, 12)
                eerste = f"{jaar}-{maand + 1:02d}-01"
                zonder = n if onderwijs == 1 else 0
                yield (
                    f"{p}\t{onderwijs}\t{eerste}\t2023-08-01\t{n}\t{n}\t{zonder}\t0\t0\t2023-09-01\n"
                )

    def _opleidingen(self) -> list[tuple[str, str, str, int]]:
        """Each student's programme: BRIN, code, town, postcode digits."""
        lijsten = bevolkingscijfers()["opleidingen"]
        uit: list[tuple[str, str, str, int]] = [("", "", "", 0)] * len(self.s)
        for naam, hier in groepen(self.s.soort, self.s.niveau).items():
            for i in np.flatnonzero(hier).tolist():
                uit[i] = lijsten[naam][int(self.s.opleiding[i])]
        return uit

    def inschrijvingen(self) -> Iterator[str]:
        """Full-time in higher education, bol in mbo."""
        ho = (self.s.soort != Soort.MBO).tolist()
        kolommen = (self.student_id, self.s.niveau, self.s.collegegeld_jaar)
        for is_ho, (brin, code, _, _), p, niveau, fee in zip(
            ho, self._opleidingen(), *(k.tolist() for k in kolommen), strict=True
        ):
            vast = f"{STUDIEJAAR_HO if is_ho else STUDIEJAAR_MBO}\tt\tf\t48\t{self.bekend}\n"
            soort = "1\t0\t1" if is_ho else f"2\t{niveau}\t4"
            yield f"{p}\t{brin}\t{code}\t{soort}\t{fee}\t{vast}"

    def inkomens(self) -> Iterator[str]:
        """What is known of both peiljaren."""
        wie, gezin, slot = self._ouder_rijen()
        g = self.gezinnen
        bedragen = g.inkomen[gezin, slot].tolist()
        bekend = zip(
            g.is_bekend_2021[gezin].tolist(), g.is_bekend_2022[gezin].tolist(), strict=True
        )
        for p, bedrag, jaren in zip(wie.tolist(), bedragen, bekend, strict=True):
            for jaar, is_bekend in zip(PEILJAREN, jaren, strict=True):
                if is_bekend:
                    yield f"{p}\t{jaar}\t{bedrag}\tf\t{self.bekend}\n"

    def oudergegevens(self) -> Iterator[str]:
        """Of parents who are single or have another child that counts."""
        wie, gezin, slot = self._ouder_rijen()
        alleen = ((self.gezinnen.vorm[gezin] != Vorm.SAMEN) & (slot == 0)).tolist()
        aftrek = self.gezinnen.aftrekkinderen[gezin].tolist()
        for p, een, kinderen in zip(wie.tolist(), alleen, aftrek, strict=True):
            if een or kinderen:
                for jaar in TOEKENNINGSJAREN:
                    yield f"{p}\t{jaar}\t{int(een)}\t{kinderen}\t0\t{self.bekend}\n"

    def omstandigheden(self) -> Iterator[str]:
        """EU citizens who work enough."""
        for p in self.student_id[self.s.werkt_als_eu_burger].tolist():
            yield f"{p}\t1\t0\tarbeidsovereenkomst\t[2023-09-01,)\t{self.bekend}\n"


_NAMEN = (*VOORNAMEN, *OUDERNAMEN)
