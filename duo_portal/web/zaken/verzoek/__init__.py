"""Complaints and requests of the citizen: `woorden` (in the reader's words), `paginas` (file, follow, withdraw), `brief`
(receipt, decision, the answer to a complaint), `registratie` (who handles what)."""
