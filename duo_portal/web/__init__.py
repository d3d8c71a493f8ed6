"""Base pages, middleware, logging and the admin of our own.

The tour: `views` and `templates/` (front page, base), `middleware` (nothing behind a login is stored),
`logging` (numbers of people masked), `admin_site` (one door for staff), `admin_read_only` (lists that stay
quick, files that open only with a record), `beheer/` (the cellar's models), `health` (for the supervisor).
"""
