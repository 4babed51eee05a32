// Which reads come first: those that somebody waits for, and once none of them is on its way what stands beside (counts, badges). A browser asks a server six things at a time.

/** For so long, ms, what stands beside waits: some reads take minutes. */
const longestWaitMs = 1_500;

let awaited = 0;
let quiet: (() => void)[] = [];

/** Somebody waits for this. */
export async function waitedFor<T>(read: Promise<T>): Promise<T> {
  awaited += 1;
  try {
    return await read;
  } finally {
    awaited -= 1;
    if (awaited === 0) {
      const ready = quiet;
      quiet = [];
      for (const go of ready) go();
    }
  }
}

/** Resolves when nothing is on its way that somebody waits for. */
export async function whenQuiet(): Promise<void> {
  // What is drawn together asks together.
  await new Promise((go) => setTimeout(go));
  if (awaited === 0) return;
  await new Promise<void>((go) => {
    quiet.push(go);
    setTimeout(go, longestWaitMs);
  });
}
