"""Transcript in, draft out: participants, cases, opinions, questions, stances, authorities."""
