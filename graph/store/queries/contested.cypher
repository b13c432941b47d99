// Every issue of the store, and whether two experts give answers that exclude each other, at least in part: that was
// worked out when the issue was written (graph.store.parted), as it takes every two of its stances.
// The last part, chosen by its heading, gathers the issues by type, charge or authority.
MATCH (m:Symposium)-[:HAS_QUESTION]->(:Question)-[:HAS_ISSUE]->(i:Issue)
WITH m, i, i.contested AS parted
