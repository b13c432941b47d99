"""The ways in: pages and command line."""
