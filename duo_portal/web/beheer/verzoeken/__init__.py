"""Complaints, court cases and requests at the desk: `lijst` (the queue, one case, documents), `zaakblad`
(what it shows), `formulieren` (its acts),
`registreren` (what came by post or at the counter), `overzichten` (precedents, outcomes per kind), `registratie`."""
