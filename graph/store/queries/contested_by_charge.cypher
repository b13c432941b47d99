// Offered as an answer, or said for, against or under conditions; older and newer names go by the last of their line.
OPTIONAL MATCH (i)-[:HAS_OPTION]->(:Option)-[:NAMES_CHARGE]->(offered:Charge)
WITH m, i, parted, collect(DISTINCT offered.id) AS offered
OPTIONAL MATCH (i)<-[:ON_ISSUE]-(s:Stance)-[n:NAMES_CHARGE]->(named:Charge)
WHERE s.status IN $counted AND n.mode <> 'hypothetical'
WITH m, i, parted, offered, collect(DISTINCT named.id) AS named
UNWIND offered + named AS charge
MATCH (c:Charge {id: charge})-[:SUCCEEDED_BY*0..8]->(last:Charge)
WHERE NOT EXISTS { (last)-[:SUCCEEDED_BY]->() }
RETURN last.id AS key, collect(DISTINCT c.name) AS names,
       count(DISTINCT i.id) AS issues, count(DISTINCT m.id) AS symposia,
       collect(DISTINCT CASE WHEN parted THEN {symposium: m.id, issue: i.item} END) AS places
