// Which answers of people say the same, and when people agree.
import { describe, expect, test } from "vitest";
import { agreementIn, compareAnswers, groupAnswers, type GivenAnswer, SAME_ANSWER } from "../../../shared/engine/answers.ts";

const given = (...said: readonly (readonly [agent: string | null, text: string])[]): GivenAnswer[] =>
  said.map(([agent, text], i) => ({ id: `t${i}`, text, agent, conversation: `c${i}` }));

describe("two answers", () => {
  test.each([
    ["没有电梯也可以送上楼，每层收30元搬运费，预约时备注楼层", "可以送上楼的，无电梯每层30元，预约送货时写一下楼层"],
    ["电子发票在订单详情页点申请开票", "您在订单详情里点申请开票，填抬头就可以"],
    ["检测报告在商品详情页最下面可以下载", "报告在商品页底部有下载的"],
    ["新沙发有味道是正常的，通风晾三到五天就没有了", "刚到的沙发有味道正常的，通风晾几天就没有了"],
    [
      "We ship to Taiwan and Hong Kong by sea, freight is shown at checkout.",
      "Yes, we deliver to Hong Kong and Taiwan by sea; the freight is shown at checkout",
    ],
    ["上楼可以的，没电梯的楼每层每件 30 元，备注楼层", "可以送上楼的。没有电梯每层每件 30 元，您备注一下楼层"],
    ["亲，您好。可以的，订单页里改", "可以的，在订单页里改"],
  ])("say the same: %s | %s", (one, other) => {
    expect(compareAnswers([one, other])(0, 1)).toBeGreaterThanOrEqual(SAME_ANSWER);
  });
  test.each([
    ["每层收30元搬运费，预约时备注楼层", "每层收50元搬运费，预约时备注楼层"],
    ["国补和店铺券可以叠加", "国补和店铺券不能叠加"],
    ["送货上楼是收费的", "送货上楼是不收费的"],
    ["上门安装没有的", "上门安装有的"],
    ["七天内可以退", "十五天内可以退"],
    ["We ship to Taiwan by sea", "We do not ship to Taiwan by sea"],
    ["可以。旧沙发请联系物业师傅上门拉走", "不可以。旧沙发请联系物业师傅上门拉走"],
    ["亲，您好，很高兴为您服务。旧沙发可以拉走的，下单勾选", "亲，您好，很高兴为您服务。旧沙发不可以拉走的，下单勾选"],
    ["Yes. You can return it within the month", "No. You can return it within the month"],
    ["旧沙发可以帮您拉走的。需要收费", "旧沙发可以帮您拉走的。不需要收费"],
    ["营业时间是9点到18点", "营业时间是9点到21点"],
    ["7天内可以退货，15天内可以换货", "7天内可以退货，30天内可以换货"],
    ["门店周一到周五营业，周末休息", "门店周一到周日营业，周末休息"],
    ["退货的运费由我们承担", "退货的运费由您承担"],
    ["旧沙发师傅能拉走", "旧沙发师傅拒绝拉走"],
    ["旧沙发我们可以免费拉走，下单时勾选", "旧沙发拉走要看区域，打电话问师傅"],
  ])("do not: %s | %s", (one, other) => {
    expect(compareAnswers([one, other])(0, 1)).toBeLessThan(SAME_ANSWER);
  });
});

describe("people", () => {
  const [yes, no] = ["可以拉走，下单时勾选旧物回收", "抱歉，旧沙发不能拉走"];
  test("agree where one answer has two thirds of the conversations, in two of them at least and by two people", () => {
    const groups = groupAnswers(given(["li", yes], ["wang", `${yes}。`], ["wang", no]));
    expect(groups.map(({ text, conversations, agents }) => [text, conversations, agents])).toEqual([
      [`${yes}。`, 2, 2],
      [no, 1, 1],
    ]);
    expect(agreementIn(groups)).toBe("agreed");
    // Nobody named: the conversations alone.
    expect(agreementIn(groupAnswers(given([null, yes], [null, yes])))).toBe("agreed");
  });
  test.each([
    ["disagree", given(["li", yes], ["wang", no])],
    ["disagree", given(["li", yes], ["wang", yes], ["wang", no], ["li", no])],
    ["few", given(["li", yes])],
    ["few", given(["li", yes], ["li", yes])],
    ["few", []],
  ] as const)("%s", (agreement, answers) => {
    expect(agreementIn(groupAnswers(answers))).toBe(agreement);
  });
  test("what one conversation says twice counts once, and the order of the answers changes nothing but which spelling is shown", () => {
    const [first] = groupAnswers([...given(["li", yes]), { id: "t9", text: yes, agent: "li", conversation: "c0" }]);
    expect(first).toMatchObject({ conversations: 1, agents: 1 });
    const said = given(["li", yes], ["wang", no], ["wang", `您${yes}`], ["li", no], ["zhao", yes]);
    const counts = (answers: readonly GivenAnswer[]) => groupAnswers(answers).map(({ conversations }) => conversations);
    expect(counts(said.toReversed())).toEqual(counts(said));
  });
});
