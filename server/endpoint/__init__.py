"""A language model behind an OpenAI-compatible address: the only part of the program that sends anything away."""
