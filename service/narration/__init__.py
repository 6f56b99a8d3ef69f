"""Script, voices and cache in; episode out.

`narrate` makes a clip of each segment (`request`, `encode`), `episode` joins them (`join`, `words`, `chapters`, `tags`).
`house` declares the sound of it all once, and how times follow from whole frames; `gain` knows how loud each voice is.
"""
