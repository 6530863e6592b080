"""A few events, treaties and claims whose every tie is known, to be taken in beside the small corpus."""

from __future__ import annotations

from small import PREFIXES


def passage(name: str, line: int, body: str, summary: str, more: str = "") -> str:
    """A passage on a line of the little article; its quote is taken from that line by `EXACT`."""
    return (
        f"p:{name} {{ {body} }}\n"
        f'p:{name} kg:section "1" ; kg:line {line} ; kg:exact "{EXACT[line]}" ; {more}\n'
        f'    kg:summary "{summary}"@en , "摘要"@zh-Hans .\n'
    )


EXACT = {2: "日本与美国签署", 3: "日本支持责任分担", 4: "批评者说日本", 6: "要求日本支付", 7: "2019年7月"}

TRIG = (
    PREFIXES
    + """
@prefix cito: <http://purl.org/spar/cito/> .
id:exercise-2018 a kg:MilitaryExercise ; rdfs:label "exercise, 2018"@en , "2018年演习"@zh-Hans .
id:tariff-2019 a kg:Sanction ; rdfs:label "tariff, 2019"@en , "2019年关税"@zh-Hans .
id:talks-undated a kg:Meeting ; rdfs:label "talks"@en , "会谈"@zh-Hans .
id:signing-old a kg:TreatyAction ; rdfs:label "signing, 1953"@en , "1953年签署"@zh-Hans .
id:leaving a kg:TreatyAction ; rdfs:label "withdrawal, 1960"@en , "1960年退出"@zh-Hans .
id:old-treaty a kg:Treaty ; rdfs:label "Old Treaty"@en , "旧条约"@zh-Hans .
id:coder a foaf:Person ; rdfs:label "coder"@en , "编码员"@zh-Hans .
id:optimists a kg:Collective ; rdfs:label "the optimists"@en , "乐观者"@zh-Hans .
id:korean-minister a foaf:Person ; rdfs:label "Korean minister"@en , "韩国部长"@zh-Hans .
"""
    + passage(
        "x1",
        7,
        'id:exercise-2018 sem:hasActor id:united-states , id:japan ; kg:date "2018-05"^^kg:edtf .',
        "The United States and Japan exercised in 2018.",
    )
    + passage(
        "x2",
        7,
        'id:tariff-2019 kg:initiator id:united-states ; kg:target id:japan ; kg:date "2019"^^kg:edtf .',
        "The United States put a tariff on Japan in 2019.",
    )
    + passage("x3", 7, "id:talks-undated sem:hasActor id:japan , id:korean-minister .", "Japan and a minister talked.")
    + passage(
        "x4",
        2,
        "id:south-korea kg:partyTo id:old-treaty . id:united-states kg:partyTo id:old-treaty . "
        "id:signing-old kg:concerns id:old-treaty ; kg:treatyActionKind kg:signature ; "
        'kg:date "1953"^^kg:edtf ; sem:hasActor id:united-states . '
        "id:leaving kg:concerns id:old-treaty ; kg:treatyActionKind kg:treaty-withdrawal ; "
        'kg:date "1960"^^kg:edtf ; kg:initiator id:united-states .',
        "The Old Treaty was signed in 1953 and left in 1960.",
    )
    + passage("x5", 7, "id:korean-minister kg:represents id:south-korea .", "The minister represents South Korea.")
    + passage("x6", 3, "id:japan kg:inDisputeWith id:south-korea .", "Japan is in dispute with South Korea.")
    + passage(
        "x7",
        3,
        "id:claim-good a kg:Claim ; kg:claimKind kg:judgement ; kg:claimant id:optimists ; "
        'kg:content "Sharing works."@en , "分担有效。"@zh-Hans ; kg:about id:burden-sharing .',
        "The optimists say that sharing works.",
        "kg:speaker id:optimists ; kg:stance kg:endorses ;",
    )
    + passage(
        "x8",
        4,
        "id:claim-bad a kg:Claim ; kg:claimKind kg:criticism ; kg:claimant id:critics ; "
        'kg:content "Sharing fails."@en , "分担无效。"@zh-Hans ; kg:about id:burden-sharing ; '
        "cito:disputes id:claim-good .",
        "The critics say that sharing fails.",
        "kg:speaker id:critics ; kg:stance kg:rejects ;",
    )
    + """
id:coding-of-diplomacy a kg:Coding ; kg:coder id:coder ; kg:date "2026-11"^^kg:edtf ;
    kg:codebookEntry kg:plover-consult , kg:plover-cooperate , kg:plover-sanction , kg:plover-request .
id:coding-of-diplomacy {
    id:exercise-2018 kg:eventClass kg:plover-cooperate .
    id:tariff-2019 kg:eventClass kg:plover-sanction .
    id:talks-undated kg:eventClass kg:plover-consult .
    id:meeting-2019 kg:eventClass kg:plover-consult .
    id:demand-2019 kg:eventClass kg:plover-request .
}
"""
)
