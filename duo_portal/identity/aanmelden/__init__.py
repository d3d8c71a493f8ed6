"""Who says who someone is: the seam to identity providers, and the rows of their sessions.

Tour: `provider` is the seam (begin a sign-in elsewhere, take in what comes back); `demo` the page with made-up people,
refused outside demo mode; `oidc` a broker (such as one for DigiD) that tells a citizen number and how sure it is;
`sessies` the store of sessions, which can end all of someone's at once. Pages: `duo_portal/web/aanmelden`.
"""
