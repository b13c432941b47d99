"""What a person sees of an argument map: meaning to colour, view, layout, network. Knows graph, not HTTP."""
