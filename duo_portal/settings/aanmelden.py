"""The front door: how long sessions live, and the broker that citizens sign in with."""

from urllib.parse import urlsplit

import environ

env = environ.Env()

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
# Idle time; `web/aanmelden/duur.py` slides it (a write a minute at most) and sets the absolute end. The cookie
# itself goes when the browser closes.
SESSION_COOKIE_AGE = 15 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_ENGINE = "duo_portal.identity.aanmelden.sessies"
BEAT_VAN_DE_DEUR = {
    "ruim_sessies_op": {
        "task": "duo_portal.web.tasks.ruim_sessies_op",
        "schedule": 3600.0,
        "options": {"expires": 3600.0},
    }
}

# The broker (docs/how-to/sign-in.md); none set: only the demo's page, in demo mode.
OIDC_NAAM = env.str("OIDC_NAAM", default="")
OIDC_OP_ISSUER = env.str("OIDC_OP_ISSUER", default="")
OIDC_OP_AUTHORIZATION_ENDPOINT = env.str("OIDC_OP_AUTHORIZATION_ENDPOINT", default="")
OIDC_OP_TOKEN_ENDPOINT = env.str("OIDC_OP_TOKEN_ENDPOINT", default="")
OIDC_OP_USER_ENDPOINT = env.str("OIDC_OP_USER_ENDPOINT", default="")
OIDC_OP_JWKS_ENDPOINT = env.str("OIDC_OP_JWKS_ENDPOINT", default="")
OIDC_RP_CLIENT_ID = env.str("OIDC_RP_CLIENT_ID", default="")
OIDC_RP_CLIENT_SECRET = env.str("OIDC_RP_CLIENT_SECRET", default="")
OIDC_RP_SIGN_ALGO = env.str("OIDC_RP_SIGN_ALGO", default="RS256")
OIDC_RP_SCOPES = env.str("OIDC_RP_SCOPES", default="openid")
OIDC_VERIFY_KID = env.bool("OIDC_VERIFY_KID", default=True)
OIDC_BSN_CLAIM = env.str("OIDC_BSN_CLAIM", default="bsn")
OIDC_LOA_CLAIM = env.str("OIDC_LOA_CLAIM", default="acr")
OIDC_LOA_MINIMUM = env.str("OIDC_LOA_MINIMUM", default="midden")
OIDC_TIMEOUT = env.float("OIDC_TIMEOUT", default=5.0)
# The sign-in form is answered by a redirect to the broker, which browsers count as a target of the form.
_broker = urlsplit(OIDC_OP_AUTHORIZATION_ENDPOINT)
FORM_ACTION_BROKER = [f"{_broker.scheme}://{_broker.netloc}"] if _broker.netloc else []
