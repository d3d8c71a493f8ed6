"""Trial calculation: one month of student finance from JSON lines, without a database.

Tour: `lezen` checks each line word by word and makes a `Vraag` of it; `kolommen` puts the questions into the
columns of `Feiten`; `antwoorden` runs the rules once over all of them, refuses what asks for more than the
room, and writes each line's answer with its explanation. The command is only the door.
"""
