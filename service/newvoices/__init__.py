"""How a voice of Piper comes into the house: from a file or from a catalogue, heard before it is taken in.

`facts` is what is known of a voice, `taking` lets it speak and puts it into the folder of voices, `catalogue` is what is
published, `installing` fetches from there. `sample` is what a voice says so that a person can judge it.
"""
