// What the address bar holds on the Releases screen.
import { z } from "zod";

export const releasesSearch = z.object({});
