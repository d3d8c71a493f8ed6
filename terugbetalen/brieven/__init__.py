"""The letters of repayment: what begins after study, and each year the rate and the amount a month, in nl and en."""
