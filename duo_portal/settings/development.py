"""On one's own desk: the embedded servers, a readable error page."""

from .base import *  # noqa: F403
from .base import SECRET_KEY, env

DEBUG = env.bool("DEBUG", default=False)
DEMO_MODE = env.bool("DEMO_MODE", default=True)
SECRET_KEY = SECRET_KEY or "development-only-not-a-secret"
