// Time zones to choose from, the browser's own first guess.
export const localTimeZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone || "Asia/Shanghai";

/** All the browser knows, with `also` among them (a zone may have been renamed since). */
export const timeZones = (also: string): string[] =>
  [...new Set(["Asia/Shanghai", also, ...Intl.supportedValuesOf("timeZone")])].toSorted();

/** A machine that was never told where it is; nobody's shop is there. */
export const isNowhere = (zone: string): boolean => /^(?:Etc\/)?(?:UTC|GMT|UCT|Universal|Zulu)$/u.test(zone);
