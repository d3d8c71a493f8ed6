"""The portal of the student, room by room."""
