"""Complaints and requests of the citizen: `woorden` (in the reader's words), `paginas` (file, follow, withdraw), `bezwaar`
(objecting to the decision), `brief` (receipt, decision, the answer to a complaint), `registratie` (who handles what)."""
