"""Other shapes of an argument map: the public JSON, the stored document."""
