// Experts of one name: two of them are one person, or an affiliation is missing or has changed.
MATCH (m:Symposium)-[:INVOLVES]->(e:Expert)
WITH e, collect(m.id) AS symposia
WITH e.name AS name, collect({id: e.id, affiliation: e.affiliation, symposia: symposia}) AS experts
WHERE size(experts) > 1
RETURN name, experts
