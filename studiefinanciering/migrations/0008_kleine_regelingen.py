"""Small schemes with application, award and payment."""

from typing import ClassVar

from django.db import migrations
from django.db.migrations.operations.base import Operation


class Migration(migrations.Migration):
    dependencies: ClassVar = [("studiefinanciering", "0007_beslis_direct")]

    operations: ClassVar[list[Operation]] = []
