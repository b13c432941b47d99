"""What the law calls things: charges and authorities as data files, with what finds their names in a text."""
