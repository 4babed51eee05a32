// A way to the real server on which some answers wait until the test lets them go.
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import type { Caller } from "./renderApp.tsx";

export interface Withheld {
  caller: Promise<Caller>;
  release: () => void;
  /** From now on they wait again. */
  hold: () => void;
  waiting: () => number;
  end: () => void;
}

/** Passes everything on, but requests whose address matches only once `release` was called. */
export function withheld(by: Caller, which: RegExp): Withheld {
  let waiting: (() => void)[] | null = [];
  const way = createServer((asked, reply) => {
    const { method, url = "/", headers } = asked;
    const pass = (): void => {
      const onward = request(new URL(url, by.url), { method, headers }, (answer) => {
        reply.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(reply);
      });
      // The test may be over, and the server gone.
      onward.on("error", () => reply.destroy());
      asked.pipe(onward);
    };
    if (waiting && which.test(url)) waiting.push(pass);
    else pass();
  });
  return {
    caller: new Promise((resolve) => {
      way.listen(0, "127.0.0.1", () => resolve({ url: `http://127.0.0.1:${(way.address() as AddressInfo).port}`, cookie: by.cookie }));
    }),
    hold: () => void (waiting ??= []),
    waiting: () => waiting?.length ?? 0,
    release: () => {
      const passed = waiting ?? [];
      waiting = null;
      for (const pass of passed) pass();
    },
    end: () => {
      way.close();
      way.closeAllConnections();
    },
  };
}
