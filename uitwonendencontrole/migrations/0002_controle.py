"""The check: case, evidence, visit, decisions, log."""

from typing import ClassVar

from django.db import migrations
from django.db.migrations.operations.base import Operation


class Migration(migrations.Migration):
    dependencies: ClassVar = [("uitwonendencontrole", "0001_initial")]

    operations: ClassVar[list[Operation]] = []
