"""The pages of repayment on the portal: how we reckon, the planner, my debt as a debtor."""
