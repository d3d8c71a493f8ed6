"""The API: how it refuses, who may call how often, and which identity provider is asked about a token."""

import environ

env = environ.Env()

REST_FRAMEWORK = {
    "DEFAULT_SCHEMA_CLASS": "duo_portal.web.api.schema.ApiSchema",
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["duo_portal.web.api.streng_json.StrengeJson"],
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    # `web/api/basis.py` opens what may be opened; a view that does not inherit from it stays shut.
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAdminUser"],
    "DEFAULT_METADATA_CLASS": None,
    "EXCEPTION_HANDLER": "duo_portal.web.api.problemen.als_probleem",
    "URL_FORMAT_OVERRIDE": None,
    # How many proxies of ours stand in front; with 0 the header X-Forwarded-For is not believed.
    "NUM_PROXIES": env.int("API_PROXIES", default=0),
}

# Calls per minute: anybody's per address, every call per address before it is known who calls, per key of a
# partner, per citizen.
API_PER_MINUUT = {
    "publiek": env.int("API_PUBLIEK_PER_MINUUT", default=60),
    "adres": env.int("API_ADRES_PER_MINUUT", default=1200),
    "partner": env.int("API_PARTNER_PER_MINUUT", default=600),
    "burger": env.int("API_BURGER_PER_MINUUT", default=120),
}

# The introspection endpoint of the identity provider (RFC 7662); empty = no token is accepted.
API_INTROSPECTIE_URL = env.str("API_INTROSPECTIE_URL", default="")
API_INTROSPECTIE_CLIENT_ID = env.str("API_INTROSPECTIE_CLIENT_ID", default="")
API_INTROSPECTIE_CLIENT_SECRET = env.str("API_INTROSPECTIE_CLIENT_SECRET", default="")
API_INTROSPECTIE_BSN_CLAIM = env.str("API_INTROSPECTIE_BSN_CLAIM", default="bsn")
# Who a token must be meant for (`aud`), and how surely its owner was known (`acr`).
API_INTROSPECTIE_AUDIENCE = env.str("API_INTROSPECTIE_AUDIENCE", default="studiefinanciering")
API_INTROSPECTIE_ACR = env.list(
    "API_INTROSPECTIE_ACR",
    default=[
        "midden",
        "substantieel",
        "hoog",
        "http://eidas.europa.eu/LoA/substantial",
        "http://eidas.europa.eu/LoA/high",
    ],
)

SPECTACULAR_SETTINGS = {
    "TITLE": "Mijn Studiefinanciering",
    "DESCRIPTION": (
        "Rekenen aan studiefinanciering, melden door onderwijsinstellingen, en alles wat een student in het "
        "portaal kan. Onafhankelijke uitvoering; geen API van DUO of de Rijksoverheid. "
        "Bedragen zijn tekst in euro's met een punt. Maanden zijn 2026-03, dagen 2026-03-01."
    ),
    "VERSION": "1.0.0",
    "CONTACT": {
        "name": "Mijn Studiefinanciering",
        "email": env.str("API_CONTACT_EMAIL", default="api@studiefinanciering.example"),
        "url": env.str("API_CONTACT_URL", default="https://studiefinanciering.example/api"),
    },
    "LICENSE": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
    "SERVERS": [{"url": "/api/v1", "description": "Deze installatie"}],
    "TAGS": [
        {"name": "Rekenen", "description": "Voor iedereen, zonder sleutel."},
        {"name": "Melden", "description": "Voor onderwijsinstellingen, met een sleutel."},
        {"name": "Mijn studiefinanciering", "description": "Voor de student zelf, met een token."},
    ],
    "OAS_VERSION": "3.1.0",
    "SCHEMA_PATH_PREFIX": "",
    "SERVE_INCLUDE_SCHEMA": False,
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "duo_portal.web.api.schema.vul_aan",
    ],
    "ENUM_NAME_OVERRIDES": {
        "OpleidingsvormEnum": ["voltijd", "duaal", "deeltijd"],
        "VormEnum": ["gift", "prestatiebeurs", "lening"],
    },
    "ENUM_ADD_EXPLICIT_BLANK_NULL_CHOICE": True,
    "ENUM_GENERATE_CHOICE_DESCRIPTION": False,
}

# Answers to writes are kept for a while, so that a repeat gets the same.
BEAT_VAN_DE_API = {
    "ruim_antwoorden_op": {
        "task": "duo_portal.partners.tasks.ruim_antwoorden_op",
        "schedule": 24 * 3600.0,
        "options": {"expires": 3600.0},
    }
}
