"""Letters: frozen data, stored before they are sent."""
