"""What puts things right: the funnel that is measured, the stop, and paying back a whole draw or period.

`trechter` counts the own funnel and hands it to the statistics office; `inlezen` takes the table by origin that comes back;
`stopregel` judges every night and stops; `opheffen` lifts, by two people. `bulk*` revokes and pays back.
"""
