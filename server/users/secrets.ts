// Secrets of this server that other nouns key their hashes with.
export { serverSecret } from "./users.store.ts";
