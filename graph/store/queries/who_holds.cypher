// Who holds what: one row for every stance that passes the filter.
// A paragraph under "//? name" stands in the statement only where that field of the filter is set.

//? issues
MATCH (s:Stance)-[:ON_ISSUE]->(i:Issue)
WHERE i.item IN $issues OR i.number IN $issues
WITH DISTINCT s

//? authorities
MATCH (s:Stance)-[:RELIES_ON]->(:Citation)-[:CITES]->(a:Authority)
WHERE any(key IN a.keys WHERE key IN $authorities)
WITH DISTINCT s

//? charges
MATCH (s:Stance)-[n:NAMES_CHARGE]->(c:Charge)
WHERE c.id IN $charges AND n.mode IN $charge_modes
WITH DISTINCT s

//? experts
MATCH (e)-[:HOLDS]->(s:Stance)
WHERE e.id IN $experts OR e.name IN $experts
WITH DISTINCT s

//? symposia
MATCH (s:Stance)
WHERE s.symposium IN $symposia
WITH DISTINCT s

//? questions
MATCH (s:Stance)-[:ON_ISSUE]->(:Issue)<-[:HAS_ISSUE]-(q:Question)
WHERE q.ordinal IN $questions
WITH DISTINCT s

//? answers
MATCH (s:Stance)-[:CHOOSES]->(o:Option)
WHERE o.label IN $answers
WITH DISTINCT s

//? polarities
MATCH (s:Stance)
WHERE s.polarity IN $polarities
WITH DISTINCT s

//? words
MATCH (s:Stance)
WHERE all(word IN $words WHERE s.words CONTAINS word)
WITH DISTINCT s

//? with_passage
MATCH (s:Stance)
WHERE s.has_passage
WITH DISTINCT s

//
MATCH (e)-[:HOLDS]->(s:Stance)-[:ON_ISSUE]->(i:Issue)<-[:HAS_ISSUE]-(q:Question)<-[:HAS_QUESTION]-(m:Symposium)
WHERE s.status IN $statuses
OPTIONAL MATCH (s)-[r:RELIES_ON]->(c:Citation)-[:CITES]->(a:Authority)
RETURN m.id AS symposium, m.name AS symposium_title, m.origin AS origin,
       q.ordinal AS question, q.name AS question_title,
       i.item AS issue, i.number AS issue_number, i.text AS issue_text, i.kind AS issue_kind,
       i.proposition AS proposition,
       e.id AS expert, e.name AS expert_name, e.affiliation AS affiliation,
       s.ordinal AS ordinal, s.details AS stance, s.answers AS answers,
       collect(CASE WHEN c IS NULL THEN null
                    ELSE {authority: a.id, name: a.name, kind: a.kind, citation: c.details, is_exact: r.exact}
               END) AS authorities
