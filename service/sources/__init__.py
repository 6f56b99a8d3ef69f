"""News that is fetched: sources are polled, and articles of sites are fetched when a listener asks for one.

`choosing` and `schedule` decide and are pure; `poll` and `asking` ask the world, which is an `Outside`; `rounds` is how a
worker goes on and on.
"""
