"""Halving a chunk that fails, down to the one key, which becomes a VastgelopenPost while the others go on."""

import logging
from collections.abc import Iterable

from django.db import Error, transaction
from django.db.models import Max

from .bel import rinkel
from .fouten import reden_en_toelichting
from .models import Chunk, DbKlok, Run, Stap, VastgelopenPost
from .soorten import Stapsoort, runsoort
from .stappen import vergrendel, weiger

logger = logging.getLogger(__name__)

# A lone key costs at most this many halvings of a chunk; more means that it is not a few keys.
_HALVERINGEN_PER_POST = 16


def meld_vast(*, run: Run, stap: Stap, posten: Iterable[tuple[int, str, str]]) -> None:
    """From within work: these (sleutel, reden, toelichting) cannot be handled; the rest of the chunk goes on.

    Part of the transaction of the chunk, so it disappears with it. No personal data in the text.
    """
    VastgelopenPost.objects.bulk_create(
        (
            VastgelopenPost(
                run=run, stap=stap.naam, sleutel=sleutel, reden=reden, toelichting=tekst
            )
            for sleutel, reden, tekst in posten
        ),
        ignore_conflicts=True,
    )


def splits(
    run: Run, stap: Stap, stapsoort: Stapsoort, chunk_id: int, fout: Exception | None
) -> None:
    """Halve the chunk, or write down its only key. Does nothing when the chunk is no longer open."""
    with transaction.atomic():
        vergrendel(run.pk)
        chunk = (
            Chunk.objects.select_for_update(no_key=True, skip_locked=True)
            .filter(pk=chunk_id, status=Chunk.Status.OPEN)
            .first()
        )
        if chunk is None:
            return
        midden = _midden(run, stap, stapsoort, chunk)
        if midden is None:
            _zet_vast(run, stap, chunk, fout)
        else:
            _halveer(stap, chunk, midden)
            rinkel(run.pk, 1)
    _bewaak_uitval(run, stap)


def _midden(run: Run, stap: Stap, stapsoort: Stapsoort, chunk: Chunk) -> int | None:
    """The key at which the second half begins; None when there is only one key (or none)."""
    if stapsoort.sleutels is not None:
        try:
            with transaction.atomic():
                sleutels = sorted(stapsoort.sleutels(run, stap, chunk.van, chunk.tot))
        except (Error, ValueError) as fout:
            logger.warning("stap %s: sleutels onbekend (%s)", stap.naam, type(fout).__name__)
        else:
            if len(sleutels) == 1:
                _versmal(chunk, sleutels[0])
            return sleutels[len(sleutels) // 2] if len(sleutels) > 1 else None
    return (chunk.van + chunk.tot) // 2 if chunk.tot - chunk.van > 1 else None


def _versmal(chunk: Chunk, sleutel: int) -> None:
    """In memory only: the post is about the key that is there, not about the start of the range."""
    chunk.van = sleutel


def _halveer(stap: Stap, chunk: Chunk, midden: int) -> None:
    hoogste = Chunk.objects.filter(stap=stap).aggregate(hoogste=Max("volgnummer"))["hoogste"] or 0
    for i, (van, tot) in enumerate([(chunk.van, midden), (midden, chunk.tot)], start=1):
        Chunk.objects.create(stap=stap, volgnummer=hoogste + i, van=van, tot=tot, ouder=chunk)
    Chunk.objects.filter(pk=chunk.pk).update(status=Chunk.Status.GESPLITST, klaar_at=DbKlok())


def _zet_vast(run: Run, stap: Stap, chunk: Chunk, fout: Exception | None) -> None:
    reden, toelichting = reden_en_toelichting(fout)
    meld_vast(run=run, stap=stap, posten=[(chunk.van, reden, toelichting)])
    Chunk.objects.filter(pk=chunk.pk).update(status=Chunk.Status.VASTGELOPEN, klaar_at=DbKlok())
    logger.warning("run %s, stap %s: een post is vastgelopen (%s)", run.pk, stap.naam, reden)


def _bewaak_uitval(run: Run, stap: Stap) -> None:
    grens = runsoort(run.soort).max_uitval
    vast = VastgelopenPost.objects.filter(run=run, stap=stap.naam).count()
    gesplitst = Chunk.objects.filter(stap=stap, status=Chunk.Status.GESPLITST).count()
    if vast > grens or gesplitst > grens * _HALVERINGEN_PER_POST:
        weiger(
            run.pk,
            stap.pk,
            f"Te veel uitval ({vast} posten vastgelopen, {gesplitst} keer gehalveerd): "
            "kijk naar de gegevens of de programmatuur en hervat daarna.",
        )
