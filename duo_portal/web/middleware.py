"""Headers that every answer needs and Django does not give."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

Antwoord = Callable[[HttpRequest], HttpResponse]


class GeenOpslag:
    """Pages behind a login are stored nowhere: not in a browser, not in a proxy (ASVS 14.3.2)."""

    def __init__(self, get_response: Antwoord) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        antwoord = self.get_response(request)
        if (
            request.path.startswith(("/beheer/", "/mijn/", "/aanmelden/"))
            or getattr(request, "burger", None) is not None
            or request.user.is_authenticated
        ):
            antwoord["Cache-Control"] = "no-store, private"
        antwoord.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
        return antwoord
