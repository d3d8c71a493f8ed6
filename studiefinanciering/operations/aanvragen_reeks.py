"""Aanvragen in columns: many applications of one day at once, by the same conditions as one.

For the demo, the import of an earlier administration and the bench. Persons get a file when they have none.
"""

from dataclasses import dataclass
from datetime import date

import numpy as np
from django.db import connection, transaction

from duo_portal.audit import bedrijfsdatum
from duo_portal.audit.handelingen import eenmalig, vastleggen
from duo_portal.foundation.parameters import Parameters
from duo_portal.foundation.period import Maand
from studiefinanciering.besluiten import gevolgen
from studiefinanciering.rules.aanvraagtermijn import (
    beslissen_voor,
    eerste_maand_reis_en_krediet,
)
from studiefinanciering.rules.componenten import Onderwijs
from studiefinanciering.rules.feiten import Bool, Code, Int
from studiefinanciering.rules.parameters import bekende_wet

from .aanvragen import OngeldigeWens, Wensen, controleer


@dataclass(frozen=True, slots=True, kw_only=True)
class Aanvraagkolommen:
    """Applications of n persons (each once); amounts in cents a month, −1 = maximum."""

    persoon_id: Int
    onderwijs: Code
    vraagt_uitwonend: Bool
    vraagt_aanvullende_beurs: Bool
    lening_gevraagd_centen: Int
    collegegeldkrediet_gevraagd_centen: Int
    vraagt_reisvoorziening: Bool
    levenlanglerenkrediet_gevraagd_centen: Int

    def __post_init__(self) -> None:
        for naam in self.__slots__:
            if len(getattr(self, naam)) != len(self.persoon_id):
                raise ValueError(f"Kolom {naam} heeft een andere lengte dan persoon_id.")
        if len(np.unique(self.persoon_id)) != len(self.persoon_id):
            raise OngeldigeWens("Iemand staat twee keer in deze aanvragen: houd er één over.")

    def __len__(self) -> int:
        return len(self.persoon_id)


_STUDENTEN = """
INSERT INTO studiefinanciering_student (persoon_id, kenmerk, gezin_id, dossier_sinds)
SELECT p.id, gen_random_uuid(), p.gezin_id, %(dag)s FROM identity_persoon p
WHERE p.id = ANY(%(persoon)s) ON CONFLICT DO NOTHING
"""
_AANVRAGEN = """
WITH rij AS (
    SELECT * FROM unnest(%(persoon)s::bigint[], %(onderwijs)s::smallint[], %(uitwonend)s::boolean[],
        %(aanvullend)s::boolean[], %(lening)s::int[], %(krediet)s::int[], %(reis)s::boolean[],
        %(lllk)s::int[])
    AS r(persoon_id, onderwijs, uitwonend, aanvullend, lening, krediet, reis, lllk)
), aanvraag AS (
    INSERT INTO studiefinanciering_aanvraag
        (persoon_id, kenmerk, sleutel, soort, kanaal, ontvangen_op, ingangsmaand, inhoud, status)
    SELECT persoon_id, gen_random_uuid(), %(sleutel)s || ':' || persoon_id, 'nieuw', %(kanaal)s,
        %(dag)s, %(ingang)s, jsonb_build_object('onderwijs', onderwijs, 'vraagt_uitwonend', uitwonend,
            'vraagt_aanvullende_beurs', aanvullend, 'lening_gevraagd_centen', lening,
            'collegegeldkrediet_gevraagd_centen', krediet, 'vraagt_reisvoorziening', reis,
            'levenlanglerenkrediet_gevraagd_centen', lllk), 'ontvangen'
    FROM rij
    RETURNING id, persoon_id
), keuze AS (
    INSERT INTO studiefinanciering_keuze
        (persoon_id, aanvraag_id, onderwijs, vraagt_uitwonend, vraagt_aanvullende_beurs,
         lening_gevraagd_centen, collegegeldkrediet_gevraagd_centen, vraagt_reisvoorziening,
         levenlanglerenkrediet_gevraagd_centen, geldig, bekend)
    SELECT persoon_id, a.id, onderwijs, uitwonend, aanvullend, lening, krediet,
        reis AND NOT deel.is_eerder, CASE WHEN deel.is_eerder THEN 0 ELSE lllk END,
        deel.geldig, tstzrange(bedrijfs_moment(), NULL)
    FROM rij JOIN aanvraag a USING (persoon_id)
    CROSS JOIN (VALUES (true, daterange(%(ingang)s, %(grens)s)), (false, daterange(%(grens)s, %(einde)s)))
        AS deel(is_eerder, geldig)
    WHERE NOT isempty(deel.geldig)
    ORDER BY hashint8(persoon_id)
), zaak AS (
    INSERT INTO cases_zaak (soort, persoon_id, onderwerp, onderwerp_id, ontvangen_op, termijn_tot,
                            status, uitkomst)
    SELECT 'aanvraag', persoon_id, %(onderwerp)s, id, %(dag)s, %(termijn)s, 'ontvangen', ''
    FROM aanvraag RETURNING id
)
INSERT INTO cases_zaakstap (zaak_id, van, naar, actor, reden)
SELECT id, '', 'ontvangen', %(actor)s, '' FROM zaak
"""
_KOPPEL = """
UPDATE studiefinanciering_aanvraag a SET zaak_id = z.id FROM cases_zaak z
WHERE a.persoon_id = ANY(%(persoon)s) AND a.zaak_id IS NULL
  AND z.soort = 'aanvraag' AND z.onderwerp = %(onderwerp)s AND z.onderwerp_id = a.id
"""


def aanvragen_kolommen(
    *,
    kolommen: Aanvraagkolommen,
    ingangsmaand: Maand,
    sleutel: str,
    actor: str,
    tot: Maand | None = None,
    kanaal: str = "portaal",
    ontvangen_op: date | None = None,
    parameters: Parameters | None = None,
) -> int:
    """Take in n first applications of one day for months from `ingangsmaand`; returns how many.

    The same `sleutel` again takes nothing in. Raises what `aanvragen` raises; and IntegrityError when somebody
    asked for one of these months before (that is a change: use `aanvragen`).
    """
    wet, dag = parameters or bekende_wet(), ontvangen_op or bedrijfsdatum.vandaag()
    for onderwijs in np.unique(kolommen.onderwijs).tolist():
        controleer(Wensen(onderwijs=Onderwijs(onderwijs)), ingangsmaand, dag, wet)
    handeling = f"aanvragen_kolommen:{sleutel}"
    with transaction.atomic():
        if (eerder := eenmalig(handeling)) is not None:
            return int(eerder.uitkomst["aanvragen"])
        grens = max(ingangsmaand, eerste_maand_reis_en_krediet(dag))
        waarden = {
            **_kolommen(kolommen),
            "dag": dag,
            "ingang": ingangsmaand.eerste_dag,
            "grens": min(grens, tot).eerste_dag if tot else grens.eerste_dag,
            "einde": tot.eerste_dag if tot else None,
            "termijn": beslissen_voor(dag, ingangsmaand, wet),
            "sleutel": sleutel,
            "kanaal": kanaal,
            "actor": actor,
            "onderwerp": gevolgen.AANVRAAG,
        }
        with connection.cursor() as cursor:
            for opdracht in (_STUDENTEN, _AANVRAGEN, _KOPPEL):
                cursor.execute(opdracht, waarden)
        vastleggen(
            soort="aanvragen_kolommen",
            actor=actor,
            sleutel=handeling,
            uitkomst={"aanvragen": len(kolommen)},
        )
    return len(kolommen)


def _kolommen(kolommen: Aanvraagkolommen) -> dict[str, list[int]]:
    return {
        "persoon": kolommen.persoon_id.tolist(),
        "onderwijs": kolommen.onderwijs.tolist(),
        "uitwonend": kolommen.vraagt_uitwonend.tolist(),
        "aanvullend": kolommen.vraagt_aanvullende_beurs.tolist(),
        "lening": kolommen.lening_gevraagd_centen.tolist(),
        "krediet": kolommen.collegegeldkrediet_gevraagd_centen.tolist(),
        "reis": kolommen.vraagt_reisvoorziening.tolist(),
        "lllk": kolommen.levenlanglerenkrediet_gevraagd_centen.tolist(),
    }
