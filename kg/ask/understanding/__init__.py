"""Understanding a question: its language, what it names, its parts, what it wants."""
