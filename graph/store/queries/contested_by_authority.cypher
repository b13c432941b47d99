// Cited on the issue itself by somebody who takes a stance there.
MATCH (i)<-[:ON_ISSUE]-(s:Stance)-[r:RELIES_ON]->(c:Citation)-[:CITES]->(a:Authority)
WHERE r.exact AND s.status IN $counted AND c.status IN $counted
RETURN a.id AS key, collect(DISTINCT a.name) AS names,
       count(DISTINCT i.id) AS issues, count(DISTINCT m.id) AS symposia,
       collect(DISTINCT CASE WHEN parted THEN {symposium: m.id, issue: i.item} END) AS places
