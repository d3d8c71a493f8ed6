"""What holds everywhere; every choice of a deployment comes from the environment."""

from pathlib import Path
from typing import Any

import django_stubs_ext
import environ

from duo_portal.web.logging import logging_config

from .aanmelden import *
from .api import *
from .brieven import *
from .medewerkers import *
from .runs import *

# Lets `ModelAdmin[Persoon]` and `Paginator[Any]` be written at run time, as the types want it.
django_stubs_ext.monkeypatch()

BASE_DIR = Path(__file__).resolve().parents[2]
env = environ.Env()

VAR_DIR = Path(env.str("VAR_DIR", default=str(BASE_DIR / "var")))

# Demo people, mass people with numbers that fail the eleven-proof and the demo sign-in are refused
# unless this is on (see docs/decisions).
DEMO_MODE = env.bool("DEMO_MODE", default=False)
DEBUG = False
SECRET_KEY = env.str("SECRET_KEY", default="")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost"])

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "duo_portal.web.apps.WebConfig",
    "duo_portal.web.apps.BeheerConfig",
    "rest_framework",
    "drf_spectacular",
    "duo_portal.audit",
    "duo_portal.identity",
    "duo_portal.gateways",
    "duo_portal.partners",
    "duo_portal.ledger",
    "duo_portal.cases",
    "duo_portal.letters",
    "duo_portal.batches",
    "duo_portal.privacy",
    "duo_portal.klantcontact",
    "duo_portal.verantwoording",
    "duo_portal.beleid",
    "studiefinanciering",
    "terugbetalen",
    "uitwonendencontrole",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "duo_portal.web.aanmelden.duur.Sessieduur",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "django_structlog.middlewares.RequestMiddleware",
    "duo_portal.web.burgers.BurgerMiddleware",
    "duo_portal.web.middleware.GeenOpslag",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "duo_portal.urls"
WSGI_APPLICATION = "duo_portal.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "duo_portal.web.aanmelden.context.burgersessie",
            ]
        },
    }
]

# Two logins (docs/decisions): the application's owns nothing; the owner's migrates and sets up tests.
DATABASE_URL = env.str("DATABASE_URL", default="")
DATABASE_OWNER_URL = env.str("DATABASE_OWNER_URL", default="")
DATABASES: dict[str, dict[str, Any]] = {
    "default": (
        env.db_url_config(DATABASE_URL)
        if DATABASE_URL
        else {"ENGINE": "django.db.backends.postgresql", "NAME": "geen-database-gekozen"}
    )
}
DATABASES["default"]["CONN_MAX_AGE"] = 0
if env.bool(
    "DATABASE_POOL", default=False
):  # the web process shares connections; workers need one each
    DATABASES["default"].setdefault("OPTIONS", {})["pool"] = {"min_size": 1, "max_size": 8}
    # What a page asks is prepared once a connection (inzien.voorbereid): its plan is then kept, not made
    # again for every person. Only prepared statements listen to this.
    DATABASES["default"]["OPTIONS"]["options"] = "-c plan_cache_mode=force_generic_plan -c jit=off"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Numbers for a monitoring system are given to whoever has this token; empty: to nobody.
METRICS_TOKEN = env.str("METRICS_TOKEN", default="")
REDIS_URL = env.str("REDIS_URL", default="redis://127.0.0.1:6379/0")

PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
# The English of each part of the portal stands in a folder of its own, beside that of the desk.
LOCALE_PATHS = [
    BASE_DIR / "locale",
    *sorted(map_ for map_ in (BASE_DIR / "locale").iterdir() if (map_ / "en").is_dir()),
]
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True
USE_I18N = True

# What a process worked out and may work out again; nothing that must not be lost.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "frame-ancestors": ["'none'"],
        "form-action": ["'self'", *FORM_ACTION_BROKER, *FORM_ACTION_ORGANISATIE],
        "base-uri": ["'none'"],
        "object-src": ["'none'"],
        "img-src": ["'self'", "data:"],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
CSRF_FAILURE_VIEW = "duo_portal.web.fouten.niet_verstuurd"

# Keys: "version:base64 of 32 bytes, version:…"; the first one is used for new values, the others still read.
ENCRYPTIE_SLEUTELS = env.list("ENCRYPTIE_SLEUTELS", default=[])
ZOEK_SLEUTELS = env.list("ZOEK_SLEUTELS", default=[])

# Celery: see duo_portal/celery.py for the reasons.
CELERY_BROKER_URL = REDIS_URL
CELERY_TASK_DEFAULT_QUEUE = "default"
# Every worker of one machine listens to all; on more machines each may take its own (`celery -Q`).
WORKER_QUEUES = ["payments", "letters", "default", "beat"]
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_TIME_LIMIT = env.int("CELERY_TASK_TIME_LIMIT", default=1800)
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": env.int("CELERY_VISIBILITY_TIMEOUT", default=3600),
    # Look for what was never acknowledged every so many seconds (the default comes to 100).
    "unacked_restore_interval": env.int("CELERY_RESTORE_SECONDEN", default=30),
    "unacked_restore_throttle": 1,
    # A publisher gives up soon: a lost ring is rung again by the sweeper. Workers keep trying for ever.
    "socket_connect_timeout": 2,
    "max_retries": 1,
    "interval_start": 0,
    "interval_step": 0.1,
    "interval_max": 0.2,
}
CELERY_BROKER_CONNECTION_MAX_RETRIES = None
CELERY_TASK_ROUTES = {
    "duo_portal.batches.tasks.bel": {"queue": "payments"},
    "duo_portal.batches.tasks.*": {"queue": "beat"},
    "duo_portal.letters.tasks.*": {"queue": "letters"},
}
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_WORKER_SOFT_SHUTDOWN_TIMEOUT = 10
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TIMEZONE = "Europe/Amsterdam"
CELERY_BEAT_SCHEDULE_FILENAME = str(VAR_DIR / "beat-schedule")

CELERY_BEAT_SCHEDULE = BEAT_VAN_DE_RUNS | BEAT_VAN_DE_KLOK
CELERY_BEAT_SCHEDULE |= BEAT_VAN_DE_DEUR | BEAT_VAN_DE_API | BEAT_VAN_DE_BRIEVEN

# JSON lines on standard error, numbers of persons masked; no addresses of visitors.
LOGGING = logging_config(niveau=env.str("LOG_LEVEL", default="INFO"))
DJANGO_STRUCTLOG_IP_LOGGING_ENABLED = False

# Folder of all bank traffic; empty = "bank" in VAR_DIR.
BANK_MAP = env.str("BANK_MAP", default="")
# The account that pays (docs/how-to). The default has a bank code that no bank has.
BANK_OPDRACHTGEVER_NAAM = env.str("BANK_OPDRACHTGEVER_NAAM", default="Mijn Studiefinanciering")
BANK_OPDRACHTGEVER_IBAN = env.str("BANK_OPDRACHTGEVER_IBAN", default="NL26FICT0000000000")
BANK_OPDRACHTGEVER_BIC = env.str("BANK_OPDRACHTGEVER_BIC", default="")
# The id under which debtors give their mandates (SEPA creditor identifier); the default is nobody's.
BANK_INCASSANT_ID = env.str("BANK_INCASSANT_ID", default="NL79ZZZ999999990000")
