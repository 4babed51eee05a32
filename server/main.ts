// The server: `node dist/server/main.js`.
import { begin } from "./base/begin.ts";

begin(() => import("./app/start.ts"));
