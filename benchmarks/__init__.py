"""How fast the program is, measured against something done in the same run; how far its certainties can be trusted."""
