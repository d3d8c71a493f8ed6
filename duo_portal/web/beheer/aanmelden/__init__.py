"""How staff get in: account and password, then a code of an app, or the organisation's own sign-in (docs/rollen.md).

`toegang.Toegang` gives the admin site its door; `paginas` are the steps of our own sign-in, `organisatie` the way by
OpenID Connect, `stap` what is remembered between two steps.
"""
