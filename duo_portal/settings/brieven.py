"""Letters (docs/letters.md): the site as mails and paper name it, who signs, how mail leaves, what beat asks."""

from pathlib import Path

import environ

env = environ.Env()

PORTAAL_URL = env.str("PORTAAL_URL", default="http://127.0.0.1:8000")
BRIEF_AFZENDER = env.str("BRIEF_AFZENDER", default="Mijn Studiefinanciering")
BEZWAAR_ADRES = env.str(
    "BEZWAAR_ADRES",
    default="Mijn Studiefinanciering, afdeling Bezwaar, Postbus 0000, 0000 AA Voorbeeldstad",
)

# By SMTP when EMAIL_URL is set (smtp://user:password@host:587); otherwise mail is kept as files (EMAIL_MAP).
EMAIL_URL = env.str("EMAIL_URL", default="")
if EMAIL_URL:
    vars().update(env.email_url_config(EMAIL_URL))
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
_VAR = Path(env.str("VAR_DIR", default=str(Path(__file__).resolve().parents[2] / "var")))
EMAIL_FILE_PATH = env.str("EMAIL_MAP", default=str(_VAR / "email"))
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env.str("EMAIL_AFZENDER", default="niet-antwoorden@voorbeeld.invalid")

# Announced every minute, sent in waves every minute, watched for deadlines every hour (done once a day by its days).
BEAT_VAN_DE_BRIEVEN = {
    f"brieven_{naam}": {
        "task": f"duo_portal.letters.tasks.{naam}",
        "schedule": env.float(f"BRIEVEN_{naam.upper()}_SECONDEN", default=seconden),
        "options": {"expires": seconden},
    }
    for naam, seconden in [("verstuur", 60.0), ("golven", 60.0), ("bewaak_termijnen", 3600.0)]
}
