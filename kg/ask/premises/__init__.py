"""What a question takes for granted: whether the graph denies it, or holds nothing of it.

Notes
-----
Where a change belongs:

- `slots` compares a question and a statement: who, what, in which words, when, how many; `polarity` which of the words
  each affirms or denies. What a question has done and by whom: `acts`, `roles`. How a passage tells of it: `telling`,
  and `reality` for what is only proposed or claimed; `stated` tells whether a denial is of what the question states.
- `premise` tries the rules in turn: plain denials (`denial`, `polarity`, `absence`, `aftermath`, `membership`), what is
  so otherwise in one slot (`office`, `direction`, `deeds`, `scale`, `moment`, `view`), and the `rival` of what the
  question pins down (`pin`, with the `shares` that passages hold of the rest).
- `polar` says yes or no by a `verdict`: of deeds (`affirmation`, `refutation`, `turned`, `pending`, `silence`), of
  numbers and degrees (`quantity`, `rating`), or that nothing is told of two things together (`stranger`).
- `refusal` and `untold` tell of what the graph holds nothing.
"""
