"""The overview of own data, and changing what is ours to change: contact data and language."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from duo_portal.audit import bedrijfsdatum
from duo_portal.identity import iban, queries, voorkeur
from duo_portal.identity.aanmelden.sessies import beeindig_sessies
from duo_portal.identity.burger import SESSIE
from duo_portal.identity.models import Persoon, Post, Taal
from duo_portal.identity.voorkeur import Contact
from duo_portal.letters.contactwijziging import wijzig_contact_en_meld
from duo_portal.web.adressen import adres_voor
from duo_portal.web.burgers import BurgerNodig, VersBevestigd
from duo_portal.web.gegevens.formulieren import ContactForm, TaalForm
from duo_portal.web.templatetags.bedragen import datum

Rij = tuple[str | Promise, ...]


class Toon(BurgerNodig):
    """Everything known about who someone is and how to reach them."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The page."""
        persoon = Persoon.objects.get(pk=self.burger.persoon_id)
        contact = queries.contact_van(persoon.pk)
        inhoud = {
            "wie": _wie(persoon),
            "adres": queries.adres_op(persoon.pk, bedrijfsdatum.vandaag()),
            "rekening": _rekening(persoon.pk),
            "rekening_url": adres_voor(self.burger, "mijn:rekening"),
            "contact": _contact(contact),
            "heeft_email": contact.email is not None,
            "taalform": TaalForm(initial={"taal": persoon.taal}),
            "taal": persoon.get_taal_display(),
            "burger": self.burger,
        }
        return render(request, "portal/gegevens/toon.html", inhoud)


class WijzigContact(VersBevestigd):
    """E-mail address, telephone number and post; asks a fresh proof of identity."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The form with what is known."""
        contact = queries.contact_van(self.burger.persoon_id)
        form = ContactForm(
            initial={
                "email": contact.email or "",
                "telefoon": contact.telefoon or "",
                "post": contact.post.value,
            }
        )
        return self._pagina(request, form)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Save; another e-mail address ends this person's other sessions."""
        form = ContactForm(request.POST)
        if not form.is_valid():
            return self._pagina(request, form, status=422)
        gewijzigd = wijzig_contact_en_meld(
            persoon_id=self.burger.persoon_id,
            contact=Contact(
                form.cleaned_data["email"] or None,
                form.cleaned_data["telefoon"],
                Post(form.cleaned_data["post"]),
            ),
            actor=self.burger.actor,
        )
        if "email" in gewijzigd:
            beeindig_sessies(self.burger.persoon_id, behalve=request.session.session_key)
        messages.success(
            request, _("Uw gegevens zijn bewaard.") if gewijzigd else _("Er is niets veranderd.")
        )
        return HttpResponseRedirect(reverse("gegevens:toon"))

    def _pagina(self, request: HttpRequest, form: ContactForm, status: int = 200) -> HttpResponse:
        return render(request, "portal/gegevens/contact.html", {"form": form}, status=status)


class WijzigTaal(BurgerNodig):
    """The language of letters, and for oneself that of the pages."""

    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest) -> HttpResponse:
        """Save; an unknown language changes nothing."""
        naar = HttpResponseRedirect(reverse("gegevens:toon"))
        form = TaalForm(request.POST)
        if not form.is_valid():
            messages.error(request, _("Kies Nederlands of Engels."))
            return naar
        gekozen = form.cleaned_data["taal"]
        voorkeur.wijzig_taal(
            persoon_id=self.burger.persoon_id, taal=Taal(gekozen), actor=self.burger.actor
        )
        if self.burger.is_zelf:
            request.session[SESSIE] = {**request.session[SESSIE], "taal": gekozen}
            translation.activate(gekozen)
            # The choice of the top of the page gives way to the one that is kept.
            naar.delete_cookie(settings.LANGUAGE_COOKIE_NAME)
        messages.success(request, _("Uw taal is bewaard."))
        return naar


def _wie(persoon: Persoon) -> list[Rij]:
    return [
        (_("Naam"), str(persoon)),
        (_("Geboortedatum"), datum(persoon.geboortedatum)),
        (_("Burgerservicenummer (BSN)"), queries.bsn_gemaskeerd(persoon)),
    ]


def _rekening(persoon_id: int) -> list[Rij]:
    rekening = queries.rekening_op(persoon_id, bedrijfsdatum.vandaag())
    if rekening is None:
        return []
    return [
        (_("Rekeningnummer (IBAN)"), iban.gemaskeerd(rekening.iban_laatste4)),
        (_("Op naam van"), rekening.tenaamstelling),
    ]


def _contact(contact: Contact) -> list[Rij]:
    niet = _("niet ingevuld")
    return [
        (_("Brieven"), _("op papier") if contact.post == Post.PAPIER else _("digitaal")),
        (_("E-mailadres"), contact.email or niet),
        (_("Telefoonnummer"), contact.telefoon or niet),
    ]
