"""Pages of the house itself."""

from django.views.generic import TemplateView


class Voorpagina(TemplateView):
    """What this is and where to go, for a visitor and for who is signed in; the door for staff is at the bottom."""

    template_name = "voorpagina.html"


class Huispagina(TemplateView):
    """A page of words only: accessibility, privacy, who makes this. `template_name` comes with the address."""
