"""The store on a Neo4j server: record and graph in one database, written in the same transaction."""
