"""Money that comes back: bounced extra payments, months given back."""

from typing import ClassVar

from django.db import migrations
from django.db.migrations.operations.base import Operation


class Migration(migrations.Migration):
    dependencies: ClassVar = [("terugbetalen", "0008_klokken")]

    operations: ClassVar[list[Operation]] = []
