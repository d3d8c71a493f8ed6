"""The wizard engine: an act of a citizen in short steps, from a draft on the server to a receipt.

Tour: `wizard` (what an act declares: `Wizard`, `Stap`, `Ontvangst`, `Belet`), `formulier` (the form of a step,
the amount field), `stand` (what is known while walking), `concept` (the draft: encrypted, deleted on a term),
`opslag` (begin, save, close a draft), `paginas` (the steps, and all addresses), `verzenden` (check, send, receipt),
`pagina` (what they share), `opruimen` (the term).

What it promises: the draft stands on the server and survives a lost session; back loses nothing; wrong input
comes back as it was typed, with its error; the same draft is sent once (double click, two tabs, back button,
replay all get the first receipt); no JavaScript; a GET changes nothing. An example:

    class Adresstap(StapFormulier):
        straat = forms.CharField(label=_("Straat"), max_length=120)

    class Verhuizen(Wizard):
        soort = "verhuizen"                      # of the drafts; never renamed
        titel = _("Verhuizing doorgeven")
        url_naam = "mijn:verhuizen"
        stappen = (
            Stap("adres", _("Uw nieuwe adres"), Adresstap, begin=lambda stand: {"straat": "Gracht"}),
            Stap("huur", _("Uw huur"), Huurstap, geldt=lambda stand: stand.schoon["adres"]["huurt"]),
        )
        geweigerd = (VerhuizingGeweigerd,)       # what `verzend` may raise; its words are for the reader

        def verzend(self, concept: Concept, schoon: Schoon) -> Ontvangst:
            # inside the transaction that closes the draft; `concept.sleutel` is the idempotency key
            verhuizing = verhuis(persoon_id=self.burger.persoon_id, sleutel=f"verhuizen:{concept.sleutel}", ...)
            return Ontvangst(kenmerk=str(verhuizing.kenmerk), gegevens={"vanaf": "2024-02-01"})

    urlpatterns = [*adressen(Verhuizen, "verhuizen/")]

gives `mijn:verhuizen` (begin or go on), `mijn:verhuizen_stap` (stap="adres", "controle") and
`mijn:verhuizen_ontvangst` (sleutel). Templates: each `Stap.sjabloon` extends "portal/stappen/stap.html" (block
`velden`, `naast`), `Wizard.inleiding` extends "portal/stappen/begin.html" (block `inleiding`), and
`Wizard.ontvangst_sjabloon` extends "portal/stappen/ontvangst.html" (block `daarna`, reads `gegevens` and what
`Wizard.ontvangst_context` makes of them, so that it is drawn in the reader's language). A button with name
"actie" and value "toon" keeps the step and shows it again: for a search without JavaScript. `Wizard.belet` says what stands in the way before anything is
asked. In an act about somebody or something else the path carries `<uuid:onderwerp>` and `self.onderwerp` holds it.
"""
