// By type of issue, where it is known.
WITH m, i, parted
WHERE i.topic IS NOT NULL
RETURN i.topic AS key, collect(DISTINCT i.topic) AS names,
       count(i) AS issues, count(DISTINCT m.id) AS symposia,
       collect(CASE WHEN parted THEN {symposium: m.id, issue: i.item} END) AS places
