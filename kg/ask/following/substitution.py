"""A follow-up that names one thing, or a time, to be put in the place of another in the question before ("and
Germany?", "in March?")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from kg.ask.following.moment import Moment
from kg.ask.following.turn import END, Turn, apart, is_alike, is_of, labelled, owner, replaced, spelt, unquoted
from kg.ask.understanding.grammar import Follow, follow
from kg.ask.understanding.mention import Mention
from kg.ask.understanding.question import Question, understand
from kg.names import candidates, spans, to_traditional

if TYPE_CHECKING:
    from kg.graph import KnowledgeGraph
    from kg.snapshot import Snapshot

ACTORS = ("Actor", "Person")
"""Classes of who does something."""
DOERS = (*ACTORS, "Place")
"""Those of what one who does something takes the place of, with what stands for it."""
OWNING = {"his", "her", "hers"}
"""English pronouns of what belongs to a person."""
STATES = ("State",)
DOES = {"sem:hasActor", "kg:initiator", "kg:proposedBy"}
"""Relations of an act to who does it."""
DONE_TO = {"kg:about", "kg:addressedTo", "kg:target", "kg:destination", "kg:recipient"}
"""Those to what it is done to."""
PARTS = {"translate", "compiler", "author", "reviewer"}
"""Groups of the thesaurus of words for what somebody does for an article."""
WIDE = ("Actor", "Person", "Event", "Document", "Concept")
"""The widest kinds of things: one takes the place of another of its kind."""


class Substitution:
    """Puts what is named in the place of its like in the last question.

    Parameters
    ----------
    graph : KnowledgeGraph
    last : Turn
    chosen : dict of str to str
        Which thing each name means that may mean several, as chosen before.
    """

    def __init__(self, graph: KnowledgeGraph, last: Turn, chosen: dict[str, str]) -> None:
        self.graph, self.snapshot = graph, graph.snapshot
        self.last, self.chosen = last, chosen

    def named(self, put: Question, folded: str, grammar: Follow, *, likewise: bool = False) -> str:
        """Return the last question with other names, years or of another article; with ``likewise`` who is named did
        what was asked of, or did not."""
        last = self.last.question
        text, spoken = self.last.words, self.last.spoken
        said = follow(spoken, self.snapshot).say
        doing = self._doing(put)
        if doing:
            return said["so"].format(text=doing)
        changes, beside = self._changes(put, folded, grammar, likewise)
        for start, end, name in sorted(changes, reverse=True):
            text = replaced(text, start, end, name)
        text = self._agreeing(text)
        if beside and not changes and self.last.aside < len(text) and self.last.key:
            # What was asked of a thing, and has no place for another, is not asked of both.
            names = [self._called(m, put, spoken) for m in put.mentions]
            return said["together"].format(topic=self.last.topic, name=said["and"].join(names))
        for frame in beside:
            text = frame.format(text=text.strip(END))
        if put.years:
            text = Moment(self.snapshot, self.last).put(text, put.years[0], spoken)
        for key in put.articles[:1] if not (changes and last.articles) else ():
            text = last.grammar.cues["article"].sub(lambda _: "", text)
            text = said["article"].format(text=text.strip(END), number=self.snapshot.articles[key]["number"])
        return text

    def _changes(
        self, put: Question, folded: str, grammar: Follow, likewise: bool
    ) -> tuple[list[tuple[int, int, str]], list[str]]:
        """Return where in the last question what is put in the place of something, and frames for what is named beside
        all that it names."""
        last, spoken = self.last.question, self.last.spoken
        said = follow(spoken, self.snapshot).say
        changes: list[tuple[int, int, str]] = []
        beside: list[str] = []
        acting = likewise or grammar.cues["likewise"].stand_in(folded)
        toward = grammar.cues["toward"].stand_in(folded)
        # What stands in the question itself comes last, as what is replaced first.
        told = unquoted(last.folded)
        free = [m for m in last.mentions if told[m.start : m.end] == last.folded[m.start : m.end]]
        free.sort(key=lambda m: m.start < self.last.aside)
        for mention in put.mentions:
            name = self._called(mention, put, spoken)
            located = any(p.search(folded) for p in grammar.around(mention.name))
            within = self._claimant(mention) or (None if located else self._within(mention, free))
            whole = next((m for m in free if within and m.start <= within[0] and within[1] <= m.end), None)
            if within and whole and within != (whole.start, whole.end):
                known = self._like_it(whole, mention)
                name = known or name
                # A name of one character stands only in names that are known.
                brief = spoken != "en" and within[1] - within[0] == 1
                within = (whole.start, whole.end) if known else None if brief else within
            if within:
                changes.append((*within, name))
                continue
            place = self._place(mention, free, located, acting, toward)
            if place is None:
                beside.append(said["located" if located else "beside"].format(text="{text}", name=name))
                continue
            free.remove(place)
            same = next((m for m in free if set(m.keys) & set(mention.keys)), None)
            if same and last.joins(*sorted((place, same), key=lambda m: m.start)):
                # Of two that were asked of together one is.
                free.remove(same)
                changes.append((min(place.start, same.start), max(place.end, same.end), name))
            else:
                start = place.start - self._needless(mention, place, name)
                name = owner(name) if self._adjective(place) else name
                end = place.end + self._governing(mention, place)
                changes.append((start, end, self._article(mention, put, place) + name))
        return changes, beside

    def _place(
        self, mention: Mention, free: Sequence[Mention], located: bool, acting: bool, toward: bool
    ) -> Mention | None:
        """Return the name of the last question in whose place another is put, of those that are still free; ``located``
        tells that it is where something is, ``acting`` that it is who does the same, and ``toward`` that it is to whom
        something is done."""
        place = self._same_kind(mention, free, located)
        if place is None:
            return None
        if any(map(self._bounds, self.last.question.mentions)) and not self._kindred(place, mention):
            # What is no event and does nothing takes no place beside what gives the time of a deed, nor of who did it.
            return None
        asked, of = apart(self.snapshot, self.last.text, self.last.spoken)
        start = self.last.words.rfind(asked.strip(END)) if of else 0
        own = [m for m in free if start <= m.start < start + len(asked)] if of and start >= 0 else []
        if (own or place.start >= self.last.aside) and not located and is_of(self.snapshot, mention, ACTORS):
            # What was added to a question is what it is on: who did that is asked of whoever is named now.
            own = own or [m for m in free if m.start < self.last.aside]
            place = next((m for m in own if is_of(self.snapshot, m, ACTORS)), place)
        if acting:
            # Who does the same stands in the place of who did it, and not of whom it was done to.
            place = next((m for m in free if is_of(self.snapshot, m, ACTORS)), place)
        alike = any(is_alike(self.snapshot, a, b) for a in place.keys for b in mention.keys)
        if not alike and self.last.question.cued("view_asked") and is_of(self.snapshot, place, ("Person",)):
            # A state takes no place of who is asked for what they say of things.
            return None
        # To whom something is done takes no place of somebody who does it.
        return place if alike or not toward else None

    def _bounds(self, place: Mention) -> bool:
        """Tell whether a name of the last question only gives the time before which something is asked."""
        last = self.last.question
        cue = last.grammar.cues["beforehand"]
        return cue.stand_in(last.folded[: place.start]) or cue.stand_in(last.folded[place.end :])

    def _kindred(self, one: Mention, other: Mention) -> bool:
        """Tell whether two names are of one of the widest kinds of things."""
        return any(is_of(self.snapshot, one, (c,)) and is_of(self.snapshot, other, (c,)) for c in WIDE)

    def _article(self, mention: Mention, put: Question, place: Mention) -> str:
        """Return the article that goes with a name in English, where the place that it takes has none."""
        typed = re.search(r"\bthe $", put.text[: mention.start].casefold())
        there = self.last.words[: place.start].casefold().endswith("the ")
        return "the " if typed and not there and self.last.spoken == "en" else ""

    def _adjective(self, place: Mention) -> bool:
        """Tell whether a state is called in English by what its noun has before it ("the American reaction")."""
        last, fold = self.last.question, self.snapshot.folder_of_names.fold
        if self.last.spoken != "en" or not is_of(self.snapshot, place, STATES):
            return False
        names = {fold(n) for k in place.keys for n in self.snapshot.labels(k).get("en", ())}
        return place.name not in names and bool(re.match(r" \w", last.folded[place.end :]))

    def _governing(self, mention: Mention, place: Mention) -> int:
        """Return the length of what makes a government of the person after whose name it stands, where the one put in
        the place of that person is none ("岸田内閣の支持率は？" / "自民党は？")."""
        after = self.last.question.folded[place.end :]
        match = follow(self.last.spoken, self.snapshot).cues["governing"].search(after)
        person = is_of(self.snapshot, place, ("Person",)) and not is_of(self.snapshot, mention, ("Person",))
        return match.end() if match and person else 0

    def _like_it(self, whole: Mention, mention: Mention) -> str:
        """Return the name of what is of the class of a named thing, and called like that but for the name of what is
        named now in the place of another ("日米同盟" / "韓国"); empty where there is none."""
        snapshot, fold = self.snapshot, self.snapshot.folder_of_names.fold
        own = [fold(n) for k in mention.keys for group in snapshot.labels(k).values() for n in group]
        known = snapshot.names.fetch(candidates(whole.name))
        held = [(start, end) for start, end, name in spans(whole.name, known.keys() - {whole.name})]
        for start, end in held:
            called = {whole.name[:start] + n[:k] + whole.name[end:] for n in own for k in range(1, len(n) + 1)}
            for name, keys in snapshot.names.fetch(sorted(called)).items():
                if name != whole.name and any(is_alike(snapshot, a, b) for a in whole.keys for b in keys):
                    return self.graph.label(keys[0], self.last.spoken)
        return ""

    def _needless(self, mention: Mention, place: Mention, name: str) -> int:
        """Return the length of the article before a state in English, where the one put in its place has none."""
        text = self.last.words[: place.start].casefold()
        both = all(is_of(self.snapshot, m, STATES) for m in (mention, place))
        person = is_of(self.snapshot, mention, ("Person",))
        bare = (both or person) and self.last.spoken == "en" and text.endswith("the ")
        label = labelled(self.graph, mention.keys[0], "en")
        return len("the ") if bare and not f"{name} {label}".casefold().count("the ") else 0

    def _agreeing(self, text: str) -> str:
        """Return the last question, with what was changed in it, as it is put of what it is on now."""
        last = self.last.question
        grammar = follow(self.last.spoken, self.snapshot)
        he = grammar.cues["person"]
        if self.last.spoken == "en" and he.stand_in(text):
            # What is put in the place of a person may be no "he".
            persons = [is_of(self.snapshot, m, ("Person",)) for m in understand(self.snapshot, text).mentions]
            text = text if any(persons) else he.sub(lambda m: "its" if m[0] in OWNING else "it", text)
        if text != self.last.words and "why" in last.intents:
            # To what degree it is so of the one, it need not be of the other.
            text = grammar.cues["degree"].sub(lambda _: grammar.say["degree"], text)
        return text

    def _doing(self, put: Question) -> str:
        """Return what the last question asks who did, with who is named now as the one who did it; empty where it asks
        no such thing, or names one of the same class, in whose place that is put ("who visited Japan?", "and
        Germany?")."""
        last = self.last.question
        if len(put.mentions) != 1 or put.years or put.articles or not is_of(self.snapshot, put.mentions[0], ACTORS):
            return ""
        [now] = put.mentions
        if any(is_alike(self.snapshot, a, b) for m in last.mentions for a in m.keys for b in now.keys):
            return ""
        text, grammar = self.last.words, follow(self.last.spoken, self.snapshot)
        match = grammar.cues["who"].search(last.folded)
        if not match or len(text) != len(last.folded):
            return ""
        name = self._called(now, put, self.last.spoken)
        return text[: match.start("who")] + name + text[match.end("who") :].rstrip(END).removesuffix("呢")

    def _claimant(self, mention: Mention) -> tuple[int, int] | None:
        """Return where the last question says by name whose article it asks, if a person is named now: in whose place
        another one is put that may have a view, and not in that of what the view is on."""
        last = self.last.question
        if not is_of(self.snapshot, mention, ("Person",)):
            return None
        authors = {
            a for k in last.articles for part in ("authors", "speakers") for a in self.snapshot.articles[k][part]
        }
        folder = self.snapshot.folder_of_names
        names = {folder.fold(n) for k in authors for group in self.snapshot.labels(k).values() for n in group}
        held = max(sorted(n for n in names if n in last.folded), key=len, default="")
        return (last.folded.index(held), last.folded.index(held) + len(held)) if held else None

    def _within(self, mention: Mention, among: Sequence[Mention]) -> tuple[int, int] | None:
        """Return where in the name of a notion of the last question the name of something stands that is of the same
        class as what is named now ("Japan's nuclear option" / "and South Korea?")."""
        types = {t for k in mention.keys for t in self.snapshot.types(k)}
        together = follow(self.last.spoken, self.snapshot).cues["together"]
        for whole in among:
            rest = whole.name.replace(mention.name, "") if mention.name in whole.name else ""
            if together.stand_in(rest):
                # Of two that have one name together ("Japan and South Korea") it is asked of the one.
                return whole.start, whole.end
        like = [m for m in among if types & {t for k in m.keys for t in self.snapshot.types(k)}]
        # Who does something to what is named now keeps its place.
        if len(like) > 1 or (like and not is_of(self.snapshot, mention, STATES)):
            return None
        for whole in [m for m in among if (not like or m.start > like[0].start) and not self._bounds(m)]:
            known = self.snapshot.names.fetch(candidates(whole.name))
            for start, end, name in spans(whole.name, known.keys() - {whole.name}):
                alike = [k for k in known[name] if types & set(self.snapshot.types(k))]
                if not (alike or like or is_of(self.snapshot, whole, ACTORS)) and is_of(self.snapshot, mention, ACTORS):
                    # Whoever has something may be a party as well as a government.
                    alike = [k for k in known[name] if any(self.snapshot.is_a(k, c) for c in ACTORS)]
                if alike and (not like or (whole is not like[0] and self._keeps(like[0], alike[0], mention))):
                    return whole.start + start, whole.start + end
        return None

    def extreme(self, text: str, put: Question) -> str:
        """Return the last question with the other extreme, or another word for one, in the place of its own; empty
        where either says none, or what is typed says more than that."""
        last = self.last.question
        now, before = extreme_of(put), extreme_of(last)
        if not now or not before or put.grammar.language[:2] != self.last.spoken[:2] or len(put.units) > 1:
            return ""
        own, words = spelt(text, put), self.last.words
        return words[: before[0]] + own[now[0] : now[1]] + words[before[1] :]

    def part(self, put: Question, own: str) -> str:
        """Return who has the part in an article that is named now, or in each, where the last question asks who has
        another ("who translated it?", "and the author?"); empty where either does not."""
        last, part = self.last.question, _part_of(put)
        if not part or not asks_for_part(last):
            return ""
        say, called = follow(own, self.snapshot).say, spelt(put.text, put)[slice(*part)]
        if len(last.articles) != 1:
            return say["parts"].format(part=called)
        return say["part"].format(part=called, number=self.snapshot.articles[last.articles[0]]["number"])

    def _called(self, mention: Mention, put: Question, spoken: str) -> str:
        """Return what is named as it is called in the language of the last question: as typed, where that is its."""
        key = self.chosen.get(mention.name, mention.keys[0])
        typed = put.text.strip()[mention.start : mention.end]
        same = put.grammar.language == spoken and len(put.text.strip()) == len(put.folded)
        unclear = len(mention.keys) > 1 and key == mention.keys[0]
        script = "zh-Hans" if spoken == "zh-Hant" and to_traditional(typed) == typed else spoken
        if typed in self.snapshot.labels(key).get(script, ()) and not is_of(self.snapshot, mention, ("Person",)):
            # A bare name says nothing of the language that is spoken.
            return typed
        if same and (unclear or not is_of(self.snapshot, mention, ("Person",))):
            return typed
        return labelled(self.graph, key, spoken)

    def _same_kind(self, mention: Mention, among: Sequence[Mention], located: bool) -> Mention | None:
        """Return the name of the last question in whose place another is put: the last of the same class, else of a
        class above both, else the last; a place where something is takes no person's, and no actor that of a thing."""

        def types(name: Mention) -> set[str]:
            return {t for k in name.keys for t in self.snapshot.types(k)}

        among = [m for m in among if not located or "Person" not in types(m)]
        around = follow(self.last.spoken, self.snapshot).around
        at = [m for m in among if located and any(p.search(self.last.question.folded) for p in around(m.name))]
        if at:
            # Where something is takes the place of where it was.
            return at[-1]
        acting = is_of(self.snapshot, mention, ACTORS)
        for alike in (
            [m for m in among if types(m) & types(mention)],
            [m for m in among for c in WIDE if is_of(self.snapshot, m, (c,)) and is_of(self.snapshot, mention, (c,))],
            [m for m in among if not acting or is_of(self.snapshot, m, DOERS)],
        ):
            if alike:
                return self._in_role(alike, mention)
        return None

    def _in_role(self, alike: Sequence[Mention], mention: Mention) -> Mention:
        """Return in whose place of some of its class a name is put: what is done to, which stands last, or who does
        it, as the graph tells who acts on whom."""
        first, last = alike[0], alike[-1]
        states = all(is_of(self.snapshot, m, STATES) for m in (first, last, mention))
        if len(alike) != len(STATES) + 1 or not states or self.last.question.joins(first, last):
            return last
        return last if self._keeps(first, last.keys[0], mention) else first

    def _keeps(self, doer: Mention, other: str, mention: Mention) -> bool:
        """Tell whether who does something to another is rather told to do so to what is named now than that is to do
        something to the other."""
        one, now = doer.keys[0], mention.keys[0]
        return acts_on(self.snapshot, one, now) >= acts_on(self.snapshot, now, other)

    def both(self, utmost: bool) -> str:
        """Return the last question asked of two things together, where it was asked of the one after the other; empty
        where it was not."""
        last = self.last.question
        before, now = self.last.swapped or ("", "")
        mention = next((m for m in last.mentions if now in m.keys), None)
        if not mention:
            return ""
        text, spoken = self.last.words, self.last.spoken
        if any(before in m.keys for m in last.mentions):
            # It was asked of both already.
            return text.strip(END)
        # Which is the most is asked of all that it was asked of, which is more of two.
        alike = [k for k in self.last.focus[::-1] if k != now and is_alike(self.snapshot, k, now)] if utmost else []
        others = [labelled(self.graph, k, spoken) for k in alike or [before]]
        joined = follow(spoken, self.snapshot).say["and"].join([*others, text[mention.start : mention.end]])
        return (text[: mention.start] + joined + text[mention.end :]).strip(END)

    def swapped(self, put: Question) -> tuple[str, ...]:
        """Return the keys of what the last question named and of what is put in its place, where it is one thing."""
        if len(put.mentions) != 1:
            return ()
        [mention] = put.mentions
        free = list(self.last.question.mentions)
        like = None if self._within(mention, free) else self._same_kind(mention, free, False)
        if like is None:
            # What stands within the name of a notion is known by that name alone.
            within = self._within(mention, free)
            folded = self.last.question.folded[slice(*within)] if within else ""
            held = [k for n, keys in self.snapshot.names.fetch([folded]).items() for k in keys] if folded else []
            named = [k for k in (*held, *self.last.focus) if is_alike(self.snapshot, k, mention.keys[0])]
            return (named[0], mention.keys[0]) if named else ()
        acting = all(is_of(self.snapshot, m, ACTORS) for m in (like, mention))
        whole = [k for k in like.keys if acting or is_alike(self.snapshot, k, mention.keys[0])]
        return (whole[0], mention.keys[0]) if whole else ()


def acts_on(snapshot: Snapshot, actor: str, other: str) -> int:
    """Return in how many passages an act of one alone is told that is done to another."""
    count = 0
    for place in snapshot.telling_of([actor]) & snapshot.telling_of([other]):
        triples = snapshot.passages[snapshot.order[place]]["triples"]
        done, joint = ({s for s, p, o in triples if p in DOES and o == f"id:{who}"} for who in (actor, other))
        done_to = {s for s, p, o in triples if o == f"id:{other}" and (p in DONE_TO or s == f"id:{actor}")}
        count += bool(done_to & ({f"id:{actor}", *done} - joint))
    return count


def asks_for_part(question: Question) -> bool:
    """Tell whether a question asks who wrote, translated or reviewed an article."""
    return "person" in question.intents and bool(PARTS & question.groups or _part_of(question))


def _part_of(question: Question) -> tuple[int, int] | None:
    """Return where a question says what part somebody has in an article."""
    return _where(question, "compiler", "writer")


def extreme_of(question: Question) -> tuple[int, int] | None:
    """Return where a question says that the most or the least of something is sought."""
    return _where(question, "highest", "lowest")


def _where(question: Question, *names: str) -> tuple[int, int] | None:
    """Return where the first of some cues that stands in a question does."""
    found = (question.grammar.cues[name].search(question.folded) for name in names)
    return next((match.span() for match in found if match), None)
