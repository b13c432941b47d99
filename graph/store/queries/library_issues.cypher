// Every issue with its experts, charges and authorities, one row each; contested was worked out when it was written.
MATCH (i:Issue)
OPTIONAL MATCH (i)<-[:ON_ISSUE]-(told:Stance)<-[:HOLDS]-(e:Expert)
WHERE told.status IN $counted AND told.polarity <> 'silent'
WITH i, collect(DISTINCT e.id) AS experts
OPTIONAL MATCH (i)-[:HAS_OPTION]->(:Option)-[:NAMES_CHARGE]->(offered:Charge)
WITH i, experts, collect(DISTINCT offered.name) AS offered
OPTIONAL MATCH (i)<-[:ON_ISSUE]-(held:Stance)-[n:NAMES_CHARGE]->(named:Charge)
WHERE held.status IN $counted AND n.mode <> 'hypothetical'
WITH i, experts, offered, collect(DISTINCT named.name) AS named
OPTIONAL MATCH (i)<-[:ON_ISSUE]-(s:Stance)-[r:RELIES_ON]->(c:Citation)-[:CITES]->(a:Authority)
WHERE r.exact AND s.status IN $counted AND c.status IN $counted
RETURN i.symposium AS symposium, i.item AS issue, i.number AS number, i.text AS text,
       i.proposition AS proposition, i.topic AS topic, i.contested AS contested, experts, offered, named,
       collect(DISTINCT CASE WHEN a IS NULL THEN null ELSE {id: a.id, name: a.name} END) AS authorities
