// Who has which entry open. In memory alone: after a restart every window tells again within seconds.
import { PRESENCE_LASTS, type presence as contract } from "../../shared/contract/presence.ts";
import type { Context, Handlers, OutputOf } from "../base/context.ts";
import type { Database } from "../base/db.ts";

type Row = OutputOf<"tellPresence">["rows"][number];

interface Window extends Omit<Row, "isMe"> {
  user: string;
  /** ms of the last time it told. */
  told: number;
}

/** Windows of one person that are told to others: nobody can crowd out the rest. */
const mostOfOne = 20;
const shown = 200;

const servers = new WeakMap<Database, Map<string, Map<string, Window>>>();

function windowsOf({ db, kb }: Pick<Context, "db" | "kb">): Map<string, Window> {
  const kbs = servers.get(db) ?? new Map<string, Map<string, Window>>();
  servers.set(db, kbs);
  const windows = kbs.get(kb.id) ?? new Map<string, Window>();
  kbs.set(kb.id, windows);
  return windows;
}

export const presenceHandlers: Handlers<keyof typeof contract> = {
  tellPresence: (c, { window, entry, doing }) => {
    const windows = windowsOf(c);
    const now = Date.parse(c.now());
    for (const [key, { told }] of windows) if (now - told > PRESENCE_LASTS) windows.delete(key);
    const user = c.user?.id ?? "";
    const by = c.user?.name ?? "";
    // Of two users nobody can speak for the other's window.
    const key = `${user} ${window}`;
    const before = windows.get(key);
    if (entry === null) windows.delete(key);
    else if (before || [...windows.values()].filter((one) => one.user === user).length < mostOfOne)
      windows.set(key, { user, by, entry, doing, since: before?.entry === entry ? before.since : c.now(), told: now });
    const others = [...windows].filter(([one]) => one !== key).map(([, one]) => one);
    others.sort((a, b) => (a.since < b.since ? -1 : 1));
    return {
      rows: others
        .slice(0, shown)
        .map((one) => ({ entry: one.entry, by: one.by, isMe: one.user === user, doing: one.doing, since: one.since })),
    };
  },
};
