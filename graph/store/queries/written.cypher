// How each symposium writes the given shared nodes of one label; a node that none involves has one row of nulls.
UNWIND $ids AS id
MATCH (n:<label> {id: id})
OPTIONAL MATCH (m:Symposium)-[r:INVOLVES]->(n)
RETURN n.id AS id, m.id AS symposium, r.written AS written
