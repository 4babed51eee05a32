// What labelled questions did to a confidence is said among the rules, with a reply the real engine gave.
import { screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { Rules } from "../../../client/ask/WhyParts.tsx";
import { createRobot } from "../../../shared/engine/robot.ts";
import { trainNow } from "../../../shared/engine/training.ts";
import { entry, knowledge } from "../../shared/engine/knowledge.ts";
import { renderPart } from "../support/renderPart.tsx";

const topics = ["refund", "invoice", "warranty", "freight"];
const at = "2026-07-10T08:00:00.000Z";
const known = knowledge(topics.map((topic) => entry(topic, [`how do I get a ${topic}`, `${topic} please`, `about the ${topic}`])));

it("lower where its entry draws questions that are nobody's, higher where it is right, and nothing without labels", () => {
  const model = trainNow(known);
  let robot = createRobot(known, model);
  const show = (topic: string) => {
    const reply = robot.ask(`my ${topic} now`, { at }, { explain: true });
    expect(reply.candidates[0]?.entry).toBe(topic);
    const { unmount } = renderPart(<Rules reply={{ ...reply, explanation: reply.explanation! }} explanation={reply.explanation!} />);
    const said = screen.queryByText(/^抽检的标注里/)?.textContent ?? null;
    unmount();
    return said;
  };
  expect(show("refund")).toBeNull();
  const labels = topics.flatMap((topic) =>
    Array.from({ length: 10 }, (_, i) => ({ question: `${topic} question ${i}`, entry: topic === "refund" ? null : topic })),
  );
  robot = createRobot(known, { ...model, calibration: robot.fitConfidence(labels) });
  expect(show("refund")).toMatch(/常答到不归它的问题：置信度减 \d+$/);
  expect(show("invoice")).toMatch(/答得比同样相似的更准：置信度加 \d+$/);
});
