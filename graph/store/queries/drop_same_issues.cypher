// All that was accepted as one issue of two symposia; put_same_issues writes what is accepted now.
MATCH (:Issue)-[r:SAME_ISSUE]->(:Issue)
DELETE r
