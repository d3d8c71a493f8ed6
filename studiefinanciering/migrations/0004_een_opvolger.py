"""A decision is superseded once: two revisions at the same time cannot both take its place."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("studiefinanciering", "0003_regelingen")]

    operations = [
        migrations.AddConstraint(
            model_name="toekenning",
            constraint=models.UniqueConstraint(
                fields=["vervangt"],
                condition=models.Q(vervangt__isnull=False),
                name="besluit_een_opvolger",
            ),
        ),
    ]
