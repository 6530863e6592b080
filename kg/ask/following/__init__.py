"""Questions that lean on the one before. What is kept in mind of that is what it asks, with what it names (`turn`); a
line changes something in it: one thing (`substitution`), the time (`moment`), what a pronoun stands for (`pronoun`), or
all but what it is on, and says the rest again (`repetition`). Which of these it is tells `completion`, which makes a
whole question of it; of a question of one text, with what it leaves out, `ellipsis` does. What is asked of the last
answer itself is answered from that (`recall`, `assent`). The lines of the answer (`reply`) stand with what is new in
the follow-up first (`focus`), and what is of its time (`timing`); of what it brings together it is told whether the
answer tells of all (`conjunction`).

Notes
-----
Three things make a question lean on another (Webber, *A Formal Approach to Discourse Anaphora*, 1979; Dalrymple,
Shieber and Pereira, *Linguistics and Philosophy* 14, 1991, 399-452): it leaves out all but what is new, which takes the
place of its like in the question before ("and Germany?"); it stands for what was named by a pronoun ("about it", "which
of them"); or it names nothing that it could be about and so is on what was asked of last ("who took part?"). The words
by which each is known stand in the grammar of follow-ups, by language.
"""
