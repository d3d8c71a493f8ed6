"""The question whether somebody still studies, while the terugbetaling stands still on application (6.5(5))."""

from django.db import models
from django.db.models import F, Q

from duo_portal.audit.models import KlokMoment
from duo_portal.identity.models import Persoon


class Studievraag(models.Model):
    """Asked by letter; answered within eight weeks, or the suspension ends on the day of the question.

    Nothing changes but that it is answered, or closed without an answer, once. `student_tot`: first day as no student.
    """

    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="studievragen")
    gevraagd_op = models.DateField(help_text="Business date.")
    antwoord_voor = models.DateField("antwoorden uiterlijk")
    geantwoord_op = models.DateField(null=True, blank=True)
    student_tot = models.DateField(null=True, blank=True)
    gesloten_op = models.DateField(null=True, blank=True)
    opgeslagen_at = models.DateTimeField(db_default=KlokMoment(), editable=False)

    class Meta:
        verbose_name, verbose_name_plural = "studievraag", "studievragen"
        constraints = [
            models.UniqueConstraint(
                fields=["persoon"], condition=Q(gesloten_op=None), name="studievraag_een_open"
            ),
            models.CheckConstraint(
                condition=Q(antwoord_voor__gt=F("gevraagd_op"))
                & (Q(geantwoord_op=None) | Q(geantwoord_op__gte=F("gevraagd_op")))
                & (Q(student_tot=None) | Q(geantwoord_op__isnull=False)),
                name="studievraag_loopt_vooruit",
            ),
        ]

    def __str__(self) -> str:
        return f"vraag van {self.gevraagd_op:%d-%m-%Y}"
