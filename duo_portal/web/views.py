"""Pages of the house itself."""

from django.views.generic import TemplateView


class Voorpagina(TemplateView):
    """What this is, and the door for staff."""

    template_name = "voorpagina.html"
