// Every issue of the store, and whether two experts give answers that exclude each other, at least in part.
// The last part, chosen by its heading, gathers the issues by type, charge or authority.
// Which answers do is told in graph.analysis.comparison; a property holds the two together.
// Stances come by MATCH and issues once more below: engines are slow to go on from a node that is null.
MATCH (i:Issue)<-[:ON_ISSUE]-(s:Stance)<-[:HOLDS]-(e:Expert)
WHERE s.status IN $counted AND NOT s.polarity IN ['silent', 'conditional']
OPTIONAL MATCH (s)-[r:CHOOSES]->(o:Option)
WHERE r.polarity = 'affirm'
OPTIONAL MATCH (s)-[:REJECTS]->(d:Option)
WITH i, e, s, collect(DISTINCT o.label) AS options, collect(DISTINCT d.label) AS rejected
WITH i, collect({
         id: s.id, expert: e.id, polarity: s.polarity, denied: rejected + s.charges_denied,
         labels: CASE WHEN i.kind = 'polar' THEN []
                      WHEN size(options) > 0 OR i.kind = 'open' THEN options
                      ELSE s.charges END}) AS said
OPTIONAL MATCH (i)<-[:UNDER]-(a:Agreement)-[:VIEW_OF]->(q:Expert), (a)<-[:TAKES_UP]-(p:Expert)
WHERE a.kind = 'disagree'
WITH i, said, collect(CASE WHEN a IS NULL THEN null ELSE {source: p.id, target: q.id} END) AS apart
WITH i, said, apart
WHERE any(x IN said WHERE any(y IN said WHERE x.id < y.id AND CASE
    WHEN i.kind = 'polar' AND x.polarity <> 'mixed' AND y.polarity <> 'mixed' THEN x.polarity <> y.polarity
    WHEN i.kind <> 'polar' AND x.polarity = 'deny' AND y.polarity = 'deny'
        AND all(name IN x.denied WHERE name IN y.denied) AND all(name IN y.denied WHERE name IN x.denied) THEN false
    WHEN i.kind <> 'polar' AND x.polarity = 'deny' AND y.polarity = 'affirm' AND size(y.labels) > 0
        THEN size(x.denied) = 0 OR any(label IN y.labels WHERE label IN x.denied)
    WHEN i.kind <> 'polar' AND y.polarity = 'deny' AND x.polarity = 'affirm' AND size(x.labels) > 0
        THEN size(y.denied) = 0 OR any(label IN x.labels WHERE label IN y.denied)
    WHEN size(x.labels) > 0 AND size(y.labels) > 0
        THEN x.polarity <> y.polarity OR x.polarity = 'deny' OR any(label IN x.labels WHERE NOT label IN y.labels)
             OR any(label IN y.labels WHERE NOT label IN x.labels)
    ELSE any(d IN apart WHERE (d.source = x.expert AND d.target = y.expert)
                           OR (d.source = y.expert AND d.target = x.expert))
    END))
WITH collect(i.id) AS contested
MATCH (m:Symposium)-[:HAS_QUESTION]->(:Question)-[:HAS_ISSUE]->(i:Issue)
WITH m, i, i.id IN contested AS parted
