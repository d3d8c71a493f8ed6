"""The answer to "was this clear?": kept without who gave it; a visitor may answer too."""

import re
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import Resolver404, resolve
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.views.generic.base import View

from duo_portal.audit.bedrijfsdatum import vandaag
from duo_portal.letters.duidelijk import bewaar_oordeel
from duo_portal.letters.lezen import brief_van
from duo_portal.web.logging import maskeer

_PAGINA = re.compile(r"[a-z0-9_:-]{1,100}")
_OORDEEL = {"ja": True, "nee": False}


class Duidelijk(View):
    """Takes the form of components/duidelijk.html and leads back, with thanks when there was an answer."""

    http_method_names = ("post", "options")

    def post(self, request: HttpRequest) -> HttpResponse:
        """Keep the answer; what is no answer is not kept."""
        terug = _terug(request)
        oordeel = _OORDEEL.get(request.POST.get("oordeel", ""))
        if oordeel is None:
            return HttpResponseRedirect(f"{terug}#duidelijk")
        bewaar_oordeel(
            pagina=_pagina(request, terug),
            taal=get_language() or "nl",
            is_duidelijk=oordeel,
            toelichting=_toelichting(request),
            dag=vandaag(),
        )
        return HttpResponseRedirect(f"{terug}?bedankt=1#duidelijk")


def _toelichting(request: HttpRequest) -> str:
    """The line of text: numbers masked before it is cut, and no signs that a database cannot hold."""
    tekst = request.POST.get("toelichting", "")[:2000].replace("\x00", "")
    return maskeer(" ".join(tekst.split()))[:500]


def _terug(request: HttpRequest) -> str:
    """The page the form stood on, when it is one of ours; without its question part."""
    volgende = request.POST.get("volgende", "")
    is_eigen = url_has_allowed_host_and_scheme(volgende, allowed_hosts=None)
    pad = urlsplit(volgende).path if is_eigen else ""
    return pad if pad.startswith("/") else "/"


def _pagina(request: HttpRequest, terug: str) -> str:
    """The name of the page; of a letter its kind (and never which letter)."""
    pagina = request.POST.get("pagina", "")
    if not _PAGINA.fullmatch(pagina):
        return "onbekend"
    if pagina != "berichten:brief":
        return pagina
    burger = getattr(request, "burger", None)
    try:
        uuid = resolve(terug).kwargs.get("uuid")
    except Resolver404:
        return pagina
    brief = brief_van(burger.persoon_id, uuid) if burger and uuid else None
    return f"brief:{brief.soort}" if brief else pagina
