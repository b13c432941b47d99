// How many relationships of one kind each symposium has; a shared node belongs to none, so the other end tells.
MATCH (a)-[r:<kind>]->(b)
RETURN coalesce(a.symposium, b.symposium) AS symposium, count(r) AS n
