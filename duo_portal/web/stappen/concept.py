"""The draft of an act: what a citizen filled in so far, unreadable in the database, gone after a term."""

import json
import uuid
from typing import Any

from django.db import models
from django.db.models import Q

from duo_portal.audit.models import KlokMoment
from duo_portal.identity import crypto

SOORT_WAARDE = "concept"
"""The kind that is bound to the encrypted value."""


class Concept(models.Model):
    """A draft of one act of one person by one signed-in person; `sleutel` is its idempotency key.

    Before it is sent it holds the input, step by step; afterwards only what the receipt shows.
    """

    sleutel = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    persoon = models.ForeignKey("identity.Persoon", on_delete=models.PROTECT, related_name="+")
    aangemeld = models.ForeignKey("identity.Persoon", on_delete=models.PROTECT, related_name="+")
    soort = models.CharField(max_length=40)
    onderwerp = models.CharField(
        max_length=40, blank=True, default="", help_text="About what, when there is a choice."
    )
    versie = models.IntegerField(default=0, help_text="Counts every save.")
    inhoud_versleuteld = models.BinaryField()
    inhoud_sleutel_id = models.SmallIntegerField()
    bewaard_at = models.DateTimeField(help_text="Last save, by the business date.")
    verzonden_at = models.DateTimeField(null=True, help_text="NULL = a draft.")
    kenmerk = models.CharField(max_length=60, blank=True, default="", help_text="Of the receipt.")
    opgeslagen_at = models.DateTimeField(db_default=KlokMoment(), editable=False)

    class Meta:
        verbose_name, verbose_name_plural = "concept", "concepten"
        constraints = [
            models.UniqueConstraint(
                fields=["persoon", "aangemeld", "soort", "onderwerp"],
                condition=Q(verzonden_at__isnull=True),
                name="web_een_open_concept",
            )
        ]
        indexes = [models.Index(fields=["bewaard_at"], name="web_concept_bewaard")]

    def __str__(self) -> str:
        return f"concept {self.sleutel}"

    @property
    def is_verzonden(self) -> bool:
        return self.verzonden_at is not None

    @property
    def inhoud(self) -> dict[str, Any]:
        """What it holds; raises `crypto.NietTeOntsleutelen`."""
        tekst = crypto.ontsleutel(
            bytes(self.inhoud_versleuteld), sleutel_id=self.inhoud_sleutel_id, kind=SOORT_WAARDE
        )
        inhoud: dict[str, Any] = json.loads(tekst)
        return inhoud

    @inhoud.setter
    def inhoud(self, waarde: dict[str, Any]) -> None:
        self.inhoud_versleuteld = crypto.versleutel(json.dumps(waarde), kind=SOORT_WAARDE)
        self.inhoud_sleutel_id = crypto.actuele_sleutel_id()
