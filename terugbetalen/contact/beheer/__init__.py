"""The desk of this room: `selecties` (preview, release, outcomes), `werklijst` (one person, what was said), `lijsten`."""
