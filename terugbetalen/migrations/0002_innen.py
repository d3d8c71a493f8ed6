"""Mandates, terms that were asked, and the lines of a collection file."""

from typing import ClassVar

from django.db import migrations
from django.db.migrations.operations.base import Operation


class Migration(migrations.Migration):

    dependencies: ClassVar = [("terugbetalen", "0001_initial")]

    operations: ClassVar[list[Operation]] = []
