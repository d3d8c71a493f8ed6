"""Progress as lines of text, for the terminal and the log."""

from duo_portal.foundation.money import euro

from .queries import StapVoortgang, Voortgang


def bedragen(totalen: dict[str, object]) -> str:
    """Totals as "personen 1.234, som € 5,00": names that end in _centen are money."""
    delen = []
    for naam, waarde in sorted(totalen.items()):
        if isinstance(waarde, bool) or not isinstance(waarde, int):
            continue
        if naam.endswith("_centen"):
            delen.append(f"{_woorden(naam.removesuffix('_centen'))} € {euro(waarde)}")
        else:
            delen.append(f"{_woorden(naam)} {waarde:,}".replace(",", "."))
    return ", ".join(delen)


def _woorden(naam: str) -> str:
    return naam.replace("_", " ")


def stapregel(stap: StapVoortgang) -> str:
    """One step as one line."""
    delen = [f"{stap.titel}: {stap.status.replace('_', ' ')}"]
    if stap.delen:
        bezig = f", {stap.delen_bezig} bezig" if stap.delen_bezig else ""
        delen.append(f"{stap.delen_klaar} van {stap.delen} delen{bezig}")
    if tekst := bedragen(stap.totalen):
        delen.append(tekst)
    if stap.personen_per_s and stap.soort == "chunks":
        delen.append(f"{stap.personen_per_s:,.0f} personen/s".replace(",", "."))
    if stap.resterend_s is not None:
        delen.append(f"nog ongeveer {stap.resterend_s:.0f} s")
    if stap.getekend_door:
        delen.append(f"getekend door {stap.getekend_door}")
    return " · ".join(delen)


def slotregel(stand: Voortgang) -> str:
    """The state of the run as one line."""
    vast = f", {stand.vastgelopen} vastgelopen posten" if stand.vastgelopen else ""
    reden = f": {stand.run.reden}" if stand.run.reden else ""
    return f"Run {stand.run} is {stand.run.get_status_display().lower()}{vast}{reden}"
