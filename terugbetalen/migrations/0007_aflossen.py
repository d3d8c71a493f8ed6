"""What a debtor asked and chose."""

from typing import ClassVar

from django.db import migrations
from django.db.migrations.operations.base import Operation


class Migration(migrations.Migration):

    dependencies: ClassVar = [("terugbetalen", "0006_regelen")]

    operations: ClassVar[list[Operation]] = []
