"""Arrangements and their instalments."""

from typing import ClassVar

from django.db import migrations
from django.db.migrations.operations.base import Operation


class Migration(migrations.Migration):

    dependencies: ClassVar = [("terugbetalen", "0005_contact")]

    operations: ClassVar[list[Operation]] = []
