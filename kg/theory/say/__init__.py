"""What a theory gives, as sentences in the four languages."""

from kg.theory.say.of_case import indicators_met, result, variable
from kg.theory.say.of_rule import bands, branches, rule, rules, undetermined
from kg.theory.say.of_supposition import outcome_of, supposed, supposed_of_any
from kg.theory.say.phrase import degree, listed, words

__all__ = [
    "bands", "branches", "degree", "indicators_met", "listed", "outcome_of", "result", "rule", "rules", "supposed",
    "supposed_of_any", "undetermined", "variable", "words",
]  # fmt: skip
