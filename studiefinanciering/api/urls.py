"""Addresses of student finance under /api/v1/."""

from django.urls import path

from . import geld, handelen, lezen, melden, rekenen

urlpatterns = [
    path("proefberekeningen", rekenen.Proefberekeningen.as_view(), name="proefberekeningen"),
    path("parameters", rekenen.ParametersOp.as_view(), name="parameters"),
    path("inschrijvingen", melden.InschrijvingenMelden.as_view(), name="inschrijvingen"),
    path("diplomas", melden.DiplomasMelden.as_view(), name="diplomas"),
    path(
        "ontvangstbewijzen/<uuid:ontvangstbewijs>",
        melden.OntvangstbewijsLezen.as_view(),
        name="ontvangstbewijs",
    ),
    path("aanvragen", handelen.Aanvragen.as_view(), name="aanvragen"),
    path("aanvragen/<uuid:kenmerk>", lezen.AanvraagLezen.as_view(), name="aanvraag"),
    path("toekenningen", lezen.Toekenningen.as_view(), name="toekenningen"),
    path("toekenningen/<uuid:kenmerk>", lezen.ToekenningLezen.as_view(), name="toekenning"),
    path(
        "toekenningen/<uuid:kenmerk>/uitleg",
        lezen.ToekenningUitleg.as_view(),
        name="toekenning-uitleg",
    ),
    path("betalingen", geld.Betalingen.as_view(), name="betalingen"),
    path("schuld", geld.SchuldLezen.as_view(), name="schuld"),
    path("brieven", lezen.Brieven.as_view(), name="brieven"),
    path("wijzigingen/lening", handelen.LeningWijzigen.as_view(), name="wijzig-lening"),
    path("wijzigingen/stopzetting", handelen.Stoppen.as_view(), name="stoppen"),
]
