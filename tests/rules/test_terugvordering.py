"""What follows from an open claim, on exact days."""

from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from studiefinanciering.rules.parameters import bekende_wet
from studiefinanciering.rules.terugvordering import Gevolg, betalen_voor, gevolg
from tests.rules.gouden import gevallen


@gevallen("terugvordering")
def test_gouden_geval(geval: dict[str, Any]) -> None:
    gevraagd = geval.get("gevraagd")
    voor = betalen_voor(gevraagd, bekende_wet()).toordinal() if gevraagd else 0
    code = gevolg(
        open_centen=np.array([geval["open"]]),
        recht_beeindigd=np.array([geval["beeindigd"]]),
        betalen_voor=np.array([voor]),
        dag=geval["dag"].toordinal(),
        is_ov_boete=geval.get("is_ov_boete", False),
    )
    assert Gevolg(int(code[0])).name == geval["verwacht"]


@given(
    st.lists(
        st.tuples(st.integers(0, 3), st.booleans(), st.integers(0, 4), st.booleans()), min_size=1
    ),
    st.integers(1, 5),
)
def test_een_lening_alleen_na_vragen_en_termijn_en_nooit_van_een_boete(
    rijen: list[tuple[int, bool, int, bool]], dag: int
) -> None:
    open_, beeindigd, voor, boete = (np.array(kolom) for kolom in zip(*rijen, strict=True))
    code = gevolg(
        open_centen=open_, recht_beeindigd=beeindigd, betalen_voor=voor, dag=dag, is_ov_boete=boete
    )
    lening = code == Gevolg.LENING
    assert not (lening & (boete | ~beeindigd | (voor == 0) | (open_ <= 0) | (voor > dag))).any()
