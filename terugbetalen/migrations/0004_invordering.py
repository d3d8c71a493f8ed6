"""Steps of the chain and what they cost."""

from typing import ClassVar

from django.db import migrations
from django.db.migrations.operations.base import Operation


class Migration(migrations.Migration):

    dependencies: ClassVar = [("terugbetalen", "0003_ontvangen")]

    operations: ClassVar[list[Operation]] = []
