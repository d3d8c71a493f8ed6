"""The student's portal, room by room; one namespace, `mijn`."""

from django.urls import URLPattern, URLResolver, include, path

app_name = "mijn"
_KAMERS = "studiefinanciering.views.portal"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", include(f"{_KAMERS}.{kamer}.urls"))
    for kamer in ("lezen", "handelen", "wijzigen", "vooruit")
]
urlpatterns.append(
    path("regelingen/", include("studiefinanciering.regelingen.instelbaar.portaal.urls"))
)
