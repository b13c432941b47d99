// Issues of two symposia that a person accepted as one, from the smaller id; a pair that has lost an end gives no row.
UNWIND $rows AS row
MATCH (a:Issue {id: row.one})
MATCH (b:Issue {id: row.other})
MERGE (a)-[r:SAME_ISSUE]->(b)
SET r.decided_by = row.by, r.decided_at = row.at
RETURN count(r) AS written
