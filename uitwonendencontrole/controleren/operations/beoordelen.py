"""Judge on the fixed checklist, let a second person look, close what is in order, log a call."""

from datetime import date

from uitwonendencontrole.controleren import vragenlijst
from uitwonendencontrole.controleren.kern import handeling
from uitwonendencontrole.controleren.overgangen import OvergangGeweigerd
from uitwonendencontrole.models import Belnotitie, Beoordeling, Controle, Stand, TweedeOordeel

S = Stand
_WANNEER = {
    Beoordeling.Ronde.DOSSIER: (S.DOSSIERONDERZOEK,),
    Beoordeling.Ronde.BEWIJS: (S.BEWIJS_GEVRAAGD,),
    Beoordeling.Ronde.RAPPORT: (S.RAPPORT_TER_CORRECTIE,),
}


def beoordeel(
    *,
    controle_id: int,
    ronde: str,
    oordeel: str,
    antwoorden: dict[str, str],
    reden_code: str,
    reden: str,
    actor: str,
    op: date,
    sleutel: str,
) -> Beoordeling:
    """The judgement of the first person. Raises `LijstOnvolledig`, `OvergangGeweigerd`; IntegrityError for a visitor."""
    vragenlijst.controleer(ronde, antwoorden, reden_code, reden)
    with handeling(
        controle_id=controle_id, soort=f"beoordeel_{ronde}", actor=actor, op=op, sleutel=sleutel
    ) as stap:
        if stap.is_gedaan:
            return Beoordeling.objects.get(pk=stap.uitkomst["beoordeling"])
        stap.eis(*_WANNEER[Beoordeling.Ronde(ronde)])
        gemaakt = Beoordeling.objects.create(
            controle=stap.controle,
            ronde=ronde,
            oordeel=oordeel,
            antwoorden=antwoorden,
            reden_code=reden_code,
            reden=reden,
            door=actor,
            op=op,
        )
        stap.uitkomst["beoordeling"] = gemaakt.pk
        stap.noteer("beoordeel", {"ronde": ronde, "oordeel": oordeel, "antwoorden": antwoorden, "reden_code": reden_code, "reden": reden})  # fmt: skip
    return gemaakt


def kijk_mee(
    *, beoordeling_id: int, is_eens: bool, reden: str, actor: str, op: date, sleutel: str
) -> TweedeOordeel:
    """What a second person says of a judgement. IntegrityError for the first person or a visitor."""
    beoordeling = Beoordeling.objects.get(pk=beoordeling_id)
    with handeling(
        controle_id=beoordeling.controle_id, soort="kijk_mee", actor=actor, op=op, sleutel=sleutel
    ) as stap:
        if stap.is_gedaan:
            return TweedeOordeel.objects.get(beoordeling=beoordeling)
        stap.eis(*_WANNEER[Beoordeling.Ronde(beoordeling.ronde)])
        gemaakt = TweedeOordeel.objects.create(
            beoordeling=beoordeling, is_eens=is_eens, reden=reden, door=actor, op=op
        )
        stap.noteer("kijk_mee", {"ronde": beoordeling.ronde, "is_eens": is_eens, "reden": reden})
    return gemaakt


def rond_af_akkoord(
    *, controle_id: int, actor: str, op: date, sleutel: str, reden: str
) -> Controle:
    """In order: closed, with a letter. At the desk only on an own judgement of that kind, and after the spot check."""
    with handeling(
        controle_id=controle_id, soort="akkoord", actor=actor, op=op, sleutel=sleutel
    ) as stap:
        if stap.is_gedaan:
            return stap.controle
        if stap.controle.stand == S.DOSSIERONDERZOEK:
            laatste = stap.controle.beoordelingen.filter(ronde="dossier").order_by("-pk").first()
            # Doubt that the second person did not share ends in order too.
            gedeeld = getattr(laatste, "tweede", None)
            goed = laatste and (laatste.oordeel == "akkoord" or (gedeeld and not gedeeld.is_eens))
            if not goed:
                raise OvergangGeweigerd("Beoordeel eerst het dossier.")
        stap.zet("akkoord", gegevens={"reden": reden})
    return stap.controle


def noteer_gesprek(
    *, controle_id: int, is_bereikt: bool, verslag: str, actor: str, op: date, sleutel: str
) -> Belnotitie:
    """A call to the student, reached or not; a decision waits for it."""
    with handeling(
        controle_id=controle_id, soort="gesprek", actor=actor, op=op, sleutel=sleutel
    ) as stap:
        if stap.is_gedaan:
            return Belnotitie.objects.get(pk=stap.uitkomst["gesprek"])
        gemaakt = Belnotitie.objects.create(
            controle=stap.controle, is_bereikt=is_bereikt, verslag=verslag, door=actor, op=op
        )
        stap.uitkomst["gesprek"] = gemaakt.pk
        stap.noteer("gesprek", {"is_bereikt": is_bereikt, "verslag": verslag})
    return gemaakt
