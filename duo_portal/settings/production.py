"""In production: nothing has a default that would be unsafe; what is missing is named at start."""

from django.core.exceptions import ImproperlyConfigured

from .base import *
from .base import DATABASE_URL, ENCRYPTIE_SLEUTELS, SECRET_KEY, ZOEK_SLEUTELS, env

for _naam, _waarde in [
    ("SECRET_KEY", SECRET_KEY),
    ("DATABASE_URL", DATABASE_URL),
    ("ENCRYPTIE_SLEUTELS", ENCRYPTIE_SLEUTELS),
    ("ZOEK_SLEUTELS", ZOEK_SLEUTELS),
]:
    if not _waarde:
        raise ImproperlyConfigured(f"{_naam} is not set; see docs/how-to/deploy.md.")

DEMO_MODE = env.bool("DEMO_MODE", default=False)
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
# Only this host, only over TLS, for the whole site: a browser refuses these names otherwise.
SESSION_COOKIE_NAME = "__Host-sessie"
CSRF_COOKIE_NAME = "__Host-csrf"
# Style sheets and scripts under a name with their hash: kept by a browser for ever, replaced at once.
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
