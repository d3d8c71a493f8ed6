"""Clocks of interest, and facts of repayment that came later."""

from typing import ClassVar

from django.db import migrations
from django.db.migrations.operations.base import Operation


class Migration(migrations.Migration):

    dependencies: ClassVar = [("terugbetalen", "0007_aflossen")]

    operations: ClassVar[list[Operation]] = []
