// What we use of saxen, which brings no types: https://github.com/nikku/saxen
declare module "saxen" {
  export class Parser {
    on(
      hook: "openTag",
      take: (
        name: string,
        attributes: () => Record<string, string>,
        decode: (text: string) => string,
        isClosed: boolean,
        context: () => { data: string },
      ) => void,
    ): this;
    on(hook: "closeTag", take: (name: string) => void): this;
    on(hook: "text" | "cdata" | "attention" | "comment", take: (text: string) => void): this;
    on(hook: "error" | "warn", take: (error: Error) => void): this;
    write(piece: string): this;
    end(): unknown;
    stop(): void;
  }
}
