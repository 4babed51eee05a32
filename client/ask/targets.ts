// Whom one can ask: the draft, live, and every version, in words.
import { useTranslation } from "react-i18next";
import { useApi } from "../lib/queries.ts";
import type { Target } from "./search.ts";

export interface TargetChoice {
  value: string;
  label: string;
  short?: string;
}

/** As a menu's value and back. */
export const targetKey = (target: Target): string => (typeof target === "number" ? `v${target}` : target);
export const targetOf = (key: string): Target => (key === "draft" || key === "live" ? key : Number(key.slice(1)));

const most = 24;

/** A note's first words, and that there are more. */
const shortened = (note: string): string => ([...note].length <= most ? note : `${[...note].slice(0, most).join("").trimEnd()}…`);

/** `name`: how a target is called; `choices`: those there are. */
export function useTargets(kb: string): { name: (target: Target, answered?: number | null) => string; choices: TargetChoice[] } {
  const { t } = useTranslation();
  const versions = useApi("listVersions", { kb, limit: 100 }).data?.rows ?? [];
  const live = versions.find((version) => version.live)?.number ?? null;
  const name = (target: Target, answered?: number | null): string => {
    if (target === "draft") return t("ask.target.draft");
    if (typeof target === "number") return t("ask.target.version", { number: target });
    const number = answered ?? live;
    return number === null ? t("ask.target.live") : t("ask.target.liveVersion", { number });
  };
  const choices = [
    { value: "draft", label: t("ask.target.draft") },
    ...(live === null ? [] : [{ value: "live", label: name("live") }]),
    ...versions.map(({ number, note }) => ({
      value: `v${number}`,
      label: note ? t("ask.target.versionNote", { number, note: shortened(note) }) : t("ask.target.version", { number }),
      short: t("ask.target.version", { number }),
    })),
  ];
  return { name, choices };
}
