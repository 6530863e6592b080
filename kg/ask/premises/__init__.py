"""What a question takes for granted: whether the graph denies it, or holds nothing of it.

Notes
-----
`premise` tries in turn plain denials (`denial`, by the `acts` of which passages tell; `stated` tells whether the
question states what is denied), what is so otherwise (`office`, `direction`, `others`, `scale`, `view`), and the
`rival` of what the question pins down (`pin`). `refusal` and `untold` tell of what the graph holds nothing; `polar`
says yes or no.
"""
