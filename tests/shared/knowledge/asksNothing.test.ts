import { expect, test } from "vitest";
import { asksNothing } from "../../../shared/knowledge/asksNothing.ts";

test.each([
  "你好",
  "您好！",
  "在吗",
  "你好，在吗？",
  "有人吗",
  "谢谢啦".slice(0, 2),
  "好的",
  "Hi",
  "Good morning!",
  "thank you",
  "OK",
  "行吧",
  "是的",
  "没事了",
  "got it",
  "No thanks!",
])("%s greets", (text) => expect(asksNothing(text)).toBe("greeting"));
test.each(["骗子", "垃圾客服！！", "我要投诉你们", "fraud"])("%s is bare anger", (text) => expect(asksNothing(text)).toBe("anger"));
test.each([
  "？？？",
  "1",
  "…",
  "👍",
  "12345",
  "a",
  "<PHONE>",
  "啊啊啊啊",
  "哈哈",
  "呃",
  "hhhh",
  "hahaha",
  "hmm",
  "lol",
  "asdfgh",
  "[图片]",
  "【微笑】[微笑]",
  "[Photo]",
  "asdasd",
  "qweqwe",
  "fghj fghj".slice(0, 4),
  "sdfsdfsdf",
  "Qwertyuiop",
])("%s is noise", (text) => expect(asksNothing(text)).toBe("noise"));
test("is told at once of a text of thousands of sounds", () => {
  expect(asksNothing(`${"哦".repeat(5_000)}吃`)).toBeNull();
  expect(asksNothing(`${"没事了好的".repeat(1_000)}吃`)).toBeNull();
  expect(asksNothing("好的呀".repeat(1_000))).toBe("greeting");
});
test.each([
  "怎么退货",
  "你好，怎么退货",
  "你们这些骗子退款怎么还没到账我等了三天",
  "好的，那发票呢",
  "hi, where is my order",
  "在哪看物流",
  "投诉电话多少",
  "property",
  "hdmi",
  "liberty",
  "asd tv",
  "qwerty keyboard",
  "哈哈，怎么退货",
  "[图片] 这个怎么退",
  "退退退",
  "行李架怎么装",
  "可以吗",
  "是不是包邮",
])("%s asks something", (text) => expect(asksNothing(text)).toBeNull());
