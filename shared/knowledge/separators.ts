// What may part several wordings in one cell, by name. Apart from how each is written: every page knows the contract, which names them.
export const separatorNames = ["bar", "semicolon", "enumeration", "hashes", "slash", "comma", "lines"] as const;
export type Separator = (typeof separatorNames)[number];
