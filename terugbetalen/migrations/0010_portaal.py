"""What the desk and the portal keep of repayment."""

from typing import ClassVar

from django.db import migrations
from django.db.migrations.operations.base import Operation


class Migration(migrations.Migration):
    dependencies: ClassVar = [("terugbetalen", "0009_geld")]

    operations: ClassVar[list[Operation]] = []
