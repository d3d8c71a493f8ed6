"""Every address of the project, by its route, filled in with things of student `a`."""

import re
from dataclasses import dataclass

from django.apps import apps
from django.contrib.contenttypes.models import ContentType

from duo_portal.web.stappen.wizard import Wizard

from .routes import routes
from .wereld import Wereld

_DEEL = re.compile(r"<(?:\w+:)?(\w+)>")


@dataclass(frozen=True)
class Patroon:
    """A route as the project declares it; `wizard` when it is a page of an act."""

    route: str
    wizard: type[Wizard] | None

    @property
    def model(self) -> tuple[str, str] | None:
        """(app, model) of a page of the desk."""
        delen = self.route.split("/")
        if delen[0] != "beheer" or len(delen) < 4 or "<" in delen[1] + delen[2]:
            return None
        return (delen[1], delen[2]) if delen[2] in _modellen(delen[1]) else None

    def pad(self, wereld: Wereld) -> str:
        """An address with things of student `a` in it."""
        if self.route.startswith("beheer/^"):
            return "/beheer/studiefinanciering/"
        if self.route.endswith("(?P<url>.*)$"):
            return "/beheer/bestaat-niet"
        if self.route.endswith(r"^[\s\S]*$"):
            return "/api/v1/bestaat-niet"
        return "/" + _DEEL.sub(lambda m: self._waarde(m[1], wereld), self.route)

    def _waarde(self, naam: str, wereld: Wereld) -> str:
        d = wereld.dingen
        if self.wizard is not None:
            eerste = self.wizard.stappen[0].slug
            return {
                "stap": eerste,
                "sleutel": d.get(f"ontvangst:{self.wizard.soort}", ""),
                "onderwerp": d["besluit"],
            }[naam]
        if naam == "object_id":
            return _pk(self.model, wereld) if self.model else str(wereld.a.pk)
        if naam == "kenmerk" and self.route.startswith("api/"):
            return d["aanvraag"] if "aanvragen" in self.route else d["besluit"]
        return {
            "sleutel": d["besluit"],
            "maand": "2023-09",
            "kader": d["besluit"],  # no draw was held in this world
            "map_": d["besluit"],  # documents for an objection to it
            "stuk": d["gemachtigde"],  # there are none
            "uuid": d["brief" if "berichten" in self.route else "gemachtigde"],
            "soort": "klacht" if "zaken" in self.route else "basisbeurs",
            "ontvangstbewijs": d["ontvangstbewijs"],
            "content_type_id": str(ContentType.objects.get(model="persoon").pk),
            "kenmerk": d["dossier"],
            "blokkade_id": d["blokkade"],
            "zaak_id": d["zaak"],
            "handeling": "vrijgeven",
            "verzoek": d["betaalverzoek"],
            "id": str(wereld.a.pk),
        }.get(naam, "987654")


def alle() -> list[Patroon]:
    """All of them, in the order in which they are looked up."""
    return [Patroon(route, wizard) for route, wizard in routes()]


def _modellen(app: str) -> set[str]:
    try:
        return {model._meta.model_name or "" for model in apps.get_app_config(app).get_models()}
    except LookupError:
        return set()


def _pk(model: tuple[str, str], wereld: Wereld) -> str:
    """A row of this model, of student `a` where rows are of somebody; a number that is nobody's when there is none."""
    klasse = apps.get_model(*model)
    velden = {veld.name for veld in klasse._meta.get_fields()}
    rijen = klasse._default_manager.order_by("-pk")
    if klasse is type(wereld.a):
        rijen = rijen.filter(pk=wereld.a.pk)
    elif "persoon" in velden and model[1] != "user":
        rijen = rijen.filter(persoon_id=wereld.a.pk)
    eerste = rijen.first()
    return str(eerste.pk) if eerste is not None else "987654"
