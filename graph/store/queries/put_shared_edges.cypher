// Relationships between shared nodes: another symposium may have written them already.
UNWIND $rows AS row
MATCH (a:<source> {id: row.source})
MATCH (b:<target> {id: row.target})
MERGE (a)-[r:<kind>]->(b)
RETURN count(r) AS written
