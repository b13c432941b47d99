// All nodes of one label that belong to a symposium, with their relationships.
MATCH (n:<label> {symposium: $symposium})
DETACH DELETE n
