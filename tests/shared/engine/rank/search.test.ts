import { expect, test } from "vitest";
import { createRobot } from "../../../../shared/engine/robot.ts";
import { entry, knowledge, shop } from "../knowledge.ts";

const robot = createRobot(
  knowledge([
    ...shop,
    entry("off", ["停用的知识点"], { enabled: false, answers: [{ text: "请联系 **headquarters** 或前往门店", when: [] }] }),
  ]),
);
const found = (text: string) => robot.search(text, 10).map((each) => each.entry);

test("one Han character finds entries", () => expect(found("券")).toEqual(["coupon"]));
test("half a Latin word finds entries, also beyond its stem", () => {
  expect(found("warr")).toEqual(["warranty"]);
  expect(found("deliver")).toContain("delivery");
  expect(found("happ")).toEqual([]);
  expect(found("arrive")).toContain("delivery");
});
test("tags and answers are searched", () => {
  expect(found("售后")).toEqual(["return"]);
  expect(found("headq")).toEqual(["off"]);
  expect(found("门店")).toEqual(["off"]);
});
test("scripts that are neither Latin nor Han are found by half a word too", () => {
  const hangul = createRobot(knowledge([entry("ko", ["배송 언제 도착하나요"]), entry("ru", ["Где мой заказ"])]));
  expect(hangul.search("도착", 5).map((each) => each.entry)).toEqual(["ko"]);
  expect(hangul.search("зак", 5).map((each) => each.entry)).toEqual(["ru"]);
});
test("disabled entries are found", () => expect(found("停用")).toEqual(["off"]));
test("the best comes first, and Han that is not together counts less", () => {
  expect(found("修改密码")[0]).toBe("password");
  expect(found("退货")[0]).toBe("return");
});
test("nothing is found for nothing", () => {
  expect(found("")).toEqual([]);
  expect(found("？")).toEqual([]);
});
test("similar entries come with a confidence, the right one first", () => {
  const similar = robot.similar("退款几天到账啊", 3);
  expect(similar[0]).toMatchObject({ entry: "refund", question: "退款多久到账" });
  expect(similar.length).toBeLessThanOrEqual(3);
  expect(similar.every((each) => each.confidence >= 0 && each.confidence <= 100)).toBe(true);
});
test("a long question finds the entry that has most of its words, though the two rarest are beside the point", () => {
  const goods = "sofa wardrobe mattress carpet curtain mirror shelf stool".split(" ");
  const wishes = "return repair assemble clean insure collect exchange measure insulate reupholster".split(" ");
  const of = (wish: string) => (good: string) => entry(`${wish} ${good}`, [`how to ${wish} the ${good}`]);
  const beside = [entry("birthday", ["birthday cards"]), entry("juice", ["orange juice"])];
  const full = createRobot(knowledge([...wishes.flatMap((wish) => goods.map(of(wish))), ...beside]));
  expect(full.search("birthday juice on my new sofa, return it", 3).map((each) => each.entry)).toContain("return sofa");
});
