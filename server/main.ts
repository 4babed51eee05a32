// The server: `node dist/server/main.js`.
import { begin } from "./begin.ts";

begin(() => import("./start.ts"));
