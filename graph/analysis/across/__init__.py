"""Two symposia side by side, and all of them: same issues, what changed, what is contested."""
