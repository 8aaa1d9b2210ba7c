import { expect, test } from "@playwright/test";
import { credentials } from "./product";

const CALLS = 16_000;

/** Over real HTTP: beyond every limit on bodies, told of while it is still sent. */
test("a file of 11 MB is taken as one request, and told of as it lands", async ({ request }) => {
  const { base_url: url, service_token, operator_token, new_app_id } = credentials();
  const clock = await request.get(`${url}/api/v1/sandbox/clock`, {
    headers: { authorization: `Bearer ${operator_token}` },
  });
  const occurred_at = (await clock.json()).now;
  const note = "x".repeat(190);
  const call = { app_id: new_app_id, occurred_at, model: note, endpoint: note, end_user_id: note };
  let sent = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(stream) {
      const lines = Array.from({ length: 400 }, (_, n) =>
        JSON.stringify({ ...call, id: `streamed-${sent + n}`, cost_credits: 0 }),
      );
      sent += lines.length;
      stream.enqueue(new TextEncoder().encode(`${lines.join("\n")}\n`));
      if (sent === CALLS) stream.close();
    },
  });
  const headers = {
    authorization: `Bearer ${service_token}`,
    "content-type": "application/x-ndjson",
  };
  const init = { method: "POST", headers, body, duplex: "half" };
  const answer = await fetch(`${url}/api/v1/usage/stream`, init);
  expect(answer.status).toBe(200);
  const lines = (await answer.text()).trimEnd().split("\n");
  expect(lines).toHaveLength(CALLS / 1_000 + 1);
  expect(JSON.parse(lines.at(-1) ?? "")).toMatchObject({
    lines: CALLS,
    accepted: CALLS,
    rejected_count: 0,
    done: true,
  });
});
