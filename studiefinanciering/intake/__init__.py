"""The daily intake: what the registers report goes into the file, and the law that leaves no room is applied.

Tour: `daginname` reads each register from where it stopped, one change a transaction, so that each change
counts exactly once; `instellingen` is the one register that waits with us: what came in through the API;
`feiten` puts a change into facts with two times and says whom it touches; `berichten`
holds what the letter says was seen and how to have it corrected (nobody loses a month without a message).
What leaves room becomes a work item.
"""
