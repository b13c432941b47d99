// The nodes of one label with the symposium they belong to: only for looking at all there is.
MATCH (n:<label>)
RETURN n.symposium AS symposium, n.id AS id
