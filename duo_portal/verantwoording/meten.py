"""The numbers of `bedrijf` for a monitoring system, in the text format of Prometheus."""

from collections.abc import Iterator
from datetime import date

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric

from .bedrijf import auditorstand, meters

VOORVOEGSEL = "studiefinanciering_"


class _Verzamelaar:
    """Reads at each asking; nothing is kept in the process, so that every web process says the same."""

    def __init__(self, op: date) -> None:
        self.op = op

    def collect(self) -> Iterator[Metric]:
        """One gauge a number, and the colour of the auditor."""
        for meting in meters(self.op):
            yield GaugeMetricFamily(VOORVOEGSEL + meting.naam, meting.naam, value=meting.waarde)
        yield GaugeMetricFamily(
            VOORVOEGSEL + "auditor_groen", "1 when the last round was green",
            value=int(auditorstand().is_groen),
        )  # fmt: skip


def als_tekst(op: date) -> bytes:
    """All numbers on the business date; names no person and no amount of a person."""
    register = CollectorRegistry(auto_describe=False)
    register.register(_Verzamelaar(op))
    return generate_latest(register)
