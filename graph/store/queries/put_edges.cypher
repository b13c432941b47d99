// Relationships of one kind between two labels; the caller checks the count: an end that is missing gives no row.
UNWIND $rows AS row
MATCH (a:<source> {id: row.source})
MATCH (b:<target> {id: row.target})
CREATE (a)-[r:<kind>]->(b)
SET r += row.properties
RETURN count(r) AS written
