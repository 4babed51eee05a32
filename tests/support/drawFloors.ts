// Draws the floors into server/README.md: `npm run floors`.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { withFloors } from "./floors.ts";

const readme = join(import.meta.dirname, "../../server/README.md");
writeFileSync(readme, withFloors(readFileSync(readme, "utf8")));
