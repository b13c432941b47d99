// Offered as an answer, or said for, against or under conditions; older and newer names go by the last of their line,
// so that an issue may be met twice.
MATCH (i)-[:AT_STAKE]->(c:Charge)
WITH c, collect({symposium: m.id, issue: i.item, id: i.id, parted: parted}) AS met
MATCH (c)-[:SUCCEEDED_BY*0..8]->(last:Charge)
WHERE NOT EXISTS { (last)-[:SUCCEEDED_BY]->() }
UNWIND met AS at
RETURN last.id AS key, collect(DISTINCT c.name) AS names,
       count(DISTINCT at.id) AS issues, count(DISTINCT at.symposium) AS symposia,
       collect(DISTINCT CASE WHEN at.parted THEN {symposium: at.symposium, issue: at.issue} END) AS places
