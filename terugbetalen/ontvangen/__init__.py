"""Money that comes in: where it belongs, what bounces, what is paid back (Awb 4:89-4:92)."""
