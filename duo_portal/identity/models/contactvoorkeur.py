"""How someone wants to hear from us; e-mail address and telephone number are encrypted."""

from django.db import models

from duo_portal.audit.models import KlokMoment
from duo_portal.identity.models.persoon import Persoon


class Post(models.TextChoices):
    """How letters come."""

    DIGITAAL = "digitaal", "digitaal"
    PAPIER = "papier", "op papier"


class Contactvoorkeur(models.Model):
    """One row a person, once they chose; who never chose has none. Changes are recorded as acts.

    An empty value (`b""`) means that nothing was given; the key ids stand beside the values, as with a number.
    """

    persoon = models.OneToOneField(
        Persoon, on_delete=models.PROTECT, related_name="contactvoorkeur", primary_key=True
    )
    email_versleuteld = models.BinaryField(default=b"", db_default=b"")
    email_sleutel_id = models.SmallIntegerField(default=0, db_default=0)
    telefoon_versleuteld = models.BinaryField(default=b"", db_default=b"")
    telefoon_sleutel_id = models.SmallIntegerField(default=0, db_default=0)
    post = models.CharField(
        max_length=10, choices=Post, default=Post.DIGITAAL, db_default=Post.DIGITAAL
    )
    opgeslagen_at = models.DateTimeField(db_default=KlokMoment(), editable=False)

    class Meta:
        verbose_name = "contactvoorkeur"
        verbose_name_plural = "contactvoorkeuren"

    def __str__(self) -> str:
        return f"post {self.get_post_display()} voor persoon {self.persoon_id}"
