"""One turn on one issue, in many turns of speech; each row says which. All sentences are invented."""

from __future__ import annotations

import pytest

from graph.model import Polarity
from tests.support.hearing import Ask, hear

AFFIRM, DENY, CONDITIONAL, MIXED, SILENT = Polarity

FISH = Ask("在禁渔期用自制竹笼捕鱼，是否构成非法捕捞水产品罪？", "在禁渔期用自制竹笼捕鱼构成非法捕捞水产品罪")
VOICE = Ask(
    "用软件模拟他人声音录制的音频，能否作为民事证据使用？", "用软件模拟他人声音录制的音频可以作为民事证据使用"
)
TREE = Ask("自家承包地上的百年古树，砍伐前是否需要办理许可？", "砍伐自家承包地上的百年古树需要办理许可")
COIN = Ask("游戏金币属不属于遗产？", "游戏金币属于遗产")
GUARD = Ask("小区保安擅自拆开业主快递，物业公司应否对业主赔偿？", "物业公司应对拆快递的业主赔偿")
VIEW = Ask("有观点认为，主播打赏一律不得返还。各位同意吗？", "主播打赏一律不得返还")
LATE = Ask(
    "辩护人提出，被告人主动归还车辆，不构成盗窃罪。这一意见能否成立？", "被告人主动归还车辆，不构成盗窃罪"
)
SPLIT = Ask("同一合同约定的违约金与定金能否一并主张？", "同一合同约定的违约金与定金可以一并主张")

ROWS = [
    (FISH, "构成。竹笼虽小，捕的却是产卵的亲鱼。", AFFIRM, "short answer, then a ground"),
    (FISH, "达不到入罪的程度，由渔政部门处罚就够了，不应以犯罪论处。", DENY, "no crime"),
    (FISH, "关键看数量。五十公斤以上的，构成犯罪；几斤几两自家吃的，不作为犯罪处理。", CONDITIONAL, "关键看 with two branches"),
    (FISH, "我看不构成非法捕捞水产品罪，充其量是一般违法。", DENY, "我看"),
    (FISH, "有一种说法，认为只要在禁渔期下笼就是犯罪。这种说法过于绝对，我不赞成。", DENY, "a rumour turned down"),
    (FISH, "《渔业法》第三十条规定，禁渔期内捕捞、情节严重的，依照刑法处理。本案应当认定为非法捕捞水产品罪。", AFFIRM, "a rule recited, then applied"),
    (FISH, "不能因为工具简陋就否认其构成犯罪。", AFFIRM, "negation of a denial under a ground"),
    (FISH, "说构成犯罪，未免小题大做。", DENY, "judgement in a set phrase"),
    (VOICE, "只要能与其他证据相互印证，就可以作为证据使用。", CONDITIONAL, "只要…就"),
    (VOICE, "这类音频不具有真实性，应当排除。", DENY, "the opposite word"),
    (VOICE, "民事诉讼没有禁止使用这种音频，法院可以采信。", AFFIRM, "the same in other words"),
    (VOICE, "音频可以作为线索，但不能单独作为定案依据。", CONDITIONAL, "granted in part"),
    (VOICE, "对这个问题，我持否定态度。", DENY, "持否定态度"),
    (VOICE, "倘若当事人双方都认可其内容，采用也无妨；否则不宜采用。", CONDITIONAL, "倘若…否则"),
    (VOICE, "我主张从严掌握，原则上不作为证据使用。", DENY, "原则上 without an exception"),
    (TREE, "需要。古树名木不因长在自家地里就成了私产。", AFFIRM, "short answer"),
    (TREE, "承包的是土地，不是树，许可当然要办。", AFFIRM, "topic before verb"),
    (TREE, "既然是自家种的树，就没有必要办理许可。", DENY, "没有必要"),
    (TREE, "除已经枯死的以外，都需要办理许可。", AFFIRM, "除…以外 keeps the rule"),
    (TREE, "在自家地里砍自家的树，何需办理许可？", DENY, "rhetorical 何需"),
    (COIN, "金币只是运营商给的使用权限，谈不上遗产。", DENY, "谈不上"),
    (COIN, "它有市场价格，可以转让，属于遗产没有障碍。", AFFIRM, "没有障碍"),
    (COIN, "这要看用户协议怎么写。协议禁止转让的，不属于遗产。", CONDITIONAL, "要看"),
    (COIN, "我们做公证的不太懂游戏，这个题目留给别的老师。", SILENT, "leaves it to others"),
    (GUARD, "物业公司管理失职，应当赔偿。", AFFIRM, "plain"),
    (GUARD, "保安的行为与职务无关，物业公司不承担赔偿责任。", DENY, "plain denial"),
    (GUARD, "让物业公司赔，没有道理。", DENY, "a step judged"),
    (GUARD, "物业公司已经尽到培训和监督义务的，可以免责；放任不管的，就要赔。", CONDITIONAL, "免责 against 赔"),
    (GUARD, "恐怕很难让物业公司赔偿。", DENY, "恐怕很难"),
    (VIEW, "不同意。未成年人的打赏就应当返还。", DENY, "short answer to a view told"),
    (VIEW, "这种观点我基本赞成，打赏是赠与。", AFFIRM, "inverted stand"),
    (VIEW, "“一律”二字太绝对，要分打赏的人和打赏的钱。", DENY, "too absolute"),
    (VIEW, "我的回答是不同意。", DENY, "我的回答是"),
    (LATE, "辩护意见不能成立，归还只影响量刑，仍构成盗窃罪。", DENY, "a negative view turned down"),
    (LATE, "我赞成辩护人的意见，被告人没有非法占有目的，不构成盗窃罪。", AFFIRM, "a negative view shared"),
    (LATE, "被告人的行为已经构成盗窃罪既遂。", DENY, "the contrary asserted"),
    (LATE, "归还车辆恰恰说明其没有占为己有的意思，定盗窃罪并不妥当。", AFFIRM, "并不妥当"),
    (SPLIT, "不能，只能择一主张。", DENY, "short answer and its contrary"),
    (SPLIT, "未尝不可，法律只是不支持重复填补损失。", AFFIRM, "未尝不可"),
    (SPLIT, "一并主张于法无据。", DENY, "于法无据"),
    (SPLIT, "原则上择一，但约定明确且不重复填补的，可以一并主张。", CONDITIONAL, "principle and exception"),
]  # fmt: skip


@pytest.mark.parametrize(("ask", "said", "polarity", "why"), ROWS, ids=[row[1][:20] for row in ROWS])
def test_turn(ask: Ask, said: str, polarity: Polarity, why: str) -> None:
    assert hear([ask], [("罗启明", said)]).stance("罗启明").polarity is polarity, why
