// Texts of the vocabulary screen.
import { texts } from "./texts.ts";

export const vocabulary = texts({ zh: {}, en: {} });
