// Names that callers give to customers, conversations and turns may be personal data: they are stored as keyed hashes.
import { createHmac } from "node:crypto";
import { allKinds, everyKindOf, mask } from "../../shared/engine/mask.ts";
import type { App, Kb } from "../base/context.ts";
import { serverSecret } from "../users/secrets.ts";
import { storedRules } from "./storedRules.ts";

type Databases = Pick<App, "db">;
const secrets = new WeakMap<Databases["db"], string>();

function secretOf(app: Databases): string {
  const known = secrets.get(app.db);
  if (known !== undefined) return known;
  const secret = serverSecret(app.db, "pseudonyms");
  // Made in a transaction that may still fail: not yet the last word.
  if (!app.db.inTransaction) secrets.set(app.db, secret);
  return secret;
}

/** Makes the secret if there is none: what only reads the database can hash from then on. */
export const makeSecret = (app: Databases): void => void secretOf(app);

/** Letters only, so that no masking rule ever takes a hash for a number. The same name in two knowledge bases has two hashes. */
function keyedHash(app: Databases, kb: Pick<Kb, "id">, prefix: string, name: string): string {
  const hex = createHmac("sha256", secretOf(app)).update(`${kb.id}\n${prefix}\n${name}`).digest("hex").slice(0, 24);
  return `${prefix}_${hex.replace(/\d/g, (d) => "ghijklmnop"[Number(d)]!)}`;
}

type Name = (app: Databases, kb: Pick<Kb, "id">, name: string) => string;

const mostKept = 2_000;

/** Whoever asks once asks again, in the same conversation, and each question needs these names more than once: 10 µs each. */
function keptAWhile(of: Name): Name {
  const known = new WeakMap<Databases["db"], Map<string, string>>();
  return (app, kb, name) => {
    // A secret made in a transaction that fails is none.
    if (app.db.inTransaction) return of(app, kb, name);
    let kept = known.get(app.db);
    if (!kept || kept.size >= mostKept) known.set(app.db, (kept = new Map()));
    const key = `${kb.id}\n${name}`;
    let found = kept.get(key);
    if (found === undefined) kept.set(key, (found = of(app, kb, name)));
    return found;
  };
}

const hashed = /^[achi]_[a-p]{24}$/;

/** A customer's keyed hash; a hash stays what it is. */
export const customerHash = keptAWhile((app, kb, customer) => (hashed.test(customer) ? customer : keyedHash(app, kb, "c", customer)));

/** The keyed hash of a person of the shop; a hash stays what it is. */
export const agentHash = keptAWhile((app, kb, agent) => (hashed.test(agent) ? agent : keyedHash(app, kb, "a", agent)));

/** A conversation's name as it is stored: as given, unless it holds personal data. */
export const conversationName: Name = (app, kb, conversation) => {
  const rules = storedRules(app.db, kb.id);
  // Most shops have no rules of their own: their names are remembered.
  if (rules === allKinds) return usualConversationName(app, kb, conversation);
  return mask(conversation, everyKindOf(rules)) === conversation ? conversation : keyedHash(app, kb, "h", conversation);
};
const usualConversationName = keptAWhile((app, kb, conversation) =>
  mask(conversation) === conversation ? conversation : keyedHash(app, kb, "h", conversation),
);

/** The name of a conversation of a file (by its digest) that another program wrote: two files may both count 1, 2, 3. Letters, as above. */
export const conversationInFile = (digest: string, conversation: string): string =>
  `${conversation.slice(0, 180)}@${digest.slice(0, 10).replace(/\d/g, (d) => "ghijklmnop"[Number(d)]!)}`;

/** The id under which a turn with a foreign id is stored; our own ids stay, so that an exported log is known again. */
export const turnId = (app: Databases, kb: Pick<Kb, "id">, given: string): string =>
  isOurTurnId(given) ? given : keyedHash(app, kb, "i", given);

/** Whether it is one that is given here, and so nobody else's. */
export const isOurTurnId = (given: string): boolean => (/^t_[0-9a-z]{12}$/.test(given) && mask(given) === given) || hashed.test(given);
