"""The front door: signing in and out, proving again who you are, choosing for whom you act.

Tour: `paginas` draws the pages, `pogingen` keeps a sign-in under way in the session (state, once, not too often) and
ends it, `namens` opens somebody else's file, `duur` says how long a session lasts, `context` tells templates. Who
someone is comes from `duo_portal.identity.aanmelden`.
"""
