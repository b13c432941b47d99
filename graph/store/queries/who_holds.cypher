// Who holds what: one row for every stance that passes the filter.
// A paragraph under "//? name" stands in the statement only where that field of the filter is set; the most
// telling come first. A stance that passes in two ways is one row: rows are grouped by what is returned.
// An index answers for ids or for names; only where both are asked for at once must all issues or experts be looked at.

//? symposia
MATCH (s:Stance)
WHERE s.symposium IN $symposia

//? issue_ids
MATCH (s:Stance)-[:ON_ISSUE]->(asked:Issue)
WHERE asked.item IN $issues

//? issue_numbers
MATCH (s:Stance)-[:ON_ISSUE]->(asked:Issue)
WHERE asked.number IN $issues

//? issues
MATCH (s:Stance)-[:ON_ISSUE]->(asked:Issue)
WHERE asked.item IN $issues OR asked.number IN $issues

//? authorities
MATCH (s:Stance)-[:RELIES_ON]->(:Citation)-[:CITES]->(cited:Authority)
WHERE any(key IN cited.keys WHERE key IN $authorities)

//? charges
MATCH (s:Stance)-[names:NAMES_CHARGE]->(charge:Charge)
WHERE charge.id IN $charges AND names.mode IN $charge_modes

//? expert_ids
MATCH (s:Stance)<-[:HOLDS]-(speaker:Expert)
WHERE speaker.id IN $experts

//? expert_names
MATCH (s:Stance)<-[:HOLDS]-(speaker:Expert)
WHERE speaker.name IN $experts

//? experts
MATCH (s:Stance)<-[:HOLDS]-(speaker:Expert)
WHERE speaker.id IN $experts OR speaker.name IN $experts

//? answers
MATCH (s:Stance)-[:CHOOSES]->(chosen:Option)
WHERE chosen.label IN $answers

//? polarities
MATCH (s:Stance)
WHERE s.polarity IN $polarities

//? words
MATCH (s:Stance)
WHERE all(word IN $words WHERE s.words CONTAINS word)

//? questions
MATCH (s:Stance)-[:ON_ISSUE]->(:Issue)<-[:HAS_ISSUE]-(part:Question)
WHERE part.ordinal IN $questions

//? with_passage
MATCH (s:Stance)
WHERE s.has_passage

//
MATCH (s:Stance)
WHERE s.status IN $statuses
MATCH (e)-[:HOLDS]->(s)
MATCH (s)-[:ON_ISSUE]->(i:Issue)<-[:HAS_ISSUE]-(q:Question)<-[:HAS_QUESTION]-(m:Symposium)
OPTIONAL MATCH (s)-[r:RELIES_ON]->(c:Citation)-[:CITES]->(a:Authority)
RETURN m.id AS symposium, m.name AS symposium_title, m.origin AS origin,
       q.ordinal AS question, q.name AS question_title,
       i.item AS issue, i.number AS issue_number, i.text AS issue_text, i.kind AS issue_kind,
       i.proposition AS proposition,
       e.id AS expert, e.name AS expert_name, e.affiliation AS affiliation,
       s.ordinal AS ordinal, s.details AS stance, s.answers AS answers,
       collect(DISTINCT CASE WHEN c IS NULL THEN null ELSE
           {authority: a.id, name: a.name, kind: a.kind, citation: c.details, is_exact: r.exact}
       END) AS authorities
