// The nodes of one label; <label> is one of the schema.
UNWIND $rows AS row
MERGE (n:<label> {id: row.id})
SET n += row.properties
RETURN count(n) AS written
