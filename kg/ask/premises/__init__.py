"""What a question takes for granted: whether the graph denies it, or holds nothing of it."""
