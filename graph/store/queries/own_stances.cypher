// The stances of one symposium in full.
MATCH (s:Stance {symposium: $symposium})
RETURN s.id AS id, s.details AS details
