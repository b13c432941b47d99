// The shared nodes of a symposium.
MATCH (:Symposium {id: $symposium})-[:INVOLVES]->(n)
RETURN labels(n)[0] AS label, n.id AS id
