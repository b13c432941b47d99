"""The type of an issue by general words of the field."""

from __future__ import annotations

import re

from graph.model import Topic

# the first topic whose words are found; the narrower ones come first
_WORDS: tuple[tuple[Topic, str], ...] = (
    (Topic.JOINDER, r"数罪|(?<!犯)罪数|一罪|并罚|想象竞合|法条竞合|竞合|牵连|吸收犯|择一重|从一重|concurren|merge[sd]? into"),
    (Topic.COMPLICITY, r"共同犯罪|共犯|主犯|从犯|主从|帮助犯|教唆|正犯|同伙|胁从|共谋|犯罪集团|complic|accomplice|conspir|aid(?:ing|ed)? and abet"),
    (Topic.STAGE, r"既遂|未遂|中止|犯罪预备|预备|犯罪形态|着手|attempt|inchoate"),
    (Topic.PROCEDURE, r"证据|管辖|程序|笔录|鉴定|侦查|起诉|审判|抗诉|羁押|取保|逮捕|电子数据|报价|价格认定|移送|变现|追缴|涉案财物|处置|证明|举证|诉讼|时效"
     r"|evidence|jurisdiction|admissib|burden of proof|discovery|warrant"),
    (Topic.CIVIL, r"赔偿|违约|侵权|民事|合同|连带|赔付|埋单|买单|补偿|婚姻|继承|物权|债权人|不当得利|过错责任|运营商|服务商|服务提供商|各方责任"
     r"|\bliab|trespass|tort|contract|damages|recover|negligen|remed"),
    (Topic.SENTENCING, r"量刑(?!量)|从轻|从重|减轻|缓刑|自首|立功|坦白|刑期|退赃|数额|扣除|累计|认罪认罚|违法所得|sentenc|penalt|mitigat|loss amount"),
    (Topic.GUILT, r"(?:构成|成立|属于|作为)犯罪(?!集团|中止)|入罪|出罪|罪与非罪|无罪|刑事责任|追究刑|犯罪处理|criminal(?:ly)? liab|\ba crime\b|guilty"),
    (Topic.CHARGE, r"何罪|罪名|此罪|定性|定罪|性质|如何认定|怎么认定|怎样认定|如何评价|[\u4e00-\u9fff]罪(?!中|的)|charge|offen[cs]e|fraud|theft"),
    (Topic.ELEMENT, r"属于|界定|理解|含义|范围|认定|明知|占有|财物|处分|错误|被害人|因果|故意|要件|解释|区别|界限|标准"
     r"|authori[sz]|means of identification|meaning|definition|circumvent"),
)  # fmt: skip
_PATTERNS = tuple((topic, re.compile(words, re.IGNORECASE)) for topic, words in _WORDS)
_TITLE = re.compile("《[^》]*》")
_PENALTY_TOO = re.compile(r"定罪量刑|定罪处罚")


def topic_of(text: str) -> Topic | None:
    """The topic the words of an issue speak of, None where none of them is telling."""
    text = _PENALTY_TOO.sub("定罪", _TITLE.sub("", text))
    return next((topic for topic, words in _PATTERNS if words.search(text)), None)
