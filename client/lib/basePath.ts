// Under which path the server lies, such as "/trainer": it writes it into the page when it sends it.

/** "" at the root. */
export const basePath = (): string => document.querySelector<HTMLMetaElement>('meta[name="base-path"]')?.content ?? "";

/** The server's address as others call it, such as "https://robots.example/trainer". */
export const serverAddress = (): string => window.location.origin + basePath();
