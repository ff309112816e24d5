"""The class's ballot for phones on the local network; only here is anything of the web imported.

One plain form and no teacher's control: what a phone can do is open a page and cast a ballot.
"""
