// What the address bar holds on the Review screen.
import { z } from "zod";

export const reviewSearch = z.object({});
