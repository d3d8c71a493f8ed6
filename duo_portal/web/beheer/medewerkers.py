"""Staff in the admin: accounts by the beheerder, roles only as the code writes them."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group, User
from django.http import HttpRequest

from duo_portal.audit.handelingen import vastleggen
from duo_portal.identity.rollen import rol_van
from duo_portal.web.admin_read_only import ReadOnlyModelAdmin

# Importing Django's UserAdmin registered its own pages for both.
admin.site.unregister([User, Group])


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

    def save_related(self, request: Any, form: Any, formsets: Any, change: bool) -> None:  # noqa: FBT001
        """Changes to access are recorded as acts."""
        super().save_related(request, form, formsets, change)
        vastleggen(
            soort="medewerker_wijzigen" if change else "medewerker_toevoegen",
            actor=request.user.get_username(),
            rol=rol_van(request.user),
            uitkomst={
                "medewerker": form.instance.username,
                "rol": rol_van(form.instance),
                "is_active": form.instance.is_active,
                "is_staff": form.instance.is_staff,
            },
        )


@admin.register(Group)
class RolAdmin(ReadOnlyModelAdmin[Group]):
    """Roles and their rights, as written by `setup_rollen`."""

    list_display = ("name",)
    ordering = ("name",)
