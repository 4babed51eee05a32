// placeholder
export const chineseBackground: readonly string[] = [];
