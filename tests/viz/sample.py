"""A graph in the project's style: some eighty things with names in four languages, and what is said of them."""

from __future__ import annotations

from typing import Any

import networkx as nx

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

# type: key | en | zh-Hans | zh-Hant | ja
THINGS = """
State: japan|Japan|日本|日本|日本
State: united-states|United States|美国|美國|アメリカ合衆国
State: south-korea|South Korea|韩国|韓國|韓国
State: china|China|中国|中國|中国
State: north-korea|North Korea|朝鲜|北韓|北朝鮮
State: soviet-union|Soviet Union|苏联|蘇聯|ソビエト連邦
State: united-kingdom|United Kingdom|英国|英國|イギリス
State: germany|Germany|德国|德國|ドイツ
State: iran|Iran|伊朗|伊朗|イラン
State: australia|Australia|澳大利亚|澳洲|オーストラリア
State: philippines|Philippines|菲律宾|菲律賓|フィリピン
State: france|France|法国|法國|フランス
Person: john-bolton|John Bolton|约翰·博尔顿|約翰·博爾頓|ジョン・ボルトン
Person: donald-trump|Donald Trump|唐纳德·特朗普|川普|ドナルド・トランプ
Person: shinzo-abe|Shinzo Abe|安倍晋三|安倍晉三|安倍晋三
Person: joe-biden|Joe Biden|约瑟夫·拜登|喬·拜登|ジョー・バイデン
Person: moon-jae-in|Moon Jae-in|文在寅|文在寅|文在寅
Person: franklin-roosevelt|Franklin D. Roosevelt|富兰克林·罗斯福|富蘭克林·羅斯福|フランクリン・ルーズベルト
Person: cordell-hull|Cordell Hull|科德尔·赫尔|科德爾·赫爾|コーデル・ハル
Person: fumio-kishida|Fumio Kishida|岸田文雄|岸田文雄|岸田文雄
Person: mark-esper|Mark Esper|马克·埃斯珀|馬克·艾斯培|マーク・エスパー
InternationalOrganisation: nato|NATO|北约|北約|NATO
InternationalOrganisation: united-nations|United Nations|联合国|聯合國|国際連合
InternationalOrganisation: asean|ASEAN|东盟|東盟|ASEAN
InternationalOrganisation: league-of-nations|League of Nations|国际联盟|國際聯盟|国際連盟
GovernmentBody: government-of-japan|Government of Japan|日本政府|日本政府|日本政府
GovernmentBody: us-department-of-state|US Department of State|美国国务院|美國國務院|アメリカ国務省
GovernmentBody: us-department-of-defense|US Department of Defense|美国国防部|美國國防部|アメリカ国防総省
GovernmentBody: trump-administration|Trump administration|特朗普政府|川普政府|トランプ政権
GovernmentBody: japanese-ministry-of-defence|Japanese Ministry of Defence|日本防卫省|日本防衛省|防衛省
Alliance: us-japan-alliance|US–Japan alliance|美日同盟|美日同盟|日米同盟
Alliance: us-rok-alliance|US–ROK alliance|美韩同盟|美韓同盟|米韓同盟
Alliance: anglo-japanese-alliance|Anglo-Japanese Alliance|英日同盟|英日同盟|日英同盟
Alliance: quad|Quad|四方安全对话|四方安全對話|日米豪印戦略対話
Treaty: security-treaty-1960|US–Japan Security Treaty (1960)|美日安保条约（1960）|美日安保條約（1960）|日米安全保障条約（1960年）
Treaty: special-measures-agreement|Special Measures Agreement|特别措施协定|特別措施協定|特別協定
Treaty: nine-power-treaty|Nine-Power Treaty|九国公约|九國公約|九カ国条約
Treaty: status-of-forces-agreement|Status of Forces Agreement|驻军地位协定|駐軍地位協定|日米地位協定
Treaty: nonproliferation-treaty|Non-Proliferation Treaty|不扩散核武器条约|核不擴散條約|核兵器不拡散条約
PolicyInstrument: economic-sanctions|Economic sanctions|经济制裁|經濟制裁|経済制裁
PolicyInstrument: host-nation-support|Host-nation support|东道国支援|地主國支援|駐留経費負担
PolicyInstrument: oil-embargo|Oil embargo|石油禁运|石油禁運|石油禁輸
PolicyInstrument: moral-embargo|Moral embargo|道义禁运|道義禁運|道義的禁輸
PolicyInstrument: credits-to-china|Credits to China|对华贷款|對華貸款|対中借款
PolicyInstrument: missile-defence|Missile defence|导弹防御|飛彈防禦|ミサイル防衛
PolicyInstrument: tariffs|Tariffs|关税|關稅|関税
Concept: burden-sharing|Burden-sharing|负担分担|負擔分擔|負担分担
Concept: extended-deterrence|Extended deterrence|延伸威慑|延伸嚇阻|拡大抑止
Concept: abandonment|Abandonment|被抛弃|被拋棄|見捨てられ
Concept: entrapment|Entrapment|被牵连|被牽連|巻き込まれ
Concept: soft-balancing|Soft balancing|软制衡|軟性制衡|ソフト・バランシング
Concept: hard-balancing|Hard balancing|硬制衡|硬性制衡|ハード・バランシング
Concept: alliance-management|Alliance management|同盟管理|同盟管理|同盟管理
Concept: free-riding|Free riding|搭便车|搭便車|ただ乗り
Concept: grey-zone|Grey zone|灰色地带|灰色地帶|グレーゾーン
Concept: collective-self-defence|Collective self-defence|集体自卫|集體自衛|集団的自衛権
OfficialVisit: bolton-visit-2019|Bolton’s visit to Japan, 2019|博尔顿访日（2019）|博爾頓訪日（2019）|ボルトン訪日（2019年）
OfficialVisit: abe-visit-iran-2019|Abe’s visit to Iran, 2019|安倍访问伊朗（2019）|安倍訪問伊朗（2019）|安倍イラン訪問（2019年）
OfficialVisit: trump-visit-2019|Trump’s visit to Japan, 2019|特朗普访日（2019）|川普訪日（2019）|トランプ訪日（2019年）
Conference: brussels-conference|Brussels Conference, 1937|布鲁塞尔会议（1937）|布魯塞爾會議（1937）|ブリュッセル会議（1937年）
Conference: washington-conference|Washington Naval Conference|华盛顿会议|華盛頓會議|ワシントン会議
Conference: g20-osaka|G20 Osaka summit|G20大阪峰会|G20大阪峰會|G20大阪サミット
MilitaryAction: operation-sentinel|Operation Sentinel|前哨行动|前哨行動|センチネル作戦
MilitaryAction: mukden-incident|Mukden Incident|九一八事变|九一八事變|満州事変
MilitaryAction: attack-on-pearl-harbor|Attack on Pearl Harbor|偷袭珍珠港|偷襲珍珠港|真珠湾攻撃
MilitaryAction: korean-war|Korean War|朝鲜战争|韓戰|朝鮮戦争
MilitaryExercise: keen-sword|Keen Sword exercise|利剑演习|利劍演習|キーン・ソード演習
MilitaryExercise: foal-eagle|Foal Eagle exercise|鹞鹰演习|鷂鷹演習|フォール・イーグル演習
Claim: claim-share-high|Japan’s share is already high|日本的负担已经偏高|日本的負擔已經偏高|日本の負担は既に高い
Claim: claim-return-nuclear|Nuclear weapons should return to South Korea|核武器应重返韩国|核武器應重返韓國|核兵器を韓国に戻すべきだ
Claim: claim-soft-balancing-fails|Soft balancing alone did not stop Japan|仅靠软制衡未能阻止日本|僅靠軟制衡未能阻止日本|ソフト・バランシングだけでは日本を止められなかった
Claim: claim-allies-pay-more|Allies should pay more|盟国应多付费|盟國應多付費|同盟国はもっと払うべきだ
ProposedAct: bolton-demand|Bolton’s demand for 8 billion dollars|博尔顿80亿美元要求|博爾頓80億美元要求|ボルトンの80億ドル要求
ProposedAct: sanctions-considered-1938|Sanctions on Japan considered, 1938|1938年考虑对日制裁|1938年考慮對日制裁|1938年に検討された対日制裁
ProposedAct: troop-withdrawal-threat|Threat to withdraw troops|撤军威胁|撤軍威脅|撤兵の脅し
Quantity: eight-billion-dollars|8 billion US dollars|80亿美元|80億美元|80億ドル
Quantity: five-billion-dollars|5 billion US dollars|50亿美元|50億美元|50億ドル
Place: strait-of-hormuz|Strait of Hormuz|霍尔木兹海峡|荷莫茲海峽|ホルムズ海峡
Place: senkaku-islands|Senkaku/Diaoyu Islands|钓鱼岛|釣魚臺|尖閣諸島
Place: manchuria|Manchuria|满洲|滿洲|満州
Place: okinawa|Okinawa|冲绳|沖繩|沖縄
"""

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
STATEMENTS = """
japan memberOf us-japan-alliance 1960
united-states memberOf us-japan-alliance 1960
south-korea memberOf us-rok-alliance 1953
united-states memberOf us-rok-alliance 1953
japan memberOf anglo-japanese-alliance 1902/1923
united-kingdom memberOf anglo-japanese-alliance 1902/1923
japan memberOf quad 2007
united-states memberOf quad 2007
australia memberOf quad 2007
united-states memberOf nato 1949
united-kingdom memberOf nato 1949
germany memberOf nato 1955
france memberOf nato 1949
japan memberOf league-of-nations 1920/1933
united-kingdom memberOf league-of-nations 1920
philippines memberOf asean 1967
japan memberOf united-nations 1956
south-korea memberOf united-nations 1991
japan partyTo security-treaty-1960 1960
united-states partyTo security-treaty-1960 1960
japan partyTo special-measures-agreement 1987
united-states partyTo special-measures-agreement 1987
japan partyTo status-of-forces-agreement 1960
united-states partyTo status-of-forces-agreement 1960
japan partyTo nine-power-treaty 1922
china partyTo nine-power-treaty 1922
united-states partyTo nine-power-treaty 1922
japan partyTo nonproliferation-treaty 1976
us-japan-alliance dependsOn security-treaty-1960
special-measures-agreement about host-nation-support
host-nation-support about burden-sharing
bolton-visit-2019 hasActor john-bolton 2019-07
bolton-visit-2019 destination japan 2019-07
trump-visit-2019 hasActor donald-trump 2019-05
trump-visit-2019 destination japan 2019-05
abe-visit-iran-2019 hasActor shinzo-abe 2019-06
abe-visit-iran-2019 destination iran 2019-06
john-bolton memberOf trump-administration 2018/2019
mark-esper leads us-department-of-defense 2019/2020
donald-trump leads trump-administration 2017/2021
shinzo-abe leads government-of-japan 2012/2020
fumio-kishida leads government-of-japan 2021/2024
cordell-hull leads us-department-of-state 1933/1944
franklin-roosevelt leads united-states 1933/1945
joe-biden leads united-states 2021
moon-jae-in leads south-korea 2017/2022
bolton-demand proposedBy john-bolton 2019-07 proposed
bolton-demand addressedTo japan 2019-07 proposed
bolton-demand proposes host-nation-support 2019-07 proposed
bolton-demand quantity eight-billion-dollars 2019-07 proposed
troop-withdrawal-threat proposedBy donald-trump 2019 proposed
troop-withdrawal-threat addressedTo south-korea 2019 proposed
troop-withdrawal-threat quantity five-billion-dollars 2019 proposed
sanctions-considered-1938 proposedBy us-department-of-state 1938-06~ proposed
sanctions-considered-1938 addressedTo japan 1938-06~ proposed
sanctions-considered-1938 proposes economic-sanctions 1938-06~ proposed
claim-share-high claimant government-of-japan 2019 claim reports
claim-share-high about burden-sharing 2019 claim reports
claim-share-high disputes bolton-demand 2019 claim reports
claim-return-nuclear about extended-deterrence - claim questions
claim-return-nuclear about south-korea - claim rejects
claim-soft-balancing-fails about soft-balancing 1937 claim asserts
claim-soft-balancing-fails about brussels-conference 1937 claim asserts
claim-allies-pay-more claimant donald-trump 2019 claim reports
claim-allies-pay-more about free-riding 2019 claim reports
claim-allies-pay-more about nato 2019 claim rejects
japan participatesIn operation-sentinel 2019 negation
south-korea participatesIn operation-sentinel 2020
united-kingdom participatesIn operation-sentinel 2019
australia participatesIn operation-sentinel 2019
united-states leads operation-sentinel 2019
operation-sentinel locatedIn strait-of-hormuz 2019
operation-sentinel target iran 2019
brussels-conference about nine-power-treaty 1937-11
united-states participatesIn brussels-conference 1937-11
united-kingdom participatesIn brussels-conference 1937-11
soviet-union participatesIn brussels-conference 1937-11
japan participatesIn brussels-conference 1937-11 negation
germany participatesIn brussels-conference 1937-11 negation
japan participatesIn washington-conference 1921/1922
united-states participatesIn washington-conference 1921/1922
washington-conference about nine-power-treaty 1922
mukden-incident hasActor japan 1931-09-18
mukden-incident locatedIn manchuria 1931-09-18
manchuria locatedIn china
attack-on-pearl-harbor hasActor japan 1941-12-07
attack-on-pearl-harbor target united-states 1941-12-07
united-states uses oil-embargo 1941-08
united-states uses moral-embargo 1938
united-states uses credits-to-china 1938-12
oil-embargo target japan 1941-08
moral-embargo target japan 1938
credits-to-china target china 1938-12
moral-embargo about soft-balancing 1938
credits-to-china about soft-balancing 1938
oil-embargo about hard-balancing 1941
united-states uses economic-sanctions 1940
economic-sanctions target iran 2018
trump-administration uses tariffs 2018
tariffs target china 2018
trump-administration opposes free-riding 2019
trump-administration supports burden-sharing 2019
japan dependsOn extended-deterrence
south-korea dependsOn extended-deterrence
japan opposes abandonment - claim asserts
japan opposes entrapment - claim asserts
us-japan-alliance about alliance-management
us-rok-alliance about alliance-management
alliance-management about abandonment
alliance-management about entrapment
north-korea target missile-defence 2017
missile-defence about us-japan-alliance 2017
japan uses missile-defence 2003
china opposes missile-defence 2016
keen-sword hasActor japan 2018
keen-sword hasActor united-states 2018
foal-eagle hasActor south-korea 2017
foal-eagle hasActor united-states 2017
foal-eagle target north-korea 2017 claim reports
senkaku-islands about grey-zone 2012
china opposes senkaku-islands 2012 claim reports
us-japan-alliance about senkaku-islands 2014
okinawa locatedIn japan
status-of-forces-agreement about okinawa
japanese-ministry-of-defence supports missile-defence 2017
government-of-japan supports collective-self-defence 2014
collective-self-defence about us-japan-alliance 2014
g20-osaka locatedIn japan 2019-06
g20-osaka hasActor donald-trump 2019-06
g20-osaka hasActor shinzo-abe 2019-06
korean-war hasActor north-korea 1950
korean-war hasActor south-korea 1950
korean-war hasActor united-states 1950
soviet-union supports china 1937/1941
germany supports japan 1936
united-states opposes japan 1938/1941
united-states supports japan 1951
united-states supports japan 2019 claim reports
philippines supports burden-sharing 2023 claim endorses
"""

ARTICLES = {
    "saltzman": ("Soft Balancing as Foreign Policy", "Ilai Saltzman", "Digest for tests"),
    "heginbotham-samuels": ("Vulnerable US Alliances in Northeast Asia", "Heginbotham and Samuels", "x"),
    "lu-hao": ("The Trump administration and the alliance", "Lu Hao", "x"),
    "jiang-liyuan": ("Burden-sharing in the alliance", "Jiang Liyuan", "x"),
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
