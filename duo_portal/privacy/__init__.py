"""Rights of the person, retention, data breaches and the registers the GDPR asks for."""
