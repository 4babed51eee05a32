// Named filters of the log: each person's own.
import { type logViews as contract, logViewFilter, mostLogViews } from "../../shared/contract/logViews.ts";
import { mask } from "../../shared/engine/mask.ts";
import { Failure } from "../../shared/errors.ts";
import type { Context, Handlers } from "../base/context.ts";
import { dropView, getView, listViews, type Owner, putView } from "./logViews.store.ts";

const ownerOf = (c: Context): Owner => ({ kb: c.kb.id, user: c.user!.id! });

export const logViewHandlers: Handlers<keyof typeof contract> = {
  listLogViews: (c) => ({
    rows: listViews(c.db, ownerOf(c)).map((view) => ({ ...view, filter: logViewFilter.parse(JSON.parse(view.filter)) })),
  }),
  saveLogView: (c, { name, filter }) => {
    const owner = ownerOf(c);
    const known = listViews(c.db, owner);
    if (known.length >= mostLogViews && !known.some((view) => view.name === name))
      throw new Failure("rule_broken", `at most ${mostLogViews} views`, { field: "name" });
    // What is looked for may be a customer's number.
    const kept = { ...filter, ...(filter.text === undefined ? {} : { text: mask(filter.text) }) };
    putView(c.db, owner, { name: mask(name), filter: JSON.stringify(kept), at: c.now() });
    c.audit({ action: "log_view.saved", subject: mask(name), after: kept });
    return null;
  },
  deleteLogView: (c, { name }) => {
    const view = getView(c.db, ownerOf(c), name);
    if (!view) throw new Failure("nothing_to_do", "no such view of yours");
    dropView(c.db, ownerOf(c), name);
    c.audit({ action: "log_view.deleted", subject: name, before: JSON.parse(view.filter) as unknown });
    return null;
  },
};
