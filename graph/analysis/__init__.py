"""Argument map in, frozen results out: pure functions, no state, no clock."""
