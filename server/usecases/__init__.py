"""One module per thing people do; pages and command line both call these."""
