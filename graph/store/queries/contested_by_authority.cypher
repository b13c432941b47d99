// Cited on the issue itself by somebody who takes a stance there.
MATCH (i)-[:AT_STAKE]->(a:Authority)
RETURN a.id AS key, collect(DISTINCT a.name) AS names,
       count(i) AS issues, count(DISTINCT m.id) AS symposia,
       collect(CASE WHEN parted THEN {symposium: m.id, issue: i.item} END) AS places
