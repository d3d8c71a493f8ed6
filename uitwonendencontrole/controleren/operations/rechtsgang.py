"""After a decision: objection and appeal, revoking with repair, and becoming irrevocable, when money may move."""

from datetime import date
from typing import Any

from duo_portal.audit.handelingen import SYSTEEM
from duo_portal.foundation.period import Maand
from duo_portal.ledger.codes import Vorm
from studiefinanciering import queries as studiefinanciering
from studiefinanciering.operations.woonsituatie import herstel_woonsituatie, stel_woonsituatie_vast
from uitwonendencontrole.controleren.kern import handeling
from uitwonendencontrole.herstel.geld import boek_boete, herstel
from uitwonendencontrole.models import Boete, Controle, Herziening
from uitwonendencontrole.rules.controle import reeksen


def ontvang_bezwaar(
    *, controle_id: int, actor: str, op: date, sleutel: str, is_verschoonbaar: bool = False
) -> Controle:
    """The student objects against one or both decisions; nothing is collected meanwhile."""
    return _stap(controle_id, "ontvang_bezwaar", actor, op, sleutel, {"verschoonbaar": is_verschoonbaar})  # fmt: skip


def handhaaf(*, controle_id: int, reden: str, actor: str, op: date, sleutel: str) -> Controle:
    """The objection (or an appeal in a first court) was turned down by another person; the next term runs."""
    return _stap(controle_id, "handhaaf", actor, op, sleutel, {"reden": reden})


def ontvang_beroep(*, controle_id: int, actor: str, op: date, sleutel: str) -> Controle:
    """The student went to court, after the decision on the objection."""
    return _stap(controle_id, "ontvang_beroep", actor, op, sleutel, {})


def herroep(
    *,
    controle_id: int,
    wat_ging_mis: str,
    actor: str,
    op: date,
    sleutel: str,
    wat_ging_mis_en: str = "",
    run_id: int | None = None,
) -> Controle:
    """Both decisions are revoked, by another person than who took them; what was carried out is undone.

    `wat_ging_mis` (and `wat_ging_mis_en`, in English) stands in the letter in plain words. What was set off or paid
    comes back through the payout run, a fine that was paid and statutory interest with the next refunds (Awb 4:102).
    """
    with handeling(
        controle_id=controle_id, soort="herroep", actor=actor, op=op, sleutel=sleutel
    ) as stap:
        if stap.is_gedaan:
            return stap.controle
        besluiten = _besluiten(stap.controle)
        herziening = next((b for b in besluiten if isinstance(b, Herziening)), None)
        was_uitgevoerd = herziening is not None and herziening.uitgevoerd_op is not None
        for besluit in besluiten:
            besluit.herroepen_op = op
            besluit.save(update_fields=["herroepen_op"])
        feiten: dict[str, Any] = {"wat_ging_mis": wat_ging_mis, "was_uitgevoerd": was_uitgevoerd}
        brief: dict[str, Any] = {"wat_ging_mis_en": wat_ging_mis_en}
        if herziening and was_uitgevoerd:
            feiten |= _maak_ongedaan(herziening, actor, op, run_id)
            brief["maanden_terug"] = herziening.maanden
        stap.uitkomst |= {k: w for k, w in feiten.items() if k.endswith("_centen")}
        stap.zet("herroep", gegevens=feiten, brief=brief)
    return stap.controle


def _maak_ongedaan(
    herziening: Herziening, actor: str, op: date, run_id: int | None
) -> dict[str, int]:
    """Cents: what the months come to more now that they are decided anew, the fine, and the interest."""
    wie, reeksen_ = herziening.controle.persoon_id, _reeksen(herziening)
    voor = _beurs(wie, herziening)
    herstel_woonsituatie(
        persoon_id=wie,
        reeksen=reeksen_,
        actor=actor,
        sleutel=f"controle:herstel:{herziening.controle_id}",
    )
    geld = herstel(herziening, op=op, run_id=run_id)
    return {
        "terug_centen": _beurs(wie, herziening) - voor,
        "boete_centen": geld.boete_centen,
        "boete_betaald_centen": geld.boete_betaald_centen,
        "rente_centen": geld.rente_centen,
    }


def _beurs(persoon_id: int, herziening: Herziening) -> int:
    """Cents of grant in force over the months of a decision; loans do not count."""
    return sum(
        regel.bedrag_centen
        for maand, _oud, _nieuw in herziening.maanden
        for regel in studiefinanciering.regels_in_kracht(persoon_id, Maand.parse(maand))
        if regel.vorm != Vorm.LENING
    )


def word_onherroepelijk(
    *,
    controle_id: int,
    op: date,
    sleutel: str,
    actor: str = SYSTEEM,
    uitspraak: str = "",
    is_ingetrokken: bool = False,
) -> Controle:
    """No remedy is open any more: only now the revision is carried out through `herzien`, and the fine may be asked."""
    with handeling(
        controle_id=controle_id, soort="onherroepelijk", actor=actor, op=op, sleutel=sleutel
    ) as stap:
        if stap.is_gedaan:
            return stap.controle
        feiten: dict[str, Any] = {"uitspraak": uitspraak, "ingetrokken": is_ingetrokken}
        for besluit in _besluiten(stap.controle):
            besluit.uitvoerbaar_vanaf = op
            if isinstance(besluit, Herziening):
                uitkomst = stel_woonsituatie_vast(
                    persoon_id=stap.controle.persoon_id,
                    reeksen=_reeksen(besluit),
                    bewijs=f"controle {stap.controle.uuid}",
                    actor=actor,
                    sleutel=f"controle:uitvoeren:{stap.controle.pk}",
                )
                besluit.uitgevoerd_op, besluit.toekenningen = op, uitkomst.ids
                feiten["terug_centen"] = besluit.terug_centen
            else:
                if besluit.bedrag_centen:
                    boek_boete(besluit, op=op)
                    besluit.uitgevoerd_op = op
                feiten["boete_centen"] = besluit.bedrag_centen
            besluit.save()
        stap.zet("word_onherroepelijk", gegevens=feiten)
    return stap.controle


def _stap(
    controle_id: int, daad: str, actor: str, op: date, sleutel: str, feiten: dict[str, Any]
) -> Controle:
    with handeling(
        controle_id=controle_id, soort=daad, actor=actor, op=op, sleutel=sleutel
    ) as stap:
        if not stap.is_gedaan:
            stap.zet(daad, gegevens=feiten)
    return stap.controle


def _besluiten(controle: Controle) -> list[Herziening | Boete]:
    """The revision and the fine, as far as they were taken and stand."""
    herziening = Herziening.objects.filter(controle=controle, herroepen_op=None).first()
    boete = Boete.objects.filter(herziening__controle=controle, herroepen_op=None).first()
    return [b for b in (herziening, boete) if b is not None]


def _reeksen(herziening: Herziening) -> tuple[tuple[Maand, Maand], ...]:
    return reeksen([Maand.parse(maand) for maand, _oud, _nieuw in herziening.maanden])
