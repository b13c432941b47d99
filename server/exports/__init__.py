"""What a reader takes away: a symposium as table, document or one page that opens anywhere."""
