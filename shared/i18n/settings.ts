// Texts of the settings screen.
import { texts } from "./texts.ts";

export const settings = texts({ zh: {}, en: {} });
