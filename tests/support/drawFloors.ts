// Draws the floors into server/README.md and client/README.md: `npm run floors`.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { client, server, withFloors } from "./floors.ts";

for (const [folder, house] of Object.entries({ server, client })) {
  const readme = join(import.meta.dirname, `../../${folder}/README.md`);
  writeFileSync(readme, withFloors(house, readFileSync(readme, "utf8")));
}
