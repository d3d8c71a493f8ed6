"""A visit to the bank: it fetches what lies ready, decides, answers, and books what is due."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from .afschriften import Post, schrijf_camt053
from .antwoorden import Regelantwoord, schrijf_pain002
from .boeken import Boeken, schrijf_heel
from .gedrag import GOED, REDENEN_BESTAND, REDENEN_INCASSO, REDENEN_REGEL, Dobbelsteen, Gedrag
from .lezen import INCASSO, Groep, Onleesbaar, Opdracht, Regel, Vorm, regels_van
from .stortingen import lees_stortingen
from .terug import Terug, Terugkomst


@dataclass
class Oordeel:
    """What the bank makes of one file."""

    code: str
    reden: str
    regels: list[Regelantwoord]
    retouren: list[Terug]
    geweigerd: dict[str, tuple[int, int]]


class Proefbank:
    """`uit`: where customers leave files; `in_`: where answers appear; `staat`: the bank's own memory.

    `retour` names payments or collections (EndToEndId) that come back: their accounts were closed. A code may
    be given: "EndToEndId=AM04".
    """

    def __init__(
        self,
        uit: Path,
        in_: Path,
        staat: Path,
        seed: int = 0,
        gedrag: Gedrag = GOED,
        beginsaldo: int = 10**12,
        retour: frozenset[str] = frozenset(),
    ) -> None:
        self.uit, self.in_, self.staat = uit, in_, staat / "bank.json"
        self.stortingen = uit.parent / "stortingen"
        self.dobbel, self.gedrag = Dobbelsteen(seed), gedrag
        self.terugkomst = Terugkomst.van(self.dobbel, gedrag, retour)
        self.boeken = Boeken.lees(self.staat)
        if not self.boeken.saldo:
            self.boeken.beginsaldo = beginsaldo

    def werk(self, datum: date | None = None) -> int:
        """One visit. Books what is due up to and including `datum`; None books everything on its own day.

        Returns the number of files fetched. A fetched file leaves `uit`.
        """
        uitgesteld, self.boeken.uitgesteld = self.boeken.uitgesteld, []
        for brief in uitgesteld:
            schrijf_heel(self.in_ / brief["naam"], brief["inhoud"].encode())
        paden = sorted(self.uit.glob("*.xml")) if self.uit.exists() else []
        for pad in paden:
            self._ontvang(pad)
        gestort = self._neem_stortingen_aan()
        self._schrijf_afschriften(datum)
        self.boeken.bewaar(self.staat)
        for pad in [*paden, *gestort]:
            pad.unlink()
        return len(paden)

    def _neem_stortingen_aan(self) -> list[Path]:
        """Transfers that customers asked; one that cannot be read is thrown away."""
        gelezen = []
        for pad, storting in lees_stortingen(self.stortingen):
            gelezen.append(pad)
            if storting is not None and storting.centen > 0:
                self.boeken.boek_later(storting.dag, storting.rekening, **storting.post())
        return gelezen

    def _ontvang(self, pad: Path) -> None:
        opdracht = Opdracht()
        try:
            oordeel = self._oordeel(pad, opdracht)
        except Onleesbaar:
            opdracht.msg_id = opdracht.msg_id or "NOTPROVIDED"
            oordeel = Oordeel("RJCT", "FF01", [], [], {})
        if oordeel.reden != "AM05" and oordeel.code in ("ACCP", "PART"):
            self._neem_aan(opdracht, oordeel)
        if oordeel.code != "RJCT" or oordeel.regels:
            self.boeken.gezien[opdracht.msg_id] = opdracht.sha256
        self._antwoord(opdracht, oordeel)

    def _oordeel(self, pad: Path, opdracht: Opdracht) -> Oordeel:
        regels: list[Regelantwoord] = []
        retouren: list[Terug] = []
        geweigerd: dict[str, tuple[int, int]] = {}
        for groep, regel in regels_van(pad, opdracht):
            if reden := self._regelfout(opdracht.vorm, groep, regel):
                regels.append(Regelantwoord(groep.kenmerk, regel.kenmerk, "RJCT", reden))
                aantal, centen = geweigerd.get(groep.kenmerk, (0, 0))
                geweigerd[groep.kenmerk] = (aantal + 1, centen + regel.centen)
                continue
            if self.gedrag.meld_alle_regels:
                regels.append(Regelantwoord(groep.kenmerk, regel.kenmerk, "ACCP", ""))
            if terug := self.terugkomst.lot(opdracht.vorm, groep, regel):
                retouren.append(terug)
        if fout := self._bestandsfout(opdracht):
            return Oordeel("RJCT", fout, [], [], {})
        aantal_geweigerd = sum(aantal for aantal, _ in geweigerd.values())
        code = "PART" if aantal_geweigerd else "ACCP"
        if aantal_geweigerd == opdracht.aantal:
            code = "RJCT"
        return Oordeel(code, "", regels, retouren, geweigerd)

    def _regelfout(self, vorm: Vorm, groep: Groep, regel: Regel) -> str:
        if not regel.iban_klopt:
            return "AC01"
        if vorm is INCASSO and not regel.mandaat:
            return "MD01"
        if vorm is INCASSO and not "" < regel.getekend <= groep.dag.isoformat():
            return "MD02"
        if self.dobbel.treft("regel", regel.kenmerk, self.gedrag.weiger_regel_ppm):
            redenen = REDENEN_INCASSO if vorm is INCASSO else REDENEN_REGEL
            return self.dobbel.kies("regel", regel.kenmerk, redenen)
        return ""

    def _bestandsfout(self, opdracht: Opdracht) -> str:
        if opdracht.msg_id in self.boeken.gezien:
            return "AM05"
        if opdracht.fout:
            return opdracht.fout
        if self.dobbel.treft("bestand", opdracht.msg_id, self.gedrag.weiger_bestand_ppm):
            return self.dobbel.kies("bestand", opdracht.msg_id, REDENEN_BESTAND)
        return ""

    def _neem_aan(self, opdracht: Opdracht, oordeel: Oordeel) -> None:
        teken, is_incasso = opdracht.vorm.teken, opdracht.vorm is INCASSO
        for groep in opdracht.groepen:
            aantal, centen = oordeel.geweigerd.get(groep.kenmerk, (0, 0))
            if groep.aantal > aantal:
                self.boeken.boek_later(
                    groep.dag,
                    groep.rekening,
                    centen=teken * (groep.centen - centen),
                    msg_id=opdracht.msg_id,
                    groep=groep.kenmerk,
                    aantal=groep.aantal - aantal,
                    is_incasso=is_incasso,
                )
        for terug in oordeel.retouren:
            self._boek_terug(terug, is_incasso=is_incasso)

    def _boek_terug(self, terug: Terug, *, is_incasso: bool) -> None:
        regel, centen = terug.regel, terug.regel.centen + terug.rente
        wie = {"mandaat": regel.mandaat, "iban": regel.iban, "naam": regel.naam}
        self.boeken.boek_later(
            terug.dag,
            terug.groep.rekening,
            centen=-centen if is_incasso else centen,
            kenmerk=regel.kenmerk,
            reden=terug.reden,
            rente=terug.rente,
            is_incasso=is_incasso,
            **(wie if is_incasso else {}),
        )

    def _antwoord(self, opdracht: Opdracht, oordeel: Oordeel) -> None:
        self.boeken.antwoorden += 1
        nummer, msg_id = self.boeken.antwoorden, opdracht.msg_id
        dag = opdracht.groepen[0].dag if opdracht.groepen else date(2023, 1, 2)
        inhoud = schrijf_pain002(
            bericht_id=f"ANTW-{nummer:06d}",
            dag=dag,
            msg_id=msg_id,
            aantal=opdracht.aantal,
            centen=opdracht.centen,
            code=oordeel.code,
            reden=oordeel.reden,
            regels=oordeel.regels,
            bericht=opdracht.vorm.bericht,
        )
        naam = f"pain002-{nummer:06d}"
        self._bezorg(f"{naam}.xml", inhoud)
        if self.dobbel.treft("dubbel", naam, self.gedrag.dubbel_antwoord_ppm):
            self._bezorg(f"{naam}-nogmaals.xml", inhoud)
        if self.dobbel.treft("vreemd", naam, self.gedrag.vreemd_antwoord_ppm):
            vreemd = inhoud.replace(msg_id.encode(), b"VAN-EEN-ANDER", 1)
            self._bezorg(f"{naam}-vreemd.xml", vreemd)

    def _bezorg(self, naam: str, inhoud: bytes) -> None:
        if self.dobbel.treft("uitstel", naam, self.gedrag.stel_antwoord_uit_ppm):
            self.boeken.uitgesteld.append({"naam": naam, "inhoud": inhoud.decode()})
        else:
            schrijf_heel(self.in_ / naam, inhoud)

    def _schrijf_afschriften(self, datum: date | None) -> None:
        boeken, grens = self.boeken, datum.isoformat() if datum else "9999-12-31"
        per_dag: dict[tuple[str, str], list[dict[str, object]]] = {}
        for rij in boeken.te_boeken:
            if rij["dag"] <= grens:
                # Statements never go back in time: what comes late is booked on the last day that was closed.
                dag = max(rij["dag"], boeken.laatste_dag)
                per_dag.setdefault((dag, rij["rekening"]), []).append(rij["post"])
        boeken.te_boeken = [rij for rij in boeken.te_boeken if rij["dag"] > grens]
        for (dag, rekening), posten in sorted(per_dag.items(), key=lambda paar: paar[0]):
            self._schrijf_afschrift(date.fromisoformat(dag), rekening, posten)
            boeken.laatste_dag = dag

    def _schrijf_afschrift(self, dag: date, rekening: str, rijen: list[dict[str, object]]) -> None:
        boeken = self.boeken
        posten = []
        for rij in rijen:
            boeken.posten += 1
            posten.append(Post(kenmerk_bank=f"B{boeken.posten:012d}", **rij))  # type: ignore[arg-type]
        if self.gedrag.schud_boekingen:
            posten.sort(key=lambda post: self.dobbel.worp("schud", post.kenmerk_bank, 1 << 30))
        nummer = boeken.nummer[rekening] = boeken.nummer.get(rekening, 0) + 1
        begin = boeken.saldo.get(rekening, boeken.beginsaldo)
        boeken.saldo[rekening] = begin + sum(post.centen for post in posten)
        inhoud = schrijf_camt053(
            rekening=rekening, nummer=nummer, dag=dag, begin=begin, posten=posten
        )
        naam = f"camt053-{rekening[-10:]}-{nummer:05d}"
        self._bezorg(f"{naam}.xml", inhoud)
        if self.dobbel.treft("dubbel", naam, self.gedrag.dubbel_afschrift_ppm):
            self._bezorg(f"{naam}-nogmaals.xml", inhoud)
