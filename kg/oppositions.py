"""Judgements and relations set against one another: disputed claims, and what one says and another denies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from kg.difference import Difference, Teller, articles_of
from kg.quantities import apart
from kg.query import run
from kg.terms import compact


class Oppositions(Teller):
    """Finds claims and relations among statements that are against one another."""

    def claims(self) -> Iterator[Difference]:
        """Claims that dispute one another, or one of which supports what another disputes."""
        support: dict[str, list[str]] = defaultdict(list)
        dispute: dict[str, list[str]] = defaultdict(list)
        for node, about in sorted(self.said.of.items()):
            for place, predicate in ((support, "cito:supports"), (dispute, "cito:disputes")):
                for target in about.get(predicate, ()):
                    place[target].append(node)
        for target, against in sorted(dispute.items()):
            if self.said.kind(target) == "kg:Claim":
                yield from self._against([target], against, "disputes", self._shared_about(target, against))
            yield from self._against(support[target], against, "for-and-against", (target,))

    def _against(
        self, for_: list[str], against: list[str], reason: str, about: tuple[str, ...]
    ) -> Iterator[Difference]:
        """Judgements against others, but for those of one person, or told in one passage."""
        said = [n for n in for_ if self.said.passages(n)]
        other = [n for n in against if self.said.passages(n) and not any(self._same_voice(n, m) for m in said)]
        if said and other:
            sides = [self.summed(self.said.passages(n)) for n in (*said, *other)]
            yield Difference("different-judgement", reason, about, tuple(sides))

    def _same_voice(self, a: str, b: str) -> bool:
        who, where = ([set(f(n)) for n in (a, b)] for f in (self._claimants, self.said.passages))
        return bool(who[0] & who[1] or where[0] & where[1])

    def _claimants(self, node: str) -> list[str]:
        return self.said.values(node, "kg:claimant", "dcterms:creator")

    def _shared_about(self, target: str, others: list[str]) -> tuple[str, ...]:
        about = self.said.values(target, "kg:about")
        shared = [t for t in about if any(t in self.said.values(n, "kg:about") for n in others)]
        return tuple(shared or about)

    # --- Relations said and denied

    def relations(self) -> Iterator[Difference]:
        """One relation said and denied, or said with its opposite, of the same two things."""
        said: dict[tuple[str, str, str], list[tuple[str, str]]] = defaultdict(list)
        denied: dict[tuple[str, str, str], list[tuple[str, str]]] = defaultdict(list)
        for node, about in sorted(self.said.of.items()):
            triple, kind = self.said.triple(node), self.said.kind(node)
            if triple and kind != "kg:ProposedAct":
                place = denied if kind == "kg:Negation" else said
                place[triple] += [(node, p) for p in self.said.passages(node)]
            for predicate, ends in about.items():
                for end, passages in ends.items():
                    if end.startswith("id:"):
                        key = (self.said.same(node), predicate, self.said.same(end))
                        said[key] += [("", p) for p in passages]
        for triple in sorted(denied.keys() & said.keys()):
            yield from self._opposed(triple, said[triple], denied[triple], "denied")
        for row in run(self.snapshot, "SELECT ?p ?q WHERE { ?p kg:opposite ?q } ORDER BY ?p ?q"):
            one, other = (compact(row[name].value) for name in ("p", "q"))
            for s, p, o in sorted(k for k in said if k[1] == one and (k[0], other, k[2]) in said):
                yield from self._opposed((s, p, o), said[s, p, o], said[s, other, o], "opposite")
        for triple, told in sorted(said.items()):
            yield from self._stances(triple, told)

    def _opposed(
        self, triple: tuple[str, str, str], a: list[tuple[str, str]], b: list[tuple[str, str]], reason: str
    ) -> Iterator[Difference]:
        left, right = ([p for _, p in side] for side in (a, b))
        who = [{self._speaker(n, p) for n, p in side} for side in (a, b)]
        if set(left) & set(right):
            return
        claimed = any(n and self.said.kind(n) == "kg:Claim" for n, _ in [*a, *b])
        if reason == "opposite" or claimed:
            if claimed and who[0] & who[1]:
                return  # One speaker on two occasions, or with two things to say.
            told = ("different-judgement", "opposite" if reason == "opposite" else "denied-claim")
        else:
            dates = [d for n, _ in b for d in self.said.values(n, "kg:date")]
            own = self.said.values(triple[0], "kg:date")
            differ = any(apart(x, y) for x in dates for y in own)
            told = ("different-date", "denied-then") if dates and (differ or not own) else ("contradiction", "denied")
        yield Difference(*told, (triple[0], triple[2]), (self.summed(left), self.summed(right)))

    def _stances(self, triple: tuple[str, str, str], told: list[tuple[str, str]]) -> Iterator[Difference]:
        """A claim that one article takes up and another doubts or rejects."""
        taken: list[str] = []
        doubted: list[str] = []
        for _, name in told:
            stance = self.snapshot.passages[name]["stance"]
            if stance != "reports":
                (taken if stance in {"asserts", "endorses"} else doubted).append(name)
        if taken and doubted and not articles_of(taken) & articles_of(doubted):
            sides = (self.summed(taken), self.summed(doubted))
            yield Difference("different-judgement", "stances", (triple[0], triple[2]), sides)

    def _speaker(self, node: str, passage: str) -> str:
        return self.said.first(node, "kg:claimant") or "id:" + str(self.snapshot.passages[passage]["speaker"])
