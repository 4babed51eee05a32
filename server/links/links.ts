// Links of answers: start a check of all, open some at once, tell what is known.
import type { links as contract } from "../../shared/contract/links.ts";
import type { Context, Handlers, OutputOf } from "../base/context.ts";
import { deadLinks, unclearLinks } from "../deadLinks/deadLinks.ts";
import { holdsLink } from "../deadLinks/holdsLink.ts";
import { currentContent } from "../entries/saveContent.ts";
import { countReached, getLinkCheck, getLinkStates, listLinksOf, putLink, type StoredLink } from "./links.store.ts";
import { openLink } from "./openLink.ts";

type State = OutputOf<"openLinks">["rows"][number];
const told = (link: StoredLink): State => ({ ...link, problem: link.problem as State["problem"] });

export const linkHandlers: Handlers<keyof typeof contract> = {
  checkLinks: (c) => {
    const job = c.jobs.start(c, { kb: c.kb.id, kind: "check_links", by: c.user?.name ?? null, input: {} });
    c.audit({ action: "links.check_started", subject: job });
    return { job };
  },
  openLinks: async (c, input) => {
    const urls = [...new Set(input.urls)];
    const { allowPrivateLinks: allowPrivate } = c.config;
    const opened = await Promise.all(urls.map((url) => openLink(url, { allowPrivate })));
    return () => {
      urls.forEach((url, i) => putLink(c.db, c.kb.id, { url, at: c.now(), ...opened[i]! }));
      c.audit({ action: "links.opened", after: { addresses: urls.length } });
      return { rows: getLinkStates(c.db, c.kb.id, urls).map(told) };
    };
  },
  getLinks: (c) => {
    const check = getLinkCheck(c.db, c.kb.id);
    const dead = deadLinks(c.db, c.kb.id);
    const count = (of: readonly string[]): number => new Set(of).size;
    return {
      check: check && { at: check.at, by: check.by, addresses: check.addresses },
      dead: count(dead.map(({ url }) => url)),
      entries: count(dead.map(({ entry }) => entry)),
      reached: countReached(c.db, c.kb.id),
      unclear: count(unclearLinks(c.db, c.kb.id).map(({ url }) => url)),
    };
  },
  listEntryLinks: (c, input) => ({ rows: linksOf(c, input.entry) }),
};

const linksOf = (c: Context, entry: string): State[] => {
  const text = currentContent(c, entry)
    .answers.map(({ text }) => text)
    .join("\n");
  return /:\/\/|www\./iu.test(text)
    ? listLinksOf(c.db, c.kb.id, entry, text)
        .filter(({ url }) => holdsLink(text, url))
        .map(told)
    : [];
};
