"""What a question takes for granted: whether the graph denies it, or holds nothing of it.

Notes
-----
Where a change belongs:

- What a question has done and by whom: `acts`, `roles`. How a passage tells of it: `telling`, and `reality` for what is
  only proposed or claimed; `stated` tells whether a denial is of what the question states.
- `premise` tries the rules in turn: plain denials (`denial`, `absence`, `unmade`, `aftermath`, `membership`), what is
  so otherwise (`office`, `direction`, `deeds`, `others`, `scale`, `moment`, `view`), and the `rival` of what the
  question pins down (`pin`, with the `shares` that passages hold of the rest).
- `polar` says yes or no by a `verdict`: of deeds (`affirmation`, `refutation`, `turned`, `pending`, `silence`), of
  numbers and degrees (`quantity`, `rating`), or that nothing is told of two things together (`stranger`).
- `refusal` and `untold` tell of what the graph holds nothing.
"""
