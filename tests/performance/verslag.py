"""The table: what was aimed at, what was measured, and whether that is a hit."""

from typing import Any


def tabel(u: dict[str, Any]) -> str:
    """All figures of one run of the bench."""
    kop = (
        f"{u['opdracht']} · N = {u['N']} · commit {u['commit']} · {u['datum']} · {u['kernen']} kernen,"
        f" belasting vooraf {u['belasting_1_5_15']} · medianen van {u['keer']}"
    )
    regels = [kop, ""]
    for naam, doel, waarde, raak in doelen(u):
        regels.append(
            f"{naam:<58} {doel:>10} {waarde:>14} {'' if raak is None else 'ja' if raak else 'NEE'}"
        )
    return "\n".join(regels)


def doelen(u: dict[str, Any]) -> list[tuple[str, str, str, bool | None]]:
    """Rows (what, goal, figure, met) of everything that was measured."""
    rijen: list[tuple[str, str, str, bool | None]] = []

    def hoogstens(naam: str, grens: float, waarde: float) -> None:
        rijen.append((naam, f"≤ {grens:g}", f"{waarde:.2f}", waarde <= grens))

    def gegeven(naam: str, tekst: str) -> None:
        rijen.append((naam, "", tekst, None))

    if "vullen" in u:
        samen = u["vullen"]["omvang"]["samen"]
        gegeven("vullen: mensen, besluiten en 12 maanden, s", f"{u['vullen']['totaal_s']:.0f}")
        gegeven(
            "rijen per student-maand (regels, boeking, legs, betaling)", f"{samen['rijen']:.2f}"
        )
        gegeven(
            "bytes per student-maand, rijen + indexen",
            f"{samen['bytes']:.0f} + {samen['index_bytes']:.0f}",
        )
    if "zoeken" in u:
        z = u["zoeken"]
        gegeven(f"zoeken: {z['personen']} mensen vullen, s", f"{z['vullen_s']:.0f}")
        for soort, duur in z["soorten"].items():
            hoogstens(f"zoeken op {soort}, p95 ms", 1000, duur["p95_ms"])
    if "uitbetaling" in u:
        m = u["uitbetaling"]
        gegeven(
            "berekenen, boeken, pain.001, s",
            f"{m['berekenen_s']:.1f} {m['boeken_s']:.1f} {m['pain001_s']:.1f}",
        )
        gegeven("RAW (COPY van dezelfde rijen), s", f"{m['rauw_s']:.1f}")
        hoogstens("berekenen tot en met boeken / RAW", 2, m["run_rauw"])
        hoogstens("boeken / RAW van zijn eigen rijen", 1.5, m["boeken_rauw"])
        hoogstens("idem in processortijd: berekenen tot en met boeken / RAW", 2, m["cpu_run_rauw"])
        hoogstens(
            "idem in processortijd: boeken / RAW van zijn eigen rijen", 1.5, m["cpu_boeken_rauw"]
        )
        gegeven("berekenen / RAW van zijn eigen rijen", f"{m['berekenen_rauw']:.2f}")
        rijen.append(
            (
                "twee werkers tegen een",
                "≥ 1.3",
                f"{m['twee_werkers']:.2f}",
                m["twee_werkers"] >= 1.3,
            )
        )
        hoogstens("pain.001 (lezen, ontsleutelen, schrijven) / boeken", 1, m["pain001_boeken"])
        hoogstens("piek van een werker, MB", 400, m["piek_bytes"] / 1e6)
        gegeven(
            "microseconden per student, berekenen tot en met boeken", f"{m['us_per_student']:.1f}"
        )
    if "incasso" in u:
        m, klein = u["incasso"], u["incasso_schaal"]
        gegeven(
            "incasso: berekenen, vragen, pain.008, s",
            f"{m['berekenen_s']:.1f} {m['boeken_s']:.1f} {m['pain008_s']:.1f}",
        )
        gegeven("RAW (INSERT … SELECT van dezelfde rijen), s", f"{m['rauw_s']:.1f}")
        hoogstens("incasso / RAW", 1.3, m["run_rauw"])
        hoogstens("idem in processortijd", 1.3, m["cpu_run_rauw"])
        hoogstens("incasso door twee werkers / RAW", 1.3, m["twee_rauw"])
        hoogstens("piek van een werker, MB", 400, m["piek_bytes"] / 1e6)
        hoogstens(
            f"tijd per debiteur bij N / bij {klein['N']}",
            1.2,
            m["us_per_debiteur"] / klein["us_per_debiteur"],
        )
    if "schaal" in u and "uitbetaling" in u:
        groot, klein = u["uitbetaling"], u["schaal"]
        hoogstens(
            f"tijd per student bij N / bij {klein['N']}",
            1.2,
            groot["us_per_student"] / klein["us_per_student"],
        )
        hoogstens(
            f"piek van een werker bij N / bij {klein['N']}",
            1.1,
            groot["piek_bytes"] / klein["piek_bytes"],
        )
        hoogstens(
            f"piek tijdens pain.001 bij N / bij {klein['N']}",
            1.1,
            groot["piek_aanleveren"] / klein["piek_aanleveren"],
        )
    if "naief" in u:
        for naam, m in u["naief"].items():
            gegeven(f"{naam}: {m['gemeten']} gemeten, µs per student", f"{m['us_per_student']:.0f}")
            gegeven(f"{naam}: GEËXTRAPOLEERD naar N, s", f"{m['geextrapoleerd_s']:.0f}")
    if "controle" in u:
        gegeven("check_ledger over alles, s", f"{u['controle']['totaal_s']:.1f}")
        gegeven("check_ledger: rode controles", str(u["controle"]["rood"] or "geen"))
    if "toekenning" in u:
        m = u["toekenning"]
        hoogstens("zaaien van de mensen, minuten", 10, m["zaaien_s"] / 60)
        gegeven("aanvragen in kolommen, s", f"{m['aanvragen_s']:.0f}")
        for r in m["rondes"]:
            hoogstens(
                f"toekennen {r['periode']} / RAW van zijn eigen rijen", 2, r["toekennen_rauw"]
            )
            hoogstens(f"toekennen {r['periode']}: deel van de regels", 0.1, r["regels_deel"])
            gegeven(
                f"toekennen {r['periode']}: voorbeeld, beslissen, RAW, s",
                f"{r['voorbeeld_s']:.1f} {r['beslissen_s']:.1f} {r['rauw_s']:.1f}",
            )
            hoogstens(
                f"toekennen {r['periode']}: piek van de werker, MB", 400, r["piek_bytes"] / 1e6
            )
    if "brieven" in u:
        for stap, naam in (
            ("voorbeeld", "voorbeeld: mensen vastgelegd"),
            ("golven", "golven: brieven klaargelegd"),
            ("kanalen", "kanalen gekozen"),
            ("mails", "mails opgemaakt en aangeboden (geen server)"),
            ("woorden", "brieven in woorden"),
            ("pdf", "pdf's getekend"),
        ):
            gegeven(f"{naam}, per seconde", f"{u['brieven'][f'{stap}_per_s']:.0f}")
    if "ontvangsten" in u:
        o = u["ontvangsten"]
        hoogstens("camt.053 gelezen en gekoppeld / incassorun", 3, o["inlezen_run"])
        gegeven(
            "camt.053: posten, s, µs per post",
            f"{o['posten']} {o['inlezen_s']:.1f} {o['us_per_post']:.0f}",
        )
        hoogstens("camt.053: piek, MB", 400, o["piek_bytes"] / 1e6)
    if "trekking" in u:
        t = u["trekking"]
        stappen = [t[stap] for stap in ("kader", "verbinden", "trekken")]
        hoogstens("trekking: kader, vastleggen en trekken, s", 60, t["samen_s"])
        gegeven("idem, processortijd van het proces, s", f"{sum(s['cpu_s'] for s in stappen):.1f}")
        hoogstens("trekking: piek, MB", 500, max(s["piek_MB"] for s in stappen))
        hoogstens("trekking: een bewijs, p95 in ms", 10, t["bewijs_ms"]["p95"])
        gegeven(
            "het openbare bestand: MB en s",
            f"{t['loting_bytes'] / 1e6:.0f} {t['publiceren']['s']:.1f}",
        )
    if "portaal" in u:
        start, leeg = u["portaal"]["midden"]["start"], u["portaal"]["midden"]["leeg"]
        per_s = start["per_seconde"]
        rijen.append(("overzicht, bladen per seconde", "≥ 250", f"{per_s:.0f}", per_s >= 250))
        hoogstens("overzicht, p95 in ms", 100, start["p95_ms"])
        gegeven("lege pagina van dezelfde server, per seconde", f"{leeg['per_seconde']:.0f}")
        gegeven("overzicht / lege pagina", f"{u['portaal']['deel_van_leeg']:.2f}")
    for naam, m in u.get("insturen", {}).items():
        hoogstens(f"insturen {naam}: p95 in ms", 1000, m["p95_ms"])
        heel = m["ontvangen"] == m["gestuurd"] and not m["dubbel"] and not m["verloren"]
        tekst = f"{m['ontvangen']}/{m['gestuurd']}"
        rijen.append((f"insturen {naam}: niets verloren of dubbel", "", tekst, heel))
    return rijen
