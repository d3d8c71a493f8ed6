"""Numbers for a monitoring system at `/_healthz/metrics`; only with the token of METRICS_TOKEN, else it does not exist."""

from hmac import compare_digest

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from duo_portal.audit import bedrijfsdatum
from duo_portal.verantwoording.meten import als_tekst


@require_safe
@never_cache
def metrics(request: HttpRequest) -> HttpResponse:
    """The numbers in the text format of Prometheus; 404 without the right token, or when none is configured."""
    token = settings.METRICS_TOKEN
    gegeven = request.headers.get("Authorization", "")
    if not token or not compare_digest(gegeven.encode(), f"Bearer {token}".encode()):
        raise Http404
    return HttpResponse(
        als_tekst(bedrijfsdatum.vandaag()), content_type="text/plain; version=0.0.4; charset=utf-8"
    )
