"""What is done in repayment, each once and on record.

Tour: `starten` lets somebody repay after study and says so in a letter; `bijschrijven` adds the interest of a month;
`vaststellen` decides a year for one person, `vaststellen_reeks` for all; `kwijtschelden` writes off what lapses;
`inlezen` takes in the portfolio of another administration.
"""
