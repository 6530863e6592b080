"""The kinds of question, a module for each with its rule: links, times, numbers, comparisons, sources, persons."""
