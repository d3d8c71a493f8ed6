"""What can be done with a check at the desk: act, right, when, form, operation. `mogelijk` asks the one table of steps."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from duo_portal.foundation.period import Maand
from uitwonendencontrole.controleren.operations import (
    beoordelen,
    besluiten,
    bewijzen,
    bezoeken,
    rechtsgang,
    starten,
    voornemen,
)
from uitwonendencontrole.controleren.overgangen import OvergangGeweigerd, daden
from uitwonendencontrole.models import Beoordeling, Bewijsstuk, Bezoek, Controle, Stand

from . import formulieren as f
from . import rechten as r
from .formuliervelden import Daadformulier

S = Stand
_BEOORDELEN = frozenset(f.RONDE)
_BEWIJS = frozenset({S.BEWIJS_GEVRAAGD, S.RAPPORT_TER_CORRECTIE, S.VOORNEMEN})
_BEVINDING = frozenset({S.BEWIJS_GEVRAAGD, S.RAPPORT_TER_CORRECTIE})


@dataclass(frozen=True, slots=True)
class Wie:
    """By whom, when and under which key an act is done."""

    controle: Controle
    actor: str
    op: date
    sleutel: str

    def als(self, **extra: Any) -> dict[str, Any]:
        """The arguments that each operation takes."""
        return {"actor": self.actor, "op": self.op, "sleutel": self.sleutel, **extra}

    def op_controle(self, **extra: Any) -> dict[str, Any]:
        """The same, on the check itself."""
        return self.als(controle_id=self.controle.pk, **extra)


@dataclass(frozen=True, slots=True)
class Daad:
    """`stap` says that the table of steps decides when; else `standen` does, and `mag` what else must hold."""

    titel: str | Promise
    recht: str
    formulier: type[Daadformulier]
    doe: Callable[[Wie, Any], object]
    stap: str = ""
    standen: frozenset[Stand] = frozenset()
    mag: Callable[[Controle, str], bool] = lambda _controle, _actor: True
    soort: str = ""

    def kan(self, controle: Controle, actor: str) -> bool:
        """Whether this is an act of this moment, for this colleague."""
        stand = Stand(controle.stand)
        nu = self.stap in {o.daad for o in daden(stand)} if self.stap else stand in self.standen
        return nu and self.mag(controle, actor)


def laatste(controle: Controle) -> Beoordeling | None:
    """The last judgement of the round that this state is in."""
    ronde = f.RONDE.get(Stand(controle.stand))
    return controle.beoordelingen.filter(ronde=ronde).order_by("-pk").first() if ronde else None


def _eigen(controle: Controle, actor: str) -> bool:
    return controle.beoordelaar.casefold() == actor.casefold()


def _eigen_voor_voornemen(controle: Controle, actor: str) -> bool:
    return controle.stand != S.VOORNEMEN and _eigen(controle, actor)


def _ander(controle: Controle, actor: str) -> bool:
    oordeel = laatste(controle)
    return (
        oordeel is not None
        and not hasattr(oordeel, "tweede")
        and oordeel.door.casefold() != actor.casefold()
    )


def _met_bevinding(controle: Controle, actor: str) -> bool:
    return not _eigen(controle, actor) and controle.bevindingen.exists()


def _beoordeel(w: Wie, form: f.Oordeel) -> object:
    d = form.cleaned_data
    return beoordelen.beoordeel(
        **w.op_controle(
            ronde=f.RONDE[Stand(w.controle.stand)],
            oordeel=d["oordeel"],
            antwoorden=form.antwoorden(),
            reden_code=d["reden_code"],
            reden=d["reden"],
        )
    )


def _kijk_mee(w: Wie, form: f.Meekijken) -> object:
    d, oordeel = form.cleaned_data, laatste(w.controle)
    if oordeel is None:
        raise OvergangGeweigerd("Er is nog geen oordeel om naar mee te kijken.")
    return beoordelen.kijk_mee(
        **w.als(beoordeling_id=oordeel.pk, is_eens=d["eens"] == "ja", reden=d["reden"])
    )


def _velden(form: Daadformulier) -> dict[str, Any]:
    eigen = ("versie", "stand", "sleutel")
    return {naam: waarde for naam, waarde in form.cleaned_data.items() if naam not in eigen}


def _met(operatie: Callable[..., object]) -> Callable[[Wie, Any], object]:
    """An operation whose arguments are the fields of its form."""
    return lambda w, form: operatie(**w.op_controle(**_velden(form)))


def _duid(w: Wie, form: f.Duiden) -> object:
    velden = _velden(form)
    stuk = w.controle.bewijs.get(uuid=velden.pop("bewijsstuk"))
    return bewijzen.duid_bewijs(**w.als(bewijsstuk_id=stuk.pk, **velden))


def _bied_afspraak(w: Wie, form: f.Afspraak) -> object:
    d = form.cleaned_data
    return bezoeken.bied_afspraak(
        **w.op_controle(
            tijdvakken=[(d[f"begin_{n}"], d[f"eind_{n}"]) for n in (1, 2, 3)],
            bezoekers=[d["bezoeker_1"], d["bezoeker_2"]],
        )
    )


def _bevinding(w: Wie, form: f.Vaststellen) -> object:
    velden = _velden(form)
    stukken = Bewijsstuk.objects.filter(controle=w.controle, uuid__in=velden.pop("bewijs"))
    ids = list(stukken.values_list("pk", flat=True))
    return voornemen.leg_bevinding_vast(**w.op_controle(bewijs_ids=ids, **velden))


def _beboet(w: Wie, form: f.Boetebesluit) -> object:
    velden = _velden(form)
    velden["apart_bewezen"] = [Maand.parse(m) for m in velden["apart_bewezen"]]
    return besluiten.beboet(**w.op_controle(**velden))


DADEN: Mapping[str, Daad] = {
    "open_dossier": Daad(_("Dossier pakken"), r.BEOORDEEL, Daadformulier, _met(starten.open_dossier), "open_dossier"),
    "beoordeel": Daad(_("Beoordelen"), r.BEOORDEEL, f.Oordeel, _beoordeel, standen=_BEOORDELEN, mag=_eigen),
    "kijk_mee": Daad(_("Meekijken"), r.TWEEDE, f.Meekijken, _kijk_mee, standen=_BEOORDELEN, mag=_ander),
    "vraag_bewijs": Daad(_("Om bewijs vragen"), r.BEOORDEEL, Daadformulier, _met(bewijzen.vraag_bewijs), "vraag_bewijs", mag=_eigen),
    "bewijs": Daad(_("Bewijs uit een andere bron toevoegen"), r.BEOORDEEL, f.Bewijs, _met(bewijzen.ontvang_bewijs), standen=_BEWIJS, mag=_eigen),
    "duid": Daad(_("Zeggen waar een bewijsstuk op wijst"), r.BEOORDEEL, f.Duiden, _duid, standen=_BEWIJS, mag=_eigen),
    "bied_afspraak": Daad(_("Afspraak aanbieden"), r.PLAN, f.Afspraak, _bied_afspraak, "bied_afspraak"),
    "bevinding": Daad(_("Bevinding vastleggen"), r.BEOORDEEL, f.Vaststellen, _bevinding, standen=_BEVINDING, mag=_eigen),
    "voornemen": Daad(_("Voornemen sturen"), r.NEEM_VOOR, f.Voorgenomen, _met(voornemen.neem_voor), "neem_voor", mag=_met_bevinding),
    "akkoord": Daad(_("In orde: controle afsluiten"), r.BEOORDEEL, f.Reden, _met(beoordelen.rond_af_akkoord), "akkoord", mag=_eigen_voor_voornemen),
    "gesprek": Daad(_("Gesprek met de student vastleggen"), r.NEEM_VOOR, f.Gesprek, _met(beoordelen.noteer_gesprek), standen=frozenset({S.VOORNEMEN})),
    "herzie": Daad(_("Besluiten over de beurs"), r.BESLIS, f.Besluit, _met(besluiten.herzie), "herzie"),
    "laat": Daad(_("Toch in orde: afzien van een besluit"), r.BESLIS, f.Reden, _met(beoordelen.rond_af_akkoord), standen=frozenset({S.VOORNEMEN}), soort="akkoord"),
    "beboet": Daad(_("Besluiten over een boete"), r.BEBOET, f.Boetebesluit, _beboet, "beboet"),
    "handhaaf": Daad(_("Besluit handhaven"), r.BEZWAAR, f.Reden, _met(rechtsgang.handhaaf), "handhaaf"),
    "beroep": Daad(_("Beroep ontvangen"), r.BEZWAAR, Daadformulier, _met(rechtsgang.ontvang_beroep), "ontvang_beroep", soort="ontvang_beroep"),
    "herroep": Daad(_("Besluit intrekken"), r.BEZWAAR, f.Herroepen, _met(rechtsgang.herroep), "herroep"),
    "onherroepelijk": Daad(_("Het besluit staat vast"), r.BEZWAAR, f.Einde, _met(rechtsgang.word_onherroepelijk), standen=frozenset({S.BEZWAAR, S.BEROEP})),
}  # fmt: skip


def _bezocht(w: Wie, form: f.Bezocht) -> object:
    d = form.cleaned_data
    ruimten = tuple(deel.strip() for deel in d["ruimten"].split(",") if deel.strip())
    ja = bezoeken.Toestemming(
        d["toestemming_van"], ruimten, d["at"], tekstversie(), pas_getoond=d["pas_getoond"]
    )
    return bezoeken.leg_bezoek_vast(**_op_bezoek(w, toestemming=ja, wijst_op=d["wijst_op"]))


def _op_bezoek(w: Wie, **extra: Any) -> dict[str, Any]:
    bezoek: Bezoek = w.controle.bezoeken.latest("pk")
    return w.als(bezoek_id=bezoek.pk, **extra)


def tekstversie() -> str:
    """Which text of consent is read aloud."""
    from uitwonendencontrole.rules.controle import parameters

    return str(parameters()["bezoek"]["tekstversie"])


_AFSPRAAK = frozenset({S.AFSPRAAK_AANGEBODEN})
BEZOEKDADEN: Mapping[str, Daad] = {
    "bezoek": Daad(_("Bezoek vastleggen"), r.BEZOEK, f.Bezocht, _bezocht, standen=_AFSPRAAK),
    "geen_bezoek": Daad(
        _("Het bezoek ging niet door"),
        r.BEZOEK,
        f.NietDoorgegaan,
        lambda w, form: bezoeken.geen_bezoek(
            **_op_bezoek(w, uitkomst=form.cleaned_data["uitkomst"])
        ),
        standen=_AFSPRAAK,
    ),
    "verslag": Daad(
        _("Verslag voorleggen aan de student"),
        r.BEZOEK,
        f.Bezoekverslag,
        lambda w, form: bezoeken.leg_verslag_voor(
            **_op_bezoek(w, tekst=form.cleaned_data["tekst"])
        ),
        stap="leg_verslag_voor",
    ),
}
"""What a visitor does."""


def mogelijk(
    alle: Mapping[str, Daad], controle: Controle, wie: AbstractBaseUser | AnonymousUser
) -> dict[str, Daad]:
    """The acts that this colleague can do now."""
    mag = wie.has_perm  # type: ignore[union-attr]  # any user of Django's has permissions
    return {
        naam: daad
        for naam, daad in alle.items()
        if mag(daad.recht) and daad.kan(controle, wie.get_username())
    }
