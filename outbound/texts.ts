import "server-only";
import type { Dispatch } from "@/domain/couriers";

export interface TextOptions {
  readonly apiBase: string;
  readonly accountSid: string;
  readonly authToken: string;
  /** A number, or the id of a messaging service. */
  readonly from: string;
}

const TIMEOUT_MS = 10_000;
const BAD_REQUEST = 400;

/** Sends one text message through Twilio's REST API. Never throws. */
export async function sendText(
  options: TextOptions,
  phone: string,
  words: string,
): Promise<Dispatch> {
  const { apiBase, accountSid, authToken, from } = options;
  const sender = from.startsWith("MG") ? "MessagingServiceSid" : "From";
  const basic = Buffer.from(`${accountSid}:${authToken}`).toString("base64");
  try {
    const answer = await fetch(`${apiBase}/2010-04-01/Accounts/${accountSid}/Messages.json`, {
      method: "POST",
      headers: { authorization: `Basic ${basic}` },
      body: new URLSearchParams({ To: phone, [sender]: from, Body: words }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (answer.ok) return { kind: "taken" };
    const detail = `Twilio answered ${answer.status}: ${await complaintIn(answer)}`;
    // A wrong key is our own trouble, and mended; a wrong number is not.
    const kind = answer.status === BAD_REQUEST ? "refused" : "failed";
    return { kind, detail };
  } catch (fault) {
    const reason = fault instanceof Error ? fault.message : String(fault);
    return { kind: "failed", detail: `Twilio did not answer: ${reason}` };
  }
}

async function complaintIn(answer: Response): Promise<string> {
  const body: unknown = await answer.json().catch(() => null);
  const isObject = typeof body === "object" && body !== null && "message" in body;
  return isObject ? String(body.message).slice(0, 300) : "no reason given";
}
