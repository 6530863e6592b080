"""Texts of several questions: each is answered in its turn (`several`), unless the answers before it tell that already
(`leaning`) or all of them are one question (`undivided`); each statement stands under the part that it answers best
(`allotment`)."""
