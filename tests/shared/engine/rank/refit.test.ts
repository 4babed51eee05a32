// Labels enter the model: from a hundred on, in any order, and never by questions' own wordings.
import { expect, test } from "vitest";
import { fitToLabels } from "../../../../shared/engine/rank/calibrate.ts";
import { fitLogistic } from "../../../../shared/engine/rank/logistic.ts";
import { likelihoodOf } from "../../../../shared/engine/rank/confidence.ts";
import { modelBytes, readModel } from "../../../../shared/engine/model.ts";
import { LEAST_LABELS, refit, usableLabels, type Label, trainNow } from "../../../../shared/engine/training.ts";
import type { Calibration } from "../../../../shared/engine/types.ts";
import { createRobot } from "../../../../shared/engine/robot.ts";
import { entry, knowledge } from "../knowledge.ts";

const at = "2026-01-01T00:00:00.000Z";
const topics = ["退货", "发票", "保修", "运费", "换货", "会员", "安装", "优惠券"];
const known = knowledge(
  topics.map((topic, i) => entry(`e${i}`, [`怎么办理${topic}`, `${topic}在哪里申请`, `想问一下${topic}的事`, `${topic}要多久`])),
);
const model = trainNow(known);
/** Half meant for the entry that shares their topic, a quarter for nobody, a quarter for another entry than it looks. */
const labels = (count: number): Label[] =>
  Array.from({ length: count }, (_, i) => {
    const topic = i % topics.length;
    const question = i % 4 === 3 ? `今天天气${"好坏冷热"[i % 4]}吗第${i}次问` : `${topics[topic]}这件事第${i}位顾客想了解`;
    return { question, entry: i % 4 === 3 ? null : i % 4 === 2 ? `e${(topic + 1) % topics.length}` : `e${topic}`, at };
  });

test("99 labels leave the knowledge base's own calibration, 100 replace it", () => {
  expect(refit(model, known, labels(LEAST_LABELS - 1))).toBe(model);
  const fitted = refit(model, known, labels(LEAST_LABELS));
  expect(fitted.calibration.coefficients).not.toEqual(model.calibration.coefficients);
  expect(model.calibration.fit).toMatchObject({ to: "own", until: null });
  expect(fitted.calibration.fit).toMatchObject({ to: "labels", questions: 100, until: at });
  expect({ ...fitted, calibration: null }).toEqual({ ...model, calibration: null });
});

test("labels whose entry is gone, and those of punctuation alone, do not count", () => {
  const some = labels(LEAST_LABELS);
  expect(usableLabels([{ question: "？", entry: null, at }, ...some], (id) => id !== "e0").length).toBeLessThan(LEAST_LABELS);
  expect(refit(model, known, [...some.slice(1), { question: "早已删掉的问题", entry: "gone", at }])).toBe(model);
});

test("the same labels give the same bytes in any order, and survive them", () => {
  const some = labels(130);
  const one = modelBytes(refit(model, known, some));
  expect(modelBytes(refit(model, known, some.toReversed()))).toEqual(one);
  expect(readModel(one).calibration.fit?.questions).toBe(130);
});

test("a model written before fits were told of can be read", () => {
  const { coefficients } = model.calibration;
  expect(readModel(modelBytes({ ...model, calibration: { coefficients } })).calibration).toEqual({ coefficients });
});

test("a labelled question that was taught since is judged as if it were not", () => {
  // By their wording all belong to one entry, and were taught to the next: only their own wording gets them there.
  const taught = topics.map((topic, i) => ({ question: `${topic}哪里能办`, entry: `e${(i + 1) % topics.length}` }));
  const grown = knowledge(
    known.entries.map((one) => ({
      ...one,
      similar: [
        ...one.similar,
        ...taught.filter(({ entry: to }) => to === one.id).map(({ question: text }) => ({ id: "q", text, kind: "positive" as const })),
      ],
    })),
  );
  const grownModel = trainNow(grown);
  const robot = createRobot(grown, grownModel);
  const { question, entry: meant } = taught[0]!;
  const evidence = robot.appraise(question)?.evidence;
  const other = "请问退货应该怎么申请";
  const own = robot.calibration;
  // Judged by their own wordings all are right; without them all are wrong.
  const naive = fitToLabels(
    taught.map((label) => ({ evidence: robot.appraise(label.question)!.evidence, right: true, isUnknown: false })),
    own,
  );
  const fitted = robot.fitConfidence(taught);
  const likelihoodBy = (calibration: Calibration): number => createRobot(grown, { ...grownModel, calibration }).appraise(other)!.likelihood;
  const trusting = likelihoodBy(naive);
  expect(likelihoodBy(fitted)).toBeLessThan(trusting / 2);
  // Nothing of the trials is left behind.
  expect(robot.ask(question, { at })).toMatchObject({ reason: "exact", answer: { entry: meant } });
  expect(robot.appraise(question)?.evidence).toEqual(evidence);
});

test("a labelled question that was called not our business since is judged as if it were not", () => {
  const outOfScope = topics.map((topic) => `${topic}的歌好听吗`);
  const labelled = outOfScope.map((question) => ({ question, entry: null }));
  const listed = createRobot({ ...known, notOurs: outOfScope }, trainNow({ ...known, notOurs: outOfScope }));
  const evidence = listed.appraise(outOfScope[0]!)?.evidence;
  const fitted = listed.fitConfidence(labelled);
  const naive = fitToLabels(
    labelled.map(({ question }) => ({ evidence: listed.appraise(question)!.evidence, right: false, isUnknown: true })),
    listed.calibration,
  );
  expect(fitted.coefficients).not.toEqual(naive.coefficients);
  expect(listed.appraise(outOfScope[0]!)?.evidence).toEqual(evidence);
});

test("of more than 500 labels the newest are fitted to", () => {
  const old = labels(520).map((label, i) => ({ ...label, at: `2025-01-01T00:00:00.${String(i).padStart(3, "0")}Z` }));
  const fitted = refit(model, known, old);
  expect(fitted.calibration.fit).toMatchObject({ questions: 500, until: old.at(-1)!.at });
  expect(fitted.calibration.coefficients).toEqual(refit(model, known, old.slice(20)).calibration.coefficients);
});

test("an entry that draws questions that are nobody's is believed less than others with the same evidence", () => {
  const forms = ["这件事想了解", "方面有个疑问", "的情况说一下", "那边什么安排", "现在怎么个说法", "今年有变化吗"];
  const asked = topics.flatMap((topic, i) => forms.map((form) => ({ question: `${topic}${form}`, entry: i < 2 ? null : `e${i}` })));
  const robot = createRobot(known, model);
  const fitted = robot.fitConfidence(asked);
  expect(Object.keys(fitted.standings ?? {}).toSorted()).toEqual(topics.map((_, i) => `e${i}`));
  for (const [id, standing] of Object.entries(fitted.standings ?? {})) expect(standing < 0).toBe(id === "e0" || id === "e1");
  // The very same evidence, only another entry's.
  const { evidence } = robot.appraise("退货想咨询")!;
  expect(evidence.entry).toBe("e0");
  const likely = topics.map((_, i) => likelihoodOf({ ...evidence, entry: `e${i}` }, fitted));
  expect(Math.max(...likely.slice(0, 2))).toBeLessThan(Math.min(...likely.slice(2)) - 0.1);
  expect(readModel(modelBytes({ ...model, calibration: fitted })).calibration).toEqual(fitted);
  // And the explanation says so.
  const biased = createRobot(known, { ...model, calibration: fitted });
  const standingOf = (question: string) => biased.ask(question, { at }, { explain: true }).explanation?.candidates[0]?.standing;
  expect(standingOf("退货想咨询")).toBeLessThan(-5);
  expect(standingOf("保修想咨询")).toBeGreaterThan(0);
  expect(standingOf("退货在哪里申请")).toBe(0);
});

test("the error told is that of the questions as they come: those out of scope weigh more in the fit, not in what is told of it", () => {
  // All alike, so one likelihood is said of all: one in nineteen is out of scope, in the fit they count as one in four.
  const alike = {
    entry: "e0",
    margin: 0.5,
    nearest: 0.7,
    pooled: 0.8,
    score: 0.6,
    lead: 0.3,
    known: 1,
    own: 1,
    matched: 10,
    telling: 5,
    unmatched: 0,
    neighbourShare: 0.5,
    length: 8,
  };
  const labelled = Array.from({ length: 200 }, (_, i) => ({ evidence: alike, right: i % 19 !== 0, isUnknown: i % 19 === 0 }));
  const fitted = fitToLabels(labelled, model.calibration);
  expect(likelihoodOf(alike, fitted)).toBeCloseTo(0.75, 2);
  expect(fitted.fit?.error).toBeCloseTo(189 / 200 - 0.75, 2);
});

test("a fit that begins nearly certain comes to the same as one that does not", () => {
  const samples = Array.from({ length: 40 }, (_, i) => ({ readings: [1, (i % 5) / 4], right: i % 4 !== 0, weight: 1 }));
  const [calm, certain] = [
    [0, 0],
    [9, 9],
  ].map((usual) => fitLogistic(samples, usual, 1e-6));
  certain!.forEach((coefficient, i) => expect(coefficient).toBeCloseTo(calm![i]!, 3));
});
