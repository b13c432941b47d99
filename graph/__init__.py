"""The argument graph: transcript in, argument map out; no HTTP, no command line, no HTML."""
