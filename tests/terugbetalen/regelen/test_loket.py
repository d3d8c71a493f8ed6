"""An arrangement with a colleague: within the bounds at once, outside them with a second person and a reason."""

from datetime import date

import pytest
from django.db import DatabaseError, transaction

from duo_portal.audit import bedrijfsdatum
from duo_portal.letters.models import Brief
from terugbetalen.invordering.stops import stops_voor
from terugbetalen.models import Regeling, Regelingtermijn
from terugbetalen.regelen.aangaan import Wens
from terugbetalen.regelen.loket import Ruimer, beslis, spreek_af
from terugbetalen.regelen.voorstellen import EIGEN
from terugbetalen.regelen.weigering import RegelingGeweigerd

from .hulp import DAG, achter
from .hulp import spreek_af as spreek_zelf_af

pytestmark = pytest.mark.django_db
Status = Regeling.Status


def vraag(wie, centen=5_000, sleutel="k", **ruimer) -> Regeling:
    return spreek_af(
        persoon_id=wie.pk,
        wens=Wens(EIGEN, centen),
        ruimer=Ruimer(ruimer.pop("reden", "gebeld"), **ruimer),
        sleutel=sleutel,
        actor="anna",
    )


def test_binnen_de_grenzen_geldt_het_meteen():
    wie = achter()
    regeling = vraag(wie)
    assert (regeling.status, regeling.kanaal, regeling.reden) == (Status.LOOPT, "loket", "gebeld")
    assert vraag(wie) == regeling
    assert Brief.objects.get(persoon_id=wie.pk).soort == "regeling_toegekend"


def test_meer_maanden_vraagt_een_tweede():
    wie = achter()
    regeling = vraag(wie, 1_000, maanden=60)
    assert regeling.status == Status.GEVRAAGD
    assert "betalingsregeling" not in {s.naam for s in stops_voor(wie.pk, DAG)}
    with pytest.raises(RegelingGeweigerd, match="loopt al"):
        spreek_zelf_af(wie)
    with pytest.raises(RegelingGeweigerd, match="ander"):
        beslis(regeling=regeling, is_akkoord=True, actor="anna", reden="ja")
    with pytest.raises(RegelingGeweigerd, match="reden"):
        beslis(regeling=regeling, is_akkoord=True, actor="bert", reden=" ")
    gedaan = beslis(regeling=regeling, is_akkoord=True, actor="bert", reden="past")
    assert (gedaan.status, gedaan.tweede_actor) == (Status.LOOPT, "bert")
    assert beslis(regeling=regeling, is_akkoord=True, actor="bert", reden="past") == gedaan
    assert stops_voor(wie.pk, DAG)
    assert Brief.objects.filter(persoon_id=wie.pk).count() == 1


def test_zonder_rente_vraagt_een_tweede_en_een_nee_is_een_besluit():
    wie = achter()
    regeling = vraag(wie, rente_loopt=False)
    assert (regeling.status, regeling.rente_erbij_centen) == (Status.GEVRAAGD, 0)
    beslis(regeling=regeling, is_akkoord=False, actor="bert", reden="kan gewoon betalen")
    regeling.refresh_from_db()
    assert (regeling.status, regeling.beeindigd_op) == (Status.AFGEWEZEN, DAG)
    assert Brief.objects.get(persoon_id=wie.pk).soort == "regeling_afgewezen"
    assert spreek_zelf_af(wie).status == Status.LOOPT


def test_zonder_reden_of_na_de_eerste_termijn_niet():
    wie = achter()
    with pytest.raises(RegelingGeweigerd, match="reden"):
        vraag(wie, reden="  ")
    regeling = vraag(wie, 1_000, maanden=60)
    bedrijfsdatum.zet(date(2024, 4, 25), "test")
    with pytest.raises(RegelingGeweigerd, match="voorbij"):
        beslis(regeling=regeling, is_akkoord=True, actor="bert", reden="past")


def test_langer_dan_de_verjaring_kan_ook_het_loket_niet():
    wie = achter()
    with pytest.raises(RegelingGeweigerd) as fout:
        vraag(wie, 700, maanden=600)
    assert fout.value.code == "te_laag"


def test_wat_is_afgesproken_ligt_vast():
    wie = achter()
    regeling = vraag(wie)
    pogingen = [
        lambda: Regeling.objects.filter(pk=regeling.pk).update(hoofdsom_centen=1),
        lambda: Regeling.objects.filter(pk=regeling.pk).update(tweede_actor="anna"),
        lambda: Regeling.objects.filter(pk=regeling.pk).update(status=Status.VOLDAAN),
        lambda: Regelingtermijn.objects.filter(regeling=regeling).update(bedrag_centen=1),
        lambda: Regeling.objects.filter(pk=regeling.pk).delete(),
    ]
    for poging in pogingen:
        with pytest.raises(DatabaseError), transaction.atomic():
            poging()
    regeling.refresh_from_db()
    assert (regeling.hoofdsom_centen, regeling.status) == (45_000, Status.LOOPT)
