"""A graph in the project's style: some eighty things with names in four languages, and what is said."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import networkx as nx

HERE = Path(__file__).parent
ID = "https://w3id.org/alliance-kg/id/"
ONTOLOGY = "https://w3id.org/alliance-kg/ontology#"
PASSAGE = "https://w3id.org/alliance-kg/passage/"

TYPES = {
    "State": ("State", "国家", "國家", "国家"),
    "Person": ("Person", "人物", "人物", "人物"),
    "InternationalOrganisation": ("International organisation", "国际组织", "國際組織", "国際機関"),
    "GovernmentBody": ("Government body", "政府机构", "政府機構", "政府機関"),
    "Alliance": ("Alliance", "同盟", "同盟", "同盟"),
    "Treaty": ("Treaty", "条约", "條約", "条約"),
    "PolicyInstrument": ("Policy instrument", "政策工具", "政策工具", "政策手段"),
    "Concept": ("Concept", "概念", "概念", "概念"),
    "OfficialVisit": ("Official visit", "正式访问", "正式訪問", "公式訪問"),
    "Conference": ("Conference", "会议", "會議", "会議"),
    "MilitaryAction": ("Military action", "军事行动", "軍事行動", "軍事行動"),
    "MilitaryExercise": ("Military exercise", "军事演习", "軍事演習", "軍事演習"),
    "Claim": ("Claim", "主张", "主張", "主張"),
    "ProposedAct": ("Proposed act", "拟议行动", "擬議行動", "提案された行為"),
    "Quantity": ("Quantity", "数量", "數量", "数量"),
    "Place": ("Place", "地点", "地點", "場所"),
}

# type: key|en|zh-Hans|zh-Hant|ja
THINGS = (HERE / "things.txt").read_text(encoding="utf-8")

RELATIONS = {
    "memberOf": ("member of", "成员", "成員", "加盟"),
    "partyTo": ("party to", "缔约方", "締約方", "締約国"),
    "hasActor": ("actor", "行为者", "行為者", "行為者"),
    "destination": ("destination", "目的地", "目的地", "訪問先"),
    "uses": ("uses", "使用", "使用", "用いる"),
    "opposes": ("opposes", "反对", "反對", "反対する"),
    "supports": ("supports", "支持", "支持", "支持する"),
    "about": ("about", "关于", "關於", "について"),
    "claimant": ("claimed by", "主张者", "主張者", "主張者"),
    "disputes": ("disputes", "反驳", "反駁", "反論する"),
    "proposedBy": ("proposed by", "提议者", "提議者", "提案者"),
    "addressedTo": ("addressed to", "对象", "對象", "宛先"),
    "proposes": ("proposes", "提议", "提議", "提案する"),
    "quantity": ("amount", "数额", "數額", "金額"),
    "participatesIn": ("takes part in", "参加", "參加", "参加する"),
    "target": ("target", "目标", "目標", "対象"),
    "leads": ("leads", "领导", "領導", "率いる"),
    "locatedIn": ("located in", "位于", "位於", "所在地"),
    "dependsOn": ("depends on", "依赖", "依賴", "依存する"),
    "shouldDeploy": ("should deploy", "应部署", "應部署", "配備すべき"),
}

# subject relation object [date] [kind] [stance]
STATEMENTS = (HERE / "statements.txt").read_text(encoding="utf-8")

ARTICLES = {
    "saltzman": ("Soft Balancing as Foreign Policy", "Ilai Saltzman"),
    "heginbotham-samuels": ("Vulnerable US Alliances in Northeast Asia", "Heginbotham and Samuels"),
    "lu-hao": ("The Trump administration and the alliance", "Lu Hao"),
    "jiang-liyuan": ("Burden-sharing in the alliance", "Jiang Liyuan"),
}
QUOTES = (
    "提高至80億美元左右",
    "日本并未加入美国领导的“前哨行动”",
    "「已處於較高水平」",
    "考虑对日本实施经济制裁",
    "有的人认为应该",
    "博爾頓訪問日本",
)
LANGUAGES = ("en", "zh-Hans", "zh-Hant", "ja")


def alliance_graph() -> nx.MultiDiGraph[str]:
    """Return the graph, with every attribute of the contract in use."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    names: dict[str, dict[str, str]] = {}
    for line in THINGS.strip().splitlines():
        kind, rest = line.split(": ", 1)
        key, *labels = rest.split("|")
        names[key] = dict(zip(LANGUAGES, labels, strict=True))
        graph.add_node(
            ID + key,
            labels={language: [label] for language, label in names[key].items()},
            type=kind,
            type_labels=dict(zip(LANGUAGES, TYPES[kind], strict=True)),
        )
    graph.nodes[ID + "japan"]["labels"]["en"] += ["Nippon", "Empire of Japan"]
    graph.nodes[ID + "donald-trump"]["labels"]["zh-Hans"] += ["川普"]
    graph.nodes[ID + "united-states"]["labels"]["ja"] += ["米国", "アメリカ"]
    passages: dict[str, dict[str, Any]] = {}
    for number, line in enumerate(STATEMENTS.strip().splitlines()):
        subject, relation, object_, *rest = line.split()
        date, kind, stance = (rest + ["-", "fact", "asserts"][len(rest) :])[:3]
        label = dict(zip(LANGUAGES, RELATIONS[relation], strict=True))
        sentence = {
            "en": f"{names[subject]['en']}: {label['en']} {names[object_]['en']}.",
            "zh-Hans": f"{names[subject]['zh-Hans']}：{label['zh-Hans']}{names[object_]['zh-Hans']}。",
            "zh-Hant": f"{names[subject]['zh-Hant']}：{label['zh-Hant']}{names[object_]['zh-Hant']}。",
            "ja": f"{names[subject]['ja']}：{label['ja']}「{names[object_]['ja']}」。",
        }
        ids = []
        for step in range(1 + number % 7 // 6):
            article = list(ARTICLES)[(number + step) % len(ARTICLES)]
            ids.append(f"{PASSAGE}{article}/l{100 + number}{'ab'[step]}")
            passages[ids[-1]] = {
                "article": ARTICLES[article][0],
                "author": ARTICLES[article][1],
                "section": f"{1 + number % 5}.{1 + number % 3}",
                "line": 100 + number,
                "exact": QUOTES[number % len(QUOTES)],
                "speaker": ARTICLES[article][1] if stance == "asserts" else "Government of Japan",
                "stance": stance,
                "summary": {"en": sentence["en"], "zh-Hans": sentence["zh-Hans"]},
            }
        graph.add_edge(
            ID + subject,
            ID + object_,
            key=f"{ONTOLOGY}{relation}" if kind == "fact" else f"{ONTOLOGY}{relation}/{kind}/{number}",
            predicate=ONTOLOGY + relation,
            labels=label,
            sentence=sentence,
            date=None if date == "-" else date,
            kind=kind,
            stance=stance,
            passages=ids,
        )
    graph.nodes[ID + "eight-billion-dollars"]["facts"] = [
        {"sentence": {"en": "About 8,000,000,000 US dollars.", "zh-Hans": "约80亿美元。"}, "passages": ids}
    ]
    graph.graph["passages"] = passages
    return graph
