"""The right to do an act at the counter, together with the citizen."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("audit", "0002_dossier")]

    operations = [
        migrations.AlterModelOptions(
            name="dossieropening",
            options={
                "permissions": [
                    ("balie_dossieropening", "Samen met de burger aan de balie handelen")
                ],
                "verbose_name": "dossieropening",
                "verbose_name_plural": "dossieropeningen",
            },
        )
    ]
