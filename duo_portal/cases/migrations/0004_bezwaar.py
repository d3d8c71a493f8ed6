"""Objections, their documents, hearings and outcomes."""

from typing import ClassVar

from django.db import migrations
from django.db.migrations.operations.base import Operation


class Migration(migrations.Migration):
    dependencies: ClassVar = [("cases", "0003_termijnen")]

    operations: ClassVar[list[Operation]] = []
