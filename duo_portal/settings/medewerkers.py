"""The door of staff: the organisation's own sign-in (OpenID Connect), off until it is set; and who hears of a leak."""

from urllib.parse import urlsplit

import environ

env = environ.Env()

OTP_TOTP_ISSUER = env.str("MEDEWERKER_TOTP_NAAM", default="Mijn Studiefinanciering")

MEDEWERKER_OIDC_NAAM = env.str("MEDEWERKER_OIDC_NAAM", default="")
MEDEWERKER_OIDC_OP_ISSUER = env.str("MEDEWERKER_OIDC_OP_ISSUER", default="")
MEDEWERKER_OIDC_OP_AUTHORIZATION_ENDPOINT = env.str(
    "MEDEWERKER_OIDC_OP_AUTHORIZATION_ENDPOINT", default=""
)
MEDEWERKER_OIDC_OP_TOKEN_ENDPOINT = env.str("MEDEWERKER_OIDC_OP_TOKEN_ENDPOINT", default="")
MEDEWERKER_OIDC_OP_USER_ENDPOINT = env.str("MEDEWERKER_OIDC_OP_USER_ENDPOINT", default="")
MEDEWERKER_OIDC_OP_JWKS_ENDPOINT = env.str("MEDEWERKER_OIDC_OP_JWKS_ENDPOINT", default="")
MEDEWERKER_OIDC_RP_CLIENT_ID = env.str("MEDEWERKER_OIDC_RP_CLIENT_ID", default="")
MEDEWERKER_OIDC_RP_CLIENT_SECRET = env.str("MEDEWERKER_OIDC_RP_CLIENT_SECRET", default="")
MEDEWERKER_OIDC_RP_SIGN_ALGO = env.str("MEDEWERKER_OIDC_RP_SIGN_ALGO", default="RS256")
MEDEWERKER_OIDC_RP_SCOPES = env.str("MEDEWERKER_OIDC_RP_SCOPES", default="openid profile")
MEDEWERKER_OIDC_TIMEOUT = env.float("MEDEWERKER_OIDC_TIMEOUT", default=5.0)
# The claim that names the account: one that is never given to somebody else.
MEDEWERKER_OIDC_ACCOUNT_CLAIM = env.str("MEDEWERKER_OIDC_ACCOUNT_CLAIM", default="sub")
# What shows a second factor: one of these levels (`acr`), or one of these ways (`amr`, RFC 8176).
MEDEWERKER_OIDC_ACR = env.list("MEDEWERKER_OIDC_ACR", default=[])
MEDEWERKER_OIDC_AMR = env.list("MEDEWERKER_OIDC_AMR", default=["mfa"])
# The claim with groups, and which group is which role: "sf-beslis=behandelaar,sf-lead=teamleider".
MEDEWERKER_OIDC_GROEPEN_CLAIM = env.str("MEDEWERKER_OIDC_GROEPEN_CLAIM", default="groups")
MEDEWERKER_OIDC_ROLLEN = env.dict("MEDEWERKER_OIDC_ROLLEN", default={})
_organisatie = urlsplit(MEDEWERKER_OIDC_OP_AUTHORIZATION_ENDPOINT)
FORM_ACTION_ORGANISATIE = (
    [f"{_organisatie.scheme}://{_organisatie.netloc}"] if _organisatie.netloc else []
)

# /.well-known/security.txt (RFC 9116). Without a date of its own it is good for half a year from today.
SECURITY_CONTACT = env.list(
    "SECURITY_CONTACT", default=["mailto:security@studiefinanciering.example"]
)
SECURITY_VERLOOPT = env.str("SECURITY_VERLOOPT", default="")
SECURITY_BELEID = env.str("SECURITY_BELEID", default="")
