"""The cellar of the house: foundation, supplies and services that every app stands on."""
