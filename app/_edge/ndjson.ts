import "server-only";
import { NDJSON } from "@/contract/usage/body-formats";
import { writeJson } from "@/contract/write-json";

/**
 * An answer that is written while the work goes on: a line for each object. Whatever breaks it
 * off is told by a last line; whoever hangs up ends the work.
 */
export function ndjsonResponse(
  objects: AsyncIterable<unknown>,
  lastWords: (thrown: unknown) => unknown,
): Response {
  const source = objects[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(stream) {
      const next = await source.next().catch((thrown: unknown) => ({ thrown }));
      if ("done" in next && next.done) return stream.close();
      const line = "thrown" in next ? lastWords(next.thrown) : next.value;
      stream.enqueue(encoder.encode(`${writeJson(line)}\n`));
      if ("thrown" in next) stream.close();
    },
    async cancel() {
      await source.return?.();
    },
  });
  return new Response(body, { headers: { "content-type": NDJSON } });
}
