"""How fast the program is, measured against something done in the same run."""
