// (being written)
export const sampleCounts = (): { entries: number; turns: number; missed: number; categories: number } | null => null;
