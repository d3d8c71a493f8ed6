"""Was this clear? A signal for the desk: which page, yes or no, a line of text; never who."""

from django.db import models


class Duidelijkheid(models.Model):
    """One answer. No person, no session, and only the day: it cannot be traced to a visit. Insert-only."""

    pagina = models.CharField(max_length=100, help_text="Name of a page, or kind of letter.")
    taal = models.CharField(max_length=2)
    is_duidelijk = models.BooleanField("duidelijk")
    toelichting = models.CharField(max_length=500, blank=True, default="", db_default="")
    dag = models.DateField()

    class Meta:
        verbose_name = "antwoord op 'was dit duidelijk?'"
        verbose_name_plural = "antwoorden op 'was dit duidelijk?'"
        indexes = [models.Index(fields=["pagina", "dag"], name="letters_duidelijk_pagina")]

    def __str__(self) -> str:
        return f"{self.pagina}: {'duidelijk' if self.is_duidelijk else 'niet duidelijk'}"
