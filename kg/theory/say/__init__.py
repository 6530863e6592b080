"""What a theory gives, as sentences in the four languages."""

from kg.theory.say.of_case import indicators_met, rested, result, variable
from kg.theory.say.of_rule import bands, branches, open_rows, rows_left, rule, rules, turning_on, undetermined
from kg.theory.say.of_supposition import outcome_of, settled, supposed, supposed_of_any
from kg.theory.say.phrase import capital, degree, grounds, listed, outcome, words

__all__ = [
    "bands", "branches", "capital", "degree", "grounds", "indicators_met", "listed", "open_rows", "outcome",
    "outcome_of", "rested", "result", "rows_left", "rule", "rules", "settled", "supposed", "supposed_of_any",
    "turning_on", "undetermined", "variable", "words",
]  # fmt: skip
