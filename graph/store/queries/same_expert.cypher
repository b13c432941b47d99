// Two experts of one name: one has no affiliation, or they have different ones.
MATCH (a:Expert)
MATCH (b:Expert)
WHERE a.name = b.name AND a.id < b.id
MATCH (m:Symposium)-[:INVOLVES]->(a)
MATCH (n:Symposium)-[:INVOLVES]->(b)
RETURN a.name AS name, a.id AS one, b.id AS other,
       a.affiliation AS one_affiliation, b.affiliation AS other_affiliation,
       collect(DISTINCT m.id) AS one_symposia, collect(DISTINCT n.id) AS other_symposia
