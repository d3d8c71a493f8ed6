"""Who called, wrote or came by, about what, and what was promised.

The tour: `models` (Klantcontact, Belofte, Signaal), `operations` (write a contact down, promise to call back,
keep the promise, raise a signal and say what changed because of it), `jaarcijfers` (numbers, waiting, marks). What is
said about money or a decision belongs in a case; here stands only that there was contact, and its subject.
"""
