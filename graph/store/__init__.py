"""Keeps argument maps and answers questions over all of them; the contract is in the README beside it."""
