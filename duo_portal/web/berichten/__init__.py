"""Messages and letters of a citizen: the inbox, a letter as page and PDF, and whether a page was clear.

The tour: `views` (inbox, letter, PDF), `duidelijk` (the answer to "was this clear?"), `tellen` (how many are unread),
`registratie` (menu, panel, and who takes over when nobody reads).
"""
