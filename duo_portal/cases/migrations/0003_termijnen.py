"""Terms of cases, default notices and penalties."""

from typing import ClassVar

from django.db import migrations
from django.db.migrations.operations.base import Operation


class Migration(migrations.Migration):
    dependencies: ClassVar = [("cases", "0002_bron_brief")]

    operations: ClassVar[list[Operation]] = []
