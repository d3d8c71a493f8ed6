"""The person file at the desk: opened with a reason, on record, as known on any day about any day.

Apps put their part on it as panels (`panelen`); a panel gives its content as plain parts (`inhoud`), so that two
moments of a file can be compared without the file knowing what is in it.
"""
