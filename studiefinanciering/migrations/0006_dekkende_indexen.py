"""A payout run reads decisions and lines from their indexes alone."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("studiefinanciering", "0005_opleiding")]

    operations = [
        migrations.RemoveIndex(model_name="toekenning", name="besluit_persoon_van"),
        migrations.AddIndex(
            model_name="toekenning",
            index=models.Index(
                fields=["persoon", "van"],
                include=["tot", "regeling", "besluit_at", "uitvoerbaar_vanaf", "opgeslagen_at", "id"],
                name="besluit_persoon_van",
            ),
        ),
        migrations.RemoveIndex(model_name="toekenningsregel", name="toekenningsregel_besluit"),
        migrations.AddIndex(
            model_name="toekenningsregel",
            index=models.Index(
                fields=["toekenning"],
                include=["component", "vorm", "bedrag_centen", "geldig", "bekend"],
                name="toekenningsregel_besluit",
            ),
        ),
    ]
