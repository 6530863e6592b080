"""Questions that lean on the one before: each completed to a whole one (`completion`), with one thing in the place of
another (`substitution`) or of a pronoun (`pronoun`), from what is kept in mind of the last (`turn`); a question of one
text, with what it leaves out (`ellipsis`). What is asked of the last answer itself is answered from that (`recall`,
`assent`). In the answer what is new in the follow-up comes first (`focus`), and what is of its time (`timing`); of what
it brings together it is told whether the answer tells of all (`conjunction`).

Notes
-----
Three things make a question lean on another (Webber, *A Formal Approach to Discourse Anaphora*, 1979; Dalrymple,
Shieber and Pereira, *Linguistics and Philosophy* 14, 1991, 399-452): it leaves out all but what is new, which takes the
place of its like in the question before ("and Germany?"); it stands for what was named by a pronoun ("about it", "which
of them"); or it names nothing that it could be about and so is on what was asked of last ("who took part?"). The words
by which each is known stand in the grammar of follow-ups, by language.
"""
