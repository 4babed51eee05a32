// A shop whose robot is asked in these tests, and the parts of the page every one of them looks at.
import { screen } from "@testing-library/react";
import { startShop, teach } from "../../support/app.ts";

/** Three entries; `password` has an answer of its own in the app. */
export async function startAskedShop() {
  const shop = await startShop();
  const password = await teach(shop.admin, shop.kb, "如何修改密码？", ["密码忘了怎么办", "改密码"], {
    answers: [
      { text: "在 **App 里**改", when: [{ field: "channel", in: ["app"] }] },
      { text: "在**网页**改", when: [] },
    ],
  });
  // Mirror images: what is common to both can only be asked back.
  await teach(shop.admin, shop.kb, "退货怎么申请？", ["我要申请退货"]);
  await teach(shop.admin, shop.kb, "退款怎么申请？", ["我要申请退款"], { related: [password] });
  return { ...shop, password };
}

export const field = (name = "以顾客的身份提问") => screen.findByRole("textbox", { name });
export const talk = () => screen.findByRole("log", { name: "会话" });
