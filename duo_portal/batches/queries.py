"""How far a run is: counted from what is committed, with what is at work from pg_locks."""

import json
from dataclasses import dataclass
from typing import Any

from django.db import connection

from .models import Run, VastgelopenPost
from .verbinding import SLOT_CHUNK

_STAPPEN = """
SELECT s.naam, s.titel, s.soort, s.status, s.totalen, s.getekend_door, s.reden,
    extract(epoch FROM coalesce(s.klaar_at, clock_timestamp()) - s.gestart_at)::float8,
    count(c.id) FILTER (WHERE c.status <> 'gesplitst'),
    count(c.id) FILTER (WHERE c.status IN ('klaar', 'vastgelopen')),
    count(l.objid) FILTER (WHERE c.status = 'open')
FROM batches_stap s
LEFT JOIN batches_chunk c ON c.stap_id = s.id
LEFT JOIN pg_locks l ON l.locktype = 'advisory' AND l.objsubid = 2 AND l.granted
    AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
    AND l.classid::bigint = %(slot)s AND l.objid::bigint = c.id %% 2147483648
WHERE s.run_id = %(run)s GROUP BY s.id ORDER BY s.volgorde
"""
# The sums of the chunks that are done, by name (top level whole numbers only).
_SOMMEN = """
SELECT s.naam, t.key, sum(t.value::numeric)::bigint
FROM batches_stap s JOIN batches_chunk c ON c.stap_id = s.id AND c.status = 'klaar'
CROSS JOIN LATERAL jsonb_each(c.totalen) t
WHERE s.run_id = %s AND jsonb_typeof(t.value) = 'number' GROUP BY s.naam, t.key
"""


@dataclass(frozen=True, kw_only=True)
class StapVoortgang:
    """One step. `delen` are chunks (0 for an undivided step); `resterend_s` is None when unknown."""

    naam: str
    titel: str
    soort: str
    status: str
    totalen: dict[str, Any]
    getekend_door: str | None
    reden: str
    duur_s: float | None
    delen: int
    delen_klaar: int
    delen_bezig: int

    @property
    def resterend_s(self) -> float | None:
        """Seconds to go, when the rest takes as long as what is done; None when nothing is done yet."""
        if self.status == "klaar" or not self.delen_klaar or self.duur_s is None:
            return None
        return self.duur_s / self.delen_klaar * (self.delen - self.delen_klaar)

    @property
    def personen_per_s(self) -> float | None:
        """Rate of what the work counted as `personen`."""
        personen = self.totalen.get("personen")
        if not isinstance(personen, int) or not self.duur_s:
            return None
        return personen / self.duur_s


@dataclass(frozen=True, kw_only=True)
class Voortgang:
    """A run with its steps, in order, and how many keys are stuck."""

    run: Run
    stappen: tuple[StapVoortgang, ...]
    vastgelopen: int

    @property
    def huidige(self) -> StapVoortgang | None:
        """The first step that is not done."""
        return next((stap for stap in self.stappen if stap.status != "klaar"), None)


def voortgang(run_id: int) -> Voortgang:
    """The progress of a run, three queries. Raises Run.DoesNotExist."""
    run = Run.objects.get(pk=run_id)
    sommen: dict[str, dict[str, Any]] = {}
    with connection.cursor() as cursor:
        cursor.execute(_SOMMEN, [run_id])
        for stap, naam, som in cursor.fetchall():
            sommen.setdefault(stap, {})[naam] = int(som)
        cursor.execute(_STAPPEN, {"slot": SLOT_CHUNK, "run": run_id})
        rijen = cursor.fetchall()
    return Voortgang(
        run=run,
        stappen=tuple(_stap(rij, sommen) for rij in rijen),
        vastgelopen=VastgelopenPost.objects.filter(run=run).count(),
    )


def _stap(rij: tuple[Any, ...], sommen: dict[str, dict[str, Any]]) -> StapVoortgang:
    naam, titel, soort, status, totalen, getekend_door, reden, duur, delen, klaar, bezig = rij
    return StapVoortgang(
        naam=naam,
        titel=titel,
        soort=soort,
        status=status,
        totalen=_als_tabel(totalen) or sommen.get(naam, {}),
        getekend_door=getekend_door,
        reden=reden,
        duur_s=duur,
        delen=delen,
        delen_klaar=klaar,
        delen_bezig=bezig,
    )


def _als_tabel(waarde: Any) -> dict[str, Any]:
    """Django hands jsonb to a raw cursor as text."""
    if isinstance(waarde, str):
        return dict(json.loads(waarde))
    return dict(waarde or {})
