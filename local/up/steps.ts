/** One short line per thing done, with how long it took. */
export interface Steps {
  readonly say: (line: string) => void;
  readonly step: <T>(doing: string, done: string, work: () => Promise<T>) => Promise<T>;
}

export function steps(out: NodeJS.WriteStream): Steps {
  const say = (line: string) => void out.write(`  ${line}\n`);
  return {
    say,
    step: async (doing, done, work) => {
      const began = performance.now();
      // A line to be overwritten makes sense on a terminal only, not in a log.
      if (out.isTTY) out.write(`… ${doing}`);
      const clear = out.isTTY ? "\r\u001b[2K" : "";
      try {
        const result = await work();
        const seconds = ((performance.now() - began) / 1_000).toFixed(1);
        out.write(`${clear}✓ ${done} (${seconds} s)\n`);
        return result;
      } catch (error) {
        out.write(`${clear}✗ ${doing}\n`);
        throw error;
      }
    },
  };
}
