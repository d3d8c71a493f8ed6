"""Run the bench: `python -m tests.performance`. Writes var/bench/<moment>-<N>.json and a table."""

import json
import os
from datetime import UTC, date, datetime
from typing import Any

from . import omgeving

ONDERDELEN = (
    "uitbetaling",
    "schaal",
    "naief",
    "controle",
    "toekenning",
    "portaal",
    "insturen",
    "brieven",
    "incasso",
    "ontvangsten",
    "beleid",
    "trekking",
    "zoeken",
)


def gekozen() -> tuple[str, ...]:
    """Which parts, by BENCH_ONLY."""
    gevraagd = tuple(filter(None, os.environ.get("BENCH_ONLY", "").split(",")))
    onbekend = set(gevraagd) - set(ONDERDELEN)
    if onbekend:
        raise SystemExit(
            f"Onbekend in BENCH_ONLY: {', '.join(onbekend)}; kies uit {', '.join(ONDERDELEN)}."
        )
    return gevraagd or ONDERDELEN


def main() -> None:
    map_ = omgeving.bereid_voor()
    import django

    django.setup()
    n = int(os.environ.get("BENCH_N", "50000"))
    keer = int(os.environ.get("BENCH_KEER", "3"))
    delen = gekozen()
    uitkomst: dict[str, Any] = {"N": n, "keer": keer, **omgeving.feiten()}
    naam = f"{datetime.now(UTC):%Y%m%d-%H%M%S}-{n}.json"
    with omgeving.servers(map_) as paar:
        try:
            meet(paar, n, keer, delen, uitkomst)
        finally:
            (omgeving.UIT / naam).write_text(json.dumps(uitkomst, indent=1, default=str))
    from . import verslag

    print(verslag.tabel(uitkomst))
    print(f"\nAlles: var/bench/{naam}")


def meet(paar: Any, n: int, keer: int, delen: tuple[str, ...], uitkomst: dict[str, Any]) -> None:
    """All parts asked for; what is done stands in `uitkomst`, also when a later part fails."""
    from . import brieven, controle, incasso, insturen, naief, portaal, toekenning, uitbetaling

    if {"uitbetaling", "naief", "controle"} & set(delen):
        with omgeving.databank(paar, f"bench_{n}") as waar:
            uitkomst["server"] = omgeving.serverinstellingen()
            print(f"Vullen: {n} mensen, 12 maanden", flush=True)
            uitkomst["vullen"] = uitbetaling.vul(n)
            if "uitbetaling" in delen:
                print("Uitbetaling", flush=True)
                uitkomst["uitbetaling"] = uitbetaling.meet(waar.env, n, keer)
            if "controle" in delen:
                uitkomst["controle"] = controle.meet(keer=1)
            if "naief" in delen:
                uitkomst["naief"] = naief.meet(n)
    if "schaal" in delen:
        with omgeving.databank(paar, f"bench_{n // 8}") as waar:
            print(f"Schaal: {n // 8} mensen", flush=True)
            vulling = uitbetaling.vul(n // 8)
            meting = uitbetaling.meet(waar.env, n // 8, max(keer, 3), alleen_een=True)
            uitkomst["schaal"] = {"N": n // 8, "vullen": vulling, **meting}
    if "toekenning" in delen:
        with omgeving.databank(paar, f"bench_toekenning_{n}") as waar:
            uitkomst["toekenning"] = toekenning.meet(paar, waar, n, keer)
    if "brieven" in delen:
        with omgeving.databank(paar, f"bench_brieven_{n}"):
            print(f"Brieven: {n} mensen", flush=True)
            uitkomst["brieven"] = brieven.meet(n)
    if "incasso" in delen:
        for aantal in (n // 8, n):
            with omgeving.databank(paar, f"bench_incasso_{aantal}") as waar:
                print(f"Incasso: {aantal} debiteuren, 12 maanden", flush=True)
                vulling = incasso.vul(aantal)
                klein = aantal != n
                meting = incasso.meet(waar.env, aantal, keer, alleen_een=klein)
                deel = {"N": aantal, "vullen": vulling, **meting}
                uitkomst["incasso_schaal" if klein else "incasso"] = deel
    if "ontvangsten" in delen:
        from . import ontvangsten

        with omgeving.databank(paar, f"bench_ontvangsten_{n}") as waar:
            print(f"Ontvangsten: {n} debiteuren, {n // 2} posten", flush=True)
            incasso.vul(n)
            uitkomst["ontvangsten"] = ontvangsten.meet(waar.env, n)
    if "beleid" in delen:
        from . import beleid

        with omgeving.databank(paar, f"bench_beleid_{n}") as waar:
            print(f"Beleid: {n} studenten", flush=True)
            uitkomst["beleid"] = {**beleid.vul(waar, n), "metingen": beleid.meet(keer)}
    if "portaal" in delen:
        aantal = int(os.environ.get("BENCH_PORTAAL_N", "3000"))
        with omgeving.databank(paar, f"bench_portaal_{aantal}") as waar:
            portaal.vul(waar, aantal, [date(2023, m, 1) for m in (9, 10, 11)])
            print(f"Portaal: {aantal} studenten", flush=True)
            uitkomst["portaal"] = {"studenten": aantal, **portaal.meet(waar, keer)}
    if "trekking" in delen:
        from . import trekking

        with omgeving.databank(paar, f"bench_trekking_{n}"):
            print(f"Trekking: {n} studenten", flush=True)
            uitkomst["trekking"] = {"vullen": trekking.vul(n), **trekking.meet(n)}
    if "zoeken" in delen:
        from . import zoeken

        aantal = int(os.environ.get("BENCH_ZOEKEN_N", "1000000"))
        with omgeving.databank(paar, f"bench_zoeken_{aantal}"):
            print(f"Zoeken: {aantal} mensen", flush=True)
            uitkomst["zoeken"] = {"vullen_s": zoeken.vul(aantal), **zoeken.meet(aantal)}
    if "insturen" in delen:
        with omgeving.databank(paar, "bench_insturen") as waar:
            print("Insturen", flush=True)
            uitkomst["insturen"] = insturen.meet(waar)


if __name__ == "__main__":
    main()
