"""Resolving a stuck key: a person says how. The money itself follows from what is due, not from here."""

from django.db import transaction

from duo_portal.audit.handelingen import vastleggen

from ..models import DbKlok, VastgelopenPost


class PostAlOpgelost(Exception):
    """Somebody resolved this item before."""


def los_post_op(*, post: VastgelopenPost, actor: str, reden: str) -> VastgelopenPost:
    """Close the work item; the next run picks up what is still due. Raises PostAlOpgelost, ValueError."""
    if not reden.strip():
        raise ValueError("Oplossen kan alleen met een reden: wat is er gedaan?")
    with transaction.atomic():
        vers = VastgelopenPost.objects.select_for_update(no_key=True).get(pk=post.pk)
        if vers.status == VastgelopenPost.Status.OPGELOST:
            raise PostAlOpgelost(f"Deze post is al opgelost door {vers.opgelost_door}.")
        vers.status = VastgelopenPost.Status.OPGELOST
        vers.opgelost_door = actor
        vers.opgelost_at = DbKlok()
        vers.save(update_fields=["status", "opgelost_door", "opgelost_at"])
        vastleggen(
            soort="post_oplossen",
            actor=actor,
            betrokkene_id=None,
            sleutel=f"post_oplossen:{vers.pk}",
            reden=reden,
            uitkomst={"run": vers.run_id, "post": vers.pk},
        )
    vers.refresh_from_db()
    return vers
