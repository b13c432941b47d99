"""Forms in which speakers cite, in both languages, made by hand before the rules read them. All sentences are invented."""

from __future__ import annotations

import pytest

from graph.extract.citations import mentions

CHINESE: list[tuple[str, list[tuple[str, str | None]]]] = [
    ("根据《中华人民共和国刑法》第二百八十七条之二第一款，帮信罪以明知为前提。", [("《中华人民共和国刑法》", "第二百八十七条之二第一款")]),
    ("按照刑法第二十五条第一款的规定，二人以上共同故意犯罪。", [("刑法", "第二十五条第一款")]),
    ("刑法二百六十六条写得明白。", [("刑法", "二百六十六条")]),
    ("民法典一千一百六十五条是过错责任的一般条款。", [("民法典", "一千一百六十五条"), ("过错责任", None)]),
    ("行政处罚法第33条规定了首违不罚。", [("行政处罚法", "第33条")]),
    ("《行政诉讼法》第七十条、第七十四条分别规定了撤销和确认违法。", [("《行政诉讼法》", "第七十条、第七十四条")]),
    ("刑诉法第五十六条确立了非法证据排除规则。", [("刑诉法", "第五十六条")]),
    ("民诉法解释第一百零八条对证明标准有规定。", [("民诉法解释", "第一百零八条")]),
    ("《最高人民法院关于适用〈中华人民共和国刑事诉讼法〉的解释》第一百二十三条排除暴力取证。", [("《最高人民法院关于适用〈中华人民共和国刑事诉讼法〉的解释》", "第一百二十三条")]),
    ("两高《关于办理贪污贿赂刑事案件适用法律若干问题的解释》第十三条第二款把感情投资也算进来。", [("两高《关于办理贪污贿赂刑事案件适用法律若干问题的解释》", "第十三条第二款")]),
    ("最高人民法院第24号指导案例明确了受害人体质不减轻责任。", [("最高人民法院第24号指导案例", None)]),
    ("最高检发布的检例第140号可以参考。", [("最高检发布的检例第140号", None)]),
    ("指导性案例第104号认定了单位行贿。", [("指导性案例第104号", None)]),
    ("《刑事审判参考》第1204号案例持相反意见。", [("《刑事审判参考》第1204号案例", None)]),
    ("人民法院案例库入库案例也有类似裁判。", []),
    ("《人民法院报》曾刊登过类似报道。", []),
    ("张明楷教授的《刑法学》主张这一观点。", []),
    ("《刑法学》第六版第一千三百页有论述。", []),
    ("《个人信息保护法》第十三条第一款第二项。", [("《个人信息保护法》", "第十三条第一款第二项")]),
    ("治安管理处罚法第四十二条足以应对。", [("治安管理处罚法", "第四十二条")]),
    ("《中国共产党纪律处分条例》第九十七条禁止收受礼金。", [("《中国共产党纪律处分条例》", "第九十七条")]),
    ("宪法第三十三条保障人权。", [("宪法", "第三十三条")]),
    ("依据《民法典》第1034条和《个人信息保护法》第4条，人脸信息属于敏感个人信息。", [("《民法典》", "第1034条"), ("《个人信息保护法》", "第4条")]),
    ("参照德国民法典第八百二十三条第一款。", [("德国民法典", "第八百二十三条第一款")]),
    ("《欧盟通用数据保护条例》第22条限制自动化决策。", [("《欧盟通用数据保护条例》", "第22条")]),
    ("欧盟《人工智能法》把它列为高风险系统。", [("欧盟《人工智能法》", None)]),
    ("美国联邦最高法院在卡朋特案中采取了同样的立场。", [("卡朋特案", None)]),
    ("《北京市生活垃圾管理条例》第十条也有要求。", [("《北京市生活垃圾管理条例》", "第十条")]),
    ("国家网信办《生成式人工智能服务管理暂行办法》第九条明确了提供者的责任。", [("《生成式人工智能服务管理暂行办法》", "第九条")]),
    ("全国人大常委会《关于〈中华人民共和国刑法〉第三百一十三条的解释》列举了四种情形。", [("全国人大常委会《关于〈中华人民共和国刑法〉第三百一十三条的解释》", None)]),
    ("这与罪刑法定原则和谦抑性原则相悖。", [("罪刑法定", None), ("谦抑性", None)]),
    ("根据疑罪从无的要求，不能认定。", [("疑罪从无", None)]),
    ("合同约定的第三条与本案无关。", []),
    ("双方的《入会协议》第五条约定概不退费。", []),
    ("公司《员工手册》第二章写得清楚。", []),
    ("《消费者权益保护法》第五十五条规定了退一赔三，食品安全法第一百四十八条规定了十倍赔偿。", [("《消费者权益保护法》", "第五十五条"), ("食品安全法", "第一百四十八条")]),
    ("《道路交通安全法》第一百一十九条第（一）项对“道路”有定义。", [("《道路交通安全法》", "第一百一十九条第（一）项")]),
    ("《公安机关办理刑事案件程序规定》第二百零三条。", [("《公安机关办理刑事案件程序规定》", "第二百零三条")]),
    ("人民检察院刑事诉讼规则第三百六十七条。", [("人民检察院刑事诉讼规则", "第三百六十七条")]),
    ("《关于办理醉酒危险驾驶刑事案件的意见》出台以后，标准提高了。", [("《关于办理醉酒危险驾驶刑事案件的意见》", None)]),
    ("2013年两高盗窃司法解释第三条规定了“入户盗窃”。", [("盗窃司法解释", "第三条")]),
    ("盗窃罪司法解释第十条可以用。", [("盗窃罪司法解释", "第十条")]),
    ("依照《侵权责任编解释（一）》第十二条。", [("《侵权责任编解释（一）》", "第十二条")]),
    ("总则编解释第二十一条。", [("总则编解释", "第二十一条")]),
    ("《九民纪要》第三十二条的立场是相互返还。", [("《九民纪要》", "第三十二条")]),
    ("反不正当竞争法第十二条的“互联网专条”可以适用。", [("反不正当竞争法", "第十二条")]),
    ("《未成年人网络保护条例》第四十六条限制打赏。", [("《未成年人网络保护条例》", "第四十六条")]),
    ("《刑法》第六十七条第一款说的是自动投案。该条第三款说的是坦白。", [("《刑法》", "第六十七条第一款"), ("该条", "第三款")]),
    ("《行政强制法》第二十六条要求妥善保管。同法第六十八条规定了赔偿。", [("《行政强制法》", "第二十六条"), ("同法", "第六十八条")]),
    ("《刑法》第二百二十五条是兜底。同条第四项不能滥用。", [("《刑法》", "第二百二十五条"), ("同条", "第四项")]),
    ("依照《刑法》第二百七十四条，本条的“数额较大”并不是本案的争点。", [("《刑法》", "第二百七十四条"), ("本条", None)]),
    ("《刑法》第二百六十六条另有规定的除外。上述条款不适用于本案。", [("《刑法》", "第二百六十六条"), ("上述条款", None)]),
    ("《数据安全法》第三条有定义，该法第二十一条还建立了分级制度。", [("《数据安全法》", "第三条"), ("该法", "第二十一条")]),
]  # fmt: skip

ENGLISH: list[tuple[str, list[str]]] = [
    ("R v Smith [2019] UKSC 1 settles that.", ["R v Smith"]),
    ("I read R v Jogee differently.", ["R v Jogee"]),
    ("Donoghue v Stevenson [1932] AC 562 is where it starts.", ["Donoghue v Stevenson"]),
    ("The Supreme Court in Ivey v Genting Casinos (UK) Ltd restated dishonesty.", ["Ivey v Genting Casinos (UK) Ltd"]),
    ("Mabo v Queensland (No 2) (1992) 175 CLR 1 is our answer.", ["Mabo v Queensland (No 2)"]),
    ("Under the Computer Misuse Act 1990 it is an offence.", ["Computer Misuse Act 1990"]),
    ("Section 2 of the Fraud Act 2006 catches it.", ["Fraud Act 2006"]),
    ("s 138 of the Evidence Act 1995 (NSW) gives a discretion.", ["Evidence Act 1995 (NSW)"]),
    ("Article 8 of the European Convention on Human Rights is engaged.", ["European Convention on Human Rights"]),
    ("Article 10 ECHR cuts the other way.", ["ECHR"]),
    ("It violates the Fourth Amendment.", ["Fourth Amendment"]),
    ("See 47 U.S.C. § 230(c)(1).", ["47 U.S.C. § 230(c)(1)"]),
    ("18 USC 1030(a)(2) does not reach that.", ["18 USC 1030(a)(2)"]),
    ("Van Buren v. United States, 593 U.S. 374 (2021), answers the question.", ["Van Buren v. United States"]),
    ("Carpenter v. United States changed that. After Carpenter nobody can say so.", ["Carpenter v. United States", "Carpenter"]),
    ("Fed. R. Evid. 403 keeps it out.", ["Fed. R. Evid. 403"]),
    ("Rule 11 asks for reasonable inquiry.", ["Rule 11"]),
    ("Rule 403 balancing favors exclusion.", ["Rule 403"]),
    ("The GDPR, in Article 17, gives a right to erasure.", ["GDPR"]),
    ("Section 230 of the Communications Decency Act is a shield.", ["Communications Decency Act"]),
    ("Section 230 is a shield.", ["Section 230"]),
    ("The Restatement (Second) of Torts § 217 says as much.", ["Restatement (Second) of Torts § 217"]),
    ("In re Sealed Case decided the point.", ["In re Sealed Case"]),
    ("Ex parte Young lets the suit go on.", ["Ex parte Young"]),
    ("The Copyright Act of 1976 protects it.", ["Copyright Act of 1976"]),
    ("The Digital Millennium Copyright Act (DMCA) bars circumvention. The DMCA is plain.", ["Digital Millennium Copyright Act", "DMCA", "DMCA"]),
    ("The Model Penal Code would call it theft.", ["Model Penal Code"]),
    ("Chevron deference is gone.", []),
    ("The Act of God defence fails.", []),
    ("Bernstein v Skyviews & General Ltd was about a photograph.", ["Bernstein v Skyviews & General Ltd"]),
    ("Regulation (EU) 2016/679 applies.", ["Regulation (EU) 2016/679"]),
    ("Directive 2001/29/EC harmonised it.", ["Directive 2001/29/EC"]),
    ("The bill, H.R. 1234, goes further.", ["H.R. 1234"]),
    ("The First Amendment protects the parody; the Lanham Act does not forbid it.", ["First Amendment", "Lanham Act"]),
    ("Cal. Penal Code § 502 is broader.", ["Cal. Penal Code § 502"]),
    ("He wrote about it in the Harvard Law Review.", []),
    ("Smith v Jones and Brown v. Board of Education are both old.", ["Smith v Jones", "Brown v. Board of Education"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CHINESE, ids=[row[0][:20] for row in CHINESE])
def test_chinese(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(m.written, m.provision) for m in mentions(text)] == expected


@pytest.mark.parametrize(("text", "expected"), ENGLISH, ids=[row[0][:24] for row in ENGLISH])
def test_english(text: str, expected: list[str]) -> None:
    assert [m.written for m in mentions(text)] == expected
