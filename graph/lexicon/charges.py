"""Charges: the table, the names, and what finds them in a text."""

from graph.lexicon.charge_mentions import ChargeMention, find_charges
from graph.lexicon.charge_names import charge_named, current_name, old_and_new_names
from graph.lexicon.charge_table import Charge, charges

__all__ = [
    "Charge",
    "ChargeMention",
    "charge_named",
    "charges",
    "current_name",
    "find_charges",
    "old_and_new_names",
]
