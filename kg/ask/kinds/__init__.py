"""The kinds of question, each with its rule: links, times, numbers, comparisons, sources, persons."""
