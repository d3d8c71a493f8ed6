"""Payment requests, receipts and refunds."""

from typing import ClassVar

from django.db import migrations
from django.db.migrations.operations.base import Operation


class Migration(migrations.Migration):

    dependencies: ClassVar = [("terugbetalen", "0002_innen")]

    operations: ClassVar[list[Operation]] = []
