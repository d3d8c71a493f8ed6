"""Under test: real Postgres and Valkey, cheap password hashes, fixed keys that protect nothing real."""

from .base import *  # noqa: F403

DEMO_MODE = True
SECRET_KEY = "test-only-not-a-secret"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
ENCRYPTIE_SLEUTELS = ["1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="]
ZOEK_SLEUTELS = ["1:Hx4dHBsaGRgXFhUUExIREA8ODQwLCgkIBwYFBAMCAQA="]
