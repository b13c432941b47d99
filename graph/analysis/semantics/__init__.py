"""Argumentation semantics over claims, supports and attacks: what can be accepted together, by Dung and his heirs."""
