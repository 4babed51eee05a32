// placeholder
export const englishBackground: readonly string[] = [];
