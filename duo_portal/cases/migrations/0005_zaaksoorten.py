"""Complaints, made to measure, and the other kinds of case."""

from typing import ClassVar

from django.db import migrations
from django.db.migrations.operations.base import Operation


class Migration(migrations.Migration):
    dependencies: ClassVar = [("cases", "0004_bezwaar")]

    operations: ClassVar[list[Operation]] = []
