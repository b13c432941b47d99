"""What a person sees of an argument map: meaning to colour, view, layout, network. Knows graph, not HTTP."""

from pathlib import Path

STATIC = Path(__file__).parent / "static"
"""The folder that pages serve the map's files from."""
