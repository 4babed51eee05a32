#!/usr/bin/env node
// The command line: `node dist/server/cli/main.js`, or `npm run trainer`.
import { begin } from "../base/begin.ts";

begin(async () => (await import("./run.ts")).runThisProcess());
