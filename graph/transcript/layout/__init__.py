"""Layout by hypotheses: who speaks where, under which question, told from several readings of one text."""
