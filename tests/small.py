"""A small corpus of one article whose every statement is known, in a checkout of its own with the real ontology."""

from __future__ import annotations

import shutil
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent

PREFIXES = """@prefix kg: <https://w3id.org/alliance-kg/ontology#> .
@prefix id: <https://w3id.org/alliance-kg/id/> .
@prefix p: <https://w3id.org/alliance-kg/passage/little/> .
@prefix sem: <http://semanticweb.cs.vu.nl/2009/11/sem/> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix unit: <http://qudt.org/vocab/unit/> .
"""

ODD_NAME = 'Odd <b>bold</b> & "quoted"\u202e\u200b name'
"""A label that a page or terminal could take for more than text."""

ARTICLE = """小文章
1951年9月，日本与美国签署了互助条约。
日本支持责任分担。
批评者说日本并不出钱。
韩国没有加入互助条约。
美国2019年要求日本支付80亿美元。
2019年7月，美国与韩国举行会议。
小工具。
"""

THINGS = (
    PREFIXES
    + """
id:article-little a kg:Article ; kg:number "900" ; kg:file "900_little.txt" ;
        dcterms:title "小文章"@zh-Hans ;
    rdfs:label "A little article"@en , "小文章"@zh-Hans ; dcterms:creator id:ann-author ;
    kg:defaultSpeaker id:ann-author ; kg:date "2020-01"^^kg:edtf .

id:ann-author a foaf:Person ; rdfs:label "Ann Author"@en , "安作者"@zh-Hans .
id:critics a kg:Collective ; rdfs:label "the critics"@en , "批评者们"@zh-Hans .
id:japan a kg:State ; rdfs:label "Japan"@en , "日本"@zh-Hans , "日本"@ja .
id:united-states a kg:State ;
        rdfs:label "United States"@en , "美国"@zh-Hans , "アメリカ"@ja ;
        skos:altLabel "US"@en , "米国"@ja .
id:south-korea a kg:State ; rdfs:label "South Korea"@en , "韩国"@zh-Hans , "韓国"@ja .
id:mutual-treaty a kg:Treaty ; rdfs:label "Mutual Treaty"@en ,
            "互助条约"@zh-Hans , "相互条約"@ja .
id:burden-sharing a kg:Concept ; rdfs:label "burden-sharing"@en ,
            "责任分担"@zh-Hans , "負担分担"@ja .
id:signing-1951 a kg:TreatyAction ;
        rdfs:label "signing of the Mutual Treaty, 1951"@en , "1951年签署互助条约"@zh-Hans .
id:meeting-2019 a kg:Meeting ; rdfs:label "Seoul meeting, 2019"@en ,
            "2019年首尔会议"@zh-Hans .
id:payment a kg:Measure ; rdfs:label "payment"@en , "支付额"@zh-Hans .
id:odd a kg:PolicyInstrument ; rdfs:label "ODD_NAME"@en , "怪名<i>小工具</i>"@zh-Hans ;
        skos:altLabel "odd tool"@en .
id:twin-one a kg:PolicyInstrument ; rdfs:label "Twin plan"@en , "双子计划甲"@zh-Hans .
id:twin-two a kg:PolicyInstrument ; rdfs:label "Twin plan"@en , "双子计划乙"@zh-Hans .
""".replace("ODD_NAME", ODD_NAME.replace('"', '\\"'))
)

PASSAGES = (
    PREFIXES
    + """
p:l2a { id:japan kg:partyTo id:mutual-treaty . id:united-states kg:partyTo id:mutual-treaty . }
p:l2a kg:section "1" ; kg:paragraph 1 ; kg:line 2 ; kg:exact "日本与美国签署" ;
    kg:summary "Japan and the United States are parties to the Mutual Treaty."@en ,
            "日本与美国是互助条约的缔约方。"@zh-Hans .
p:l2b { id:signing-1951 kg:concerns id:mutual-treaty ; kg:date "1951-09"^^kg:edtf ;
        sem:hasActor id:japan . }
p:l2b kg:section "1" ; kg:line 2 ; kg:exact "1951年9月" ;
    kg:summary "The Mutual Treaty was signed in September 1951."@en ,
            "互助条约于1951年9月签署。"@zh-Hans .
p:l3a { id:japan kg:supports id:burden-sharing . }
p:l3a kg:section "1" ; kg:line 3 ; kg:exact "日本支持责任分担" ;
    kg:summary "Japan supports burden-sharing."@en , "日本支持责任分担。"@zh-Hans .
p:l4a {
    id:claim-japan-does-not-pay a kg:Claim ; kg:claimKind kg:criticism ;
        kg:claimant id:critics ;
        kg:content "Japan opposes sharing the burden."@en , "日本反对分担责任。"@zh-Hans ;
        rdf:subject id:japan ; rdf:predicate kg:opposes ; rdf:object id:burden-sharing ;
        kg:about id:japan .
}
p:l4a kg:section "1" ; kg:line 4 ; kg:exact "批评者说日本" ; kg:speaker id:critics ;
        kg:stance kg:rejects ;
    kg:summary "The critics say that Japan opposes burden-sharing."@en ,
            "批评者们说日本反对责任分担。"@zh-Hans .
p:l5a {
    id:no-korea-in-treaty a kg:Negation ; rdf:subject id:south-korea ;
        rdf:predicate kg:partyTo ;
        rdf:object id:mutual-treaty ;
        kg:content "South Korea is no party to the Mutual Treaty."@en ,
            "韩国不是互助条约的缔约方。"@zh-Hans .
}
p:l5a kg:section "1" ; kg:line 5 ; kg:exact "韩国没有加入" ;
    kg:summary "South Korea did not join the Mutual Treaty."@en ,
            "韩国没有加入互助条约。"@zh-Hans .
p:l6a {
    id:demand-2019 a kg:ProposedAct ; kg:modality kg:demanded ;
        kg:proposedBy id:united-states ; kg:addressedTo id:japan ;
        kg:content "The United States demands eight billion dollars of Japan."@en ,
            "美国要求日本支付80亿美元。"@zh-Hans ;
        kg:date "2019"^^kg:edtf ; kg:quantity id:eight-billion .
    id:eight-billion a kg:Quantity ; kg:value 8000000000 ; kg:currency "USD" ;
        kg:approximate false ; kg:measure id:payment .
}
p:l6a kg:section "2" ; kg:line 6 ; kg:exact "要求日本支付" ;
    kg:summary "In 2019 the United States demanded eight billion dollars of Japan."@en ,
            "2019年美国要求日本支付80亿美元。"@zh-Hans .
p:l7a { id:meeting-2019 sem:hasActor id:united-states , id:south-korea ;
        kg:date "2019-07"^^kg:edtf . }
p:l7a kg:section "2" ; kg:line 7 ; kg:exact "2019年7月" ;
    kg:summary "The United States and South Korea met in July 2019."@en ,
            "2019年7月美国与韩国会面。"@zh-Hans .
p:l8a { id:south-korea kg:uses id:odd . }
p:l8a kg:section "3" ; kg:line 8 ; kg:exact "小工具" ;
    kg:summary "South Korea uses a tool."@en , "韩国使用一种工具。"@zh-Hans .
"""
)

GOOD_ADDITION = (
    PREFIXES
    + """
id:atlantis a kg:State ; rdfs:label "Atlantis"@en , "亚特兰蒂斯"@zh-Hans .
p:l9a { id:atlantis kg:supports id:burden-sharing . }
p:l9a kg:section "9" ; kg:line 9 ; kg:exact "亚特兰蒂斯" ;
    kg:summary "Atlantis supports burden-sharing."@en , "亚特兰蒂斯支持责任分担。"@zh-Hans .
"""
)
"""Data of a user's own that breaks no shape."""

BAD_ADDITION = GOOD_ADDITION.replace("kg:line 9 ; ", "")
"""The same without the line of its passage."""


def make_checkout(root: Path, program: bool = False) -> Path:
    """Write the small corpus below a folder: ontology, data, the article and, if wished, the program."""
    ignored = shutil.ignore_patterns("__pycache__")
    # The theories are about the articles' own data, which the small corpus doesn't have.
    shutil.copytree(REPOSITORY / "ontology", root / "ontology", ignore=shutil.ignore_patterns("theories"))
    (root / "data").mkdir()
    (root / "data" / "things.ttl").write_text(THINGS, "utf-8")
    (root / "data" / "passages.trig").write_text(PASSAGES, "utf-8")
    (root / "articles").mkdir()
    (root / "articles" / "900_little.txt").write_text(ARTICLE, "utf-8")
    if program:
        shutil.copytree(REPOSITORY / "kg", root / "kg", ignore=ignored)
        shutil.copytree(REPOSITORY / "viz", root / "viz", ignore=ignored)
    return root
