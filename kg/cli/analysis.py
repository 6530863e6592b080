"""Commands that measure the graph's networks."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from kg.cli.base import FormatOption, LanguageOption, PlotOption, app
from kg.cli.terminal import Language, Shape, echo, echo_json, echo_note, graph

ProjectionOption = Annotated[
    str,
    typer.Option(
        "--projection",
        "-p",
        help="everything, actors, treaties, treaties-shared, works, citations, claims, discourse, congruence, conflict "
        "or subtract.",
    ),
]
AsOfOption = Annotated[str | None, typer.Option(help="Leave out what is dated later; what has no date stays.")]
FromOption = Annotated[
    str | None, typer.Option("--from", help="From this year, month or day; what has no date is left out.")
]
ToOption = Annotated[str | None, typer.Option("--to", help="To this year, month or day; what has no date is left out.")]
UndatedOption = Annotated[
    bool | None,
    typer.Option("--undated/--dated-only", help="Keep or leave out what has no date, whatever the dates asked for."),
]
ArticleOption = Annotated[str | None, typer.Option(help="Only what this article says: its key or number.")]
SpeakerOption = Annotated[str | None, typer.Option(help="Only what this speaker says.")]
AssertedOption = Annotated[bool, typer.Option("--asserted-only", help="Only what the articles assert or endorse.")]
LevelOption = Annotated[
    str | None, typer.Option(help="Of actors: state, to let bodies and persons stand for their states.")
]
KindOption = Annotated[
    list[str] | None, typer.Option("--kind", help="Of actors: only these classes, such as State or Person.")
]
SignOption = Annotated[str | None, typer.Option(help="Of actors: which ties count: both, cooperation or conflict.")]
DirectedOption = Annotated[
    bool | None, typer.Option("--directed", help="Of actors: who acts points to whom.", show_default=False)
]
ConceptsOption = Annotated[
    str | None, typer.Option(help="Of discourse: claims (agreed with or disputed) or topics (what claims are about).")
]
NormalisationOption = Annotated[
    str | None, typer.Option(help="Of congruence, conflict, subtract: no, average, jaccard or cosine.")
]
TopOption = Annotated[int, typer.Option("--top", min=0, help="How many to show; 0 for all.")]
SeedOption = Annotated[int, typer.Option(help="Of what is drawn by lot: the same seed gives the same result.")]


def _options(**given: Any) -> dict[str, Any]:
    """Return the options of a projection that were given, each checked.

    Raises
    ------
    BadParameter
        If a value is none of those that the option takes.
    """
    for name, known in _VALUES.items():
        if given.get(name) not in {None, *known}:
            raise typer.BadParameter(", ".join(known), param_hint=f"--{name}")
    return {key: tuple(value) if isinstance(value, list) else value for key, value in given.items() if value}


_VALUES = {
    "level": ("actor", "state"),
    "sign": ("both", "cooperation", "conflict"),
    "concepts": ("claims", "topics"),
    "normalisation": ("no", "average", "jaccard", "cosine"),
}


@app.command()
def rank(
    measure: Annotated[
        str,
        typer.Option(
            "--measure",
            "-m",
            help="degree, strength, betweenness, closeness, eigenvector, pagerank, katz, hubs, authorities, core, "
            "constraint, effective-size or brokerage.",
        ),
    ] = "strength",
    projection: ProjectionOption = "actors",
    top: TopOption = 20,
    groups: Annotated[str, typer.Option(help="Of brokerage: by type or community.")] = "type",
    as_of: AsOfOption = None,
    start: FromOption = None,
    end: ToOption = None,
    undated: UndatedOption = None,
    article: ArticleOption = None,
    speaker: SpeakerOption = None,
    asserted_only: AssertedOption = False,
    level: LevelOption = None,
    kind: KindOption = None,
    sign: SignOption = None,
    directed: DirectedOption = None,
    concepts: ConceptsOption = None,
    normalisation: NormalisationOption = None,
    seed: SeedOption = 1,
    form: FormatOption = Shape.text,
    language: LanguageOption = Language.en,
) -> None:
    """Rank the nodes of a network by a measure of how central they are.

    Example: kg rank --measure betweenness --projection actors --top 10
    """
    from kg.cli import analysis_render as render

    chosen = _options(
        level=level, kinds=kind, sign=sign, directed=directed, concepts=concepts, normalisation=normalisation
    )
    opened = graph()
    selection = opened.selection(
        as_of=as_of, start=start, end=end, undated=undated, article=article, speaker=speaker,
        asserted_only=asserted_only,
    )  # fmt: skip
    found = opened.rank(
        measure, projection, selection=selection, top=top or None, groups=groups, seed=seed,
        language=language.value, **chosen,
    )  # fmt: skip
    echo_json(found) if form is Shape.json else echo(render.rank(found, form.value, language.value))


@app.command()
def communities(
    projection: ProjectionOption = "actors",
    method: Annotated[str, typer.Option(help="leiden, louvain or components.")] = "leiden",
    resolution: Annotated[float, typer.Option(min=0.01, help="Above 1: more and smaller communities.")] = 1.0,
    as_of: AsOfOption = None,
    start: FromOption = None,
    end: ToOption = None,
    undated: UndatedOption = None,
    article: ArticleOption = None,
    speaker: SpeakerOption = None,
    asserted_only: AssertedOption = False,
    level: LevelOption = None,
    kind: KindOption = None,
    sign: SignOption = None,
    concepts: ConceptsOption = None,
    normalisation: NormalisationOption = None,
    seed: SeedOption = 1,
    form: FormatOption = Shape.text,
    language: LanguageOption = Language.en,
) -> None:
    """Show which nodes of a network belong together; of actors the ties of cooperation count.

    Example: kg communities --projection congruence --normalisation average
    """
    from kg.cli import analysis_render as render

    chosen = _options(level=level, kinds=kind, sign=sign, concepts=concepts, normalisation=normalisation)
    opened = graph()
    selection = opened.selection(
        as_of=as_of, start=start, end=end, undated=undated, article=article, speaker=speaker,
        asserted_only=asserted_only,
    )  # fmt: skip
    found = opened.communities(
        projection, selection=selection, method=method, resolution=resolution, seed=seed, language=language.value,
        **chosen,
    )  # fmt: skip
    echo_json(found) if form is Shape.json else echo(render.communities(found, form.value, language.value))


@app.command()
def balance(
    projection: Annotated[str, typer.Option("--projection", "-p", help="actors, claims or subtract.")] = "actors",
    as_of: AsOfOption = None,
    start: FromOption = None,
    end: ToOption = None,
    undated: UndatedOption = None,
    article: ArticleOption = None,
    speaker: SpeakerOption = None,
    asserted_only: AssertedOption = False,
    level: LevelOption = None,
    kind: KindOption = None,
    concepts: ConceptsOption = None,
    seed: SeedOption = 1,
    form: FormatOption = Shape.text,
    language: LanguageOption = Language.en,
) -> None:
    """Show how balanced a network of cooperation and conflict is, and who sits on its unstable triangles.

    Example: kg balance --kind State --level state
    """
    from kg.cli import analysis_render as render

    chosen = _options(level=level, kinds=kind, concepts=concepts)
    opened = graph()
    selection = opened.selection(
        as_of=as_of, start=start, end=end, undated=undated, article=article, speaker=speaker,
        asserted_only=asserted_only,
    )  # fmt: skip
    found = opened.balance(projection, selection=selection, seed=seed, language=language.value, **chosen)
    echo_json(found) if form is Shape.json else echo(render.balance(found, form.value, language.value))


@app.command()
def similarity(
    states: Annotated[
        list[str] | None, typer.Argument(help="States: one for its pairs, several for those among them.")
    ] = None,
    measure: Annotated[str, typer.Option("--measure", "-m", help="S, kappa, pi or tau_b.")] = "S",
    data: Annotated[
        Path | None,
        typer.Option(
            help="A CSV of your own (ATOP's member level, or pairs of states) instead of the graph's treaties."
        ),
    ] = None,
    year: Annotated[int | None, typer.Option(help="Of the file: what was in force in this year.")] = None,
    top: TopOption = 20,
    as_of: AsOfOption = None,
    start: FromOption = None,
    end: ToOption = None,
    undated: UndatedOption = None,
    article: ArticleOption = None,
    speaker: SpeakerOption = None,
    asserted_only: AssertedOption = False,
    plot: PlotOption = None,
    form: FormatOption = Shape.text,
    language: LanguageOption = Language.en,
) -> None:
    """Compare the alliance portfolios of states.

    Example: kg similarity Japan Germany Poland --measure kappa
    """
    from kg.cli import analysis_render as render

    opened = graph()
    selection = opened.selection(
        as_of=as_of, start=start, end=end, undated=undated, article=article, speaker=speaker,
        asserted_only=asserted_only,
    )  # fmt: skip
    found = opened.similarity(
        states or (), selection=selection, measure=measure, data=data, year=year, top=top or None,
        language=language.value,
    )  # fmt: skip
    if plot:
        from kg import plots

        content = render.matrix(found, language.value)
        echo_note(plots.matrix(content, plot, *(render.headline(found[part]) for part in ("measure", "source"))))
    echo_json(found) if form is Shape.json else echo(render.similarity(found, form.value, language.value))


@app.command()
def trend(
    thing: Annotated[str | None, typer.Argument(help="A node; without one the whole network is measured.")] = None,
    measure: Annotated[
        str | None,
        typer.Option(
            "--measure",
            "-m",
            help="Of a thing as in kg rank (strength where left out); of a network nodes, edges, cooperation, "
            "conflict, density or balanced (edges where left out).",
        ),
    ] = None,
    projection: ProjectionOption = "actors",
    cumulative: Annotated[
        bool, typer.Option("--cumulative", help="Count all up to each year instead of that year alone.")
    ] = False,
    start: Annotated[str | None, typer.Option("--from", help="From this year.")] = None,
    end: Annotated[str | None, typer.Option("--to", help="To this year.")] = None,
    article: ArticleOption = None,
    speaker: SpeakerOption = None,
    asserted_only: AssertedOption = False,
    level: LevelOption = None,
    kind: KindOption = None,
    sign: SignOption = None,
    concepts: ConceptsOption = None,
    plot: PlotOption = None,
    form: FormatOption = Shape.text,
    language: LanguageOption = Language.en,
) -> None:
    """Show a measure year by year, with the events that moved it.

    Example: kg trend Japan --from 2015 --to 2021
    """
    from kg.cli import analysis_render as render

    chosen = _options(level=level, kinds=kind, sign=sign, concepts=concepts)
    opened = graph()
    selection = opened.selection(start=start, end=end, article=article, speaker=speaker, asserted_only=asserted_only)
    found = opened.trend(
        thing, measure=measure, projection=projection, selection=selection, cumulative=cumulative,
        language=language.value, **chosen,
    )  # fmt: skip
    if plot:
        from kg import plots

        name = opened.label(opened.find(thing), language.value) if thing else found["projection"]["name"]
        values = {point["year"]: point["value"] for point in found["series"]}
        told = " – ".join(render.headline(found[part]) for part in ("measure", "projection"))
        echo_note(plots.lines({name: values}, plot, name, told))
    echo_json(found) if form is Shape.json else echo(render.trend(found, form.value, language.value))
