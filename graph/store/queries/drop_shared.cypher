// Shared nodes that no symposium involves any more.
UNWIND $ids AS id
MATCH (n:<label> {id: id})
DETACH DELETE n
