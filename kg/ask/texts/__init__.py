"""Texts of several questions: each is answered in its turn (`several`), with what it takes over from those before it
(`inheritance`), unless the answers before it tell that already (`leaning`) or all of them are one question
(`undivided`); each statement stands under the part that it answers best (`allotment`), and all are told as one answer
(`union`)."""
