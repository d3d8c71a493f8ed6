"""Before signing in, for anybody: could I get it, how much, and which scheme is to start.

Nothing that is filled in is kept or stands in an address: every form is sent by POST and answered on the page.
"""
