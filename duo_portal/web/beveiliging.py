"""Where to report a leak: /.well-known/security.txt (RFC 9116), from the settings."""

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from duo_portal.foundation import clock

GELDIG = timedelta(days=180)


@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """Contact, until when this holds, and the policy; the address is that of `PORTAAL_URL`, never of the request."""
    tot = settings.SECURITY_VERLOOPT or f"{clock.vandaag() + GELDIG:%Y-%m-%d}T00:00:00Z"
    basis = settings.PORTAAL_URL.rstrip("/")
    regels = [f"Contact: {contact}" for contact in settings.SECURITY_CONTACT]
    regels += [f"Expires: {tot}", "Preferred-Languages: nl, en"]
    regels.append(f"Canonical: {basis}{reverse('security_txt')}")
    if settings.SECURITY_BELEID:
        regels.append(f"Policy: {settings.SECURITY_BELEID}")
    return HttpResponse("\n".join(regels) + "\n", content_type="text/plain; charset=utf-8")
