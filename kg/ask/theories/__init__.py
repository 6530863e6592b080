"""Questions of theories: criteria, predictions, suppositions, and what bears on a coding.

Notes
-----
- What is said and meant: `vocabulary` (what a question says, what parts of a theory are called), `likeness` (what the
  two have in common), `coding` (which cases, and their cells), `choice` (which theory).
- What is supposed: `clause` (the parts of a question), `naming` (which indicators and variables each names), `tally`
  (how many are met), `state` (which are), `degree` (how high), `supposition` (all of them).
- What is asked: `gate` (whether it is a question of a theory at all), `theorising` (the derivation that answers it),
  `hypothesis` (what a theory states itself),
  `recoding`, `poll` and `bearing` (the rules of three kinds besides).
"""
