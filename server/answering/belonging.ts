// What is said of a turn afterwards must fit it: a choice its conversation, customer and options, "none of these" a turn that offered some.
import { Failure } from "../../shared/errors.ts";
import type { App, Kb } from "../base/context.ts";
import { conversationName, customerHash } from "../logs/pseudonyms.ts";
import type { AskedTurn } from "../base/logged.ts";

interface Choice {
  entry: string;
  conversation: string | null;
  customer: string | null;
}

/** Throws `rule_broken` for an option the turn did not offer, or for a conversation or customer other than the turn's. Who was not named, then or now, is not contradicted. */
export function refuseForeignChoice(app: Pick<App, "db">, kb: Kb, turn: AskedTurn, { entry, conversation, customer }: Choice): void {
  if (!turn.options.some((option) => option.entry === entry))
    throw new Failure("rule_broken", "choose.entry: one of the options that turn offered", {
      field: "choose.entry",
      options: turn.options.map((o) => o.entry),
    });
  const refuse = (field: string): never => {
    throw new Failure("rule_broken", `${field}: that of the turn that is answered by this choice, or none`, { field });
  };
  if (conversation !== null && turn.conversation !== null && conversationName(app, kb, conversation) !== turn.conversation)
    refuse("conversation");
  if (customer !== null && turn.customer !== null && customerHash(app, kb, customer) !== turn.customer) refuse("customer");
}

/** Throws `rule_broken` when none of a turn's options is said to be meant, but it offered none. */
export function refuseNoneWithoutOptions(turn: Pick<AskedTurn, "outcome">, none: boolean): void {
  if (none && turn.outcome !== "clarify")
    throw new Failure("rule_broken", "none: only for a turn that offered options (outcome `clarify`); say helpful: false instead", {
      field: "none",
    });
}
