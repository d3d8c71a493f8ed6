"""Bulk restitution and stops."""

from typing import ClassVar

from django.db import migrations
from django.db.migrations.operations.base import Operation


class Migration(migrations.Migration):
    dependencies: ClassVar = [("uitwonendencontrole", "0002_controle")]

    operations: ClassVar[list[Operation]] = []
