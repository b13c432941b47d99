"""Published coefficients over answers, each with what it was computed from; no map, no page knows them by name."""
