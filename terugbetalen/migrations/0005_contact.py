"""Selections, contacts and appointments."""

from typing import ClassVar

from django.db import migrations
from django.db.migrations.operations.base import Operation


class Migration(migrations.Migration):

    dependencies: ClassVar = [("terugbetalen", "0004_invordering")]

    operations: ClassVar[list[Operation]] = []
