"""Staff in the admin: accounts by the beheerder, roles only as the code writes them."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group, User
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_otp.plugins.otp_static import admin as otp_static
from django_otp.plugins.otp_totp import admin as otp_totp

from duo_portal.audit.handelingen import vastleggen
from duo_portal.identity.medewerkers import toestel
from duo_portal.identity.medewerkers.sessies import beeindig_medewerkersessies
from duo_portal.identity.rollen import rol_van
from duo_portal.web.admin_read_only import ReadOnlyModelAdmin

# Importing them registered pages of their own: of accounts ours are stricter, secrets of devices stand on no page.
admin.site.unregister([User, Group])
admin.site.unregister([otp_totp.TOTPDevice, otp_static.StaticDevice])


@admin.register(User)
class MedewerkerAdmin(UserAdmin):  # type: ignore[type-arg]  # generic in the stubs only
    """Who may sign in, with which role. Nobody makes a superuser, gives single rights or widens oneself here."""

    list_display = ("username", "first_name", "last_name", "is_active", "last_login")
    list_filter = ("is_active", "groups")
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        ("Naam", {"fields": ("first_name", "last_name", "email")}),
        ("Toegang", {"fields": ("is_active", "is_staff", "groups")}),
        ("Data", {"fields": ("last_login", "date_joined")}),
    )
    readonly_fields = ("last_login", "date_joined")
    filter_horizontal = ()
    actions = ("trek_tweede_stap_in",)

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """Not oneself, and not a superuser unless one is."""
        if obj is not None and (
            obj.pk == request.user.pk or obj.is_superuser > request.user.is_superuser
        ):
            return False
        return super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """Never: accounts are closed (is_active), their acts stay named."""
        return False

    @admin.action(
        description=gettext_lazy("Tweede stap intrekken (telefoon kwijt)"), permissions=["change"]
    )
    def trek_tweede_stap_in(self, request: HttpRequest, queryset: QuerySet[User]) -> None:
        """Devices and recovery codes go, sessions end; at the next sign-in a new app is set up. Not of oneself."""
        aantal = 0
        for wie in queryset:
            if not self.has_change_permission(request, wie):
                continue
            toestel.trek_in(wie)
            beeindig_medewerkersessies([wie.pk])
            vastleggen(
                soort="medewerker_tweede_stap_intrekken",
                actor=request.user.get_username(),
                rol=rol_van(request.user),  # type: ignore[arg-type]  # nobody else gets here
                uitkomst={"medewerker": wie.username},
            )
            aantal += 1
        tekst = _(
            "Ingetrokken: %(aantal)d. Bij het volgende inloggen wordt een nieuwe app ingesteld."
        )
        self.message_user(request, tekst % {"aantal": aantal}, messages.SUCCESS)

    def save_model(self, request: Any, obj: User, form: Any, change: bool) -> None:  # noqa: FBT001
        """What it was is remembered for the act."""
        was = User.objects.filter(pk=obj.pk).first()
        form.was = {"rol": rol_van(was), "is_active": was.is_active} if was is not None else {}
        super().save_model(request, obj, form, change)

    def save_related(self, request: Any, form: Any, formsets: Any, change: bool) -> None:  # noqa: FBT001
        """Who comes, moves or leaves is an act with what it was."""
        super().save_related(request, form, formsets, change)
        was = getattr(form, "was", {})
        gaat = was.get("is_active", False) and not form.instance.is_active
        soort = "medewerker_wijzigen" if change else "medewerker_toevoegen"
        vastleggen(
            soort="medewerker_sluiten" if gaat else soort,
            actor=request.user.get_username(),
            rol=rol_van(request.user),
            uitkomst={
                "medewerker": form.instance.username,
                "rol": rol_van(form.instance),
                "was_rol": was.get("rol", ""),
                "is_active": form.instance.is_active,
                "is_staff": form.instance.is_staff,
            },
        )


@admin.register(Group)
class RolAdmin(ReadOnlyModelAdmin[Group]):
    """Roles and their rights, as written by `setup_rollen`."""

    list_display = ("name",)
    ordering = ("name",)
