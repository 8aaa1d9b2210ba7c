import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const credentialsSchema = z.object({
  base_url: z.string(),
  developer_token: z.string(),
  service_token: z.string(),
  operator_token: z.string(),
  app_id: z.string(),
  mailbox_url: z.string().nullish(),
  inngest_url: z.string().nullish(),
});

export function readCredentials(folder: string) {
  const path = join(folder, "credentials.json");
  return credentialsSchema.parse(JSON.parse(readFileSync(path, "utf8")));
}

/** What the test clock shows, so that the printed call is not too old for the platform. */
async function businessTime(baseUrl: string, operatorToken: string): Promise<string> {
  const headers = { authorization: `Bearer ${operatorToken}` };
  const response = await fetch(`${baseUrl}/api/v1/sandbox/clock`, { headers });
  const { now } = z.object({ now: z.string() }).parse(await response.json());
  return now;
}

/** The last thing `npm start` says: where it is, who one can be, and what to try first. */
export async function welcome(folder: string): Promise<string> {
  const known = readCredentials(folder);
  const usage = JSON.stringify({
    events: [
      {
        id: `call-${Date.now()}`,
        app_id: known.app_id,
        occurred_at: await businessTime(known.base_url, known.operator_token),
        cost_credits: 1_000_000,
      },
    ],
  });
  return `
Tributary is running on ${known.base_url}

  Sign in            ${known.base_url}/sign-in  (choose the demo developer or the operator)
  Sent mail          ${known.mailbox_url ?? "goes to SMTP_URL"}
  Developer token    ${known.developer_token}
  Service token      ${known.service_token}
  Operator token     ${known.operator_token}
  All of it          ${join(folder, "credentials.json")}

  What a developer earned:
    curl -H "Authorization: Bearer ${known.developer_token}" \\
      ${known.base_url}/api/v1/developer/earnings/overview

  Report a call that one of the developer's users made:
    curl -X POST -H "Authorization: Bearer ${known.service_token}" \\
      -H "Content-Type: application/json" -d '${usage}' \\
      ${known.base_url}/api/v1/usage

  Ask for a payout:
    curl -X POST -H "Authorization: Bearer ${known.developer_token}" \\
      -H "Content-Type: application/json" -d '{"confirm":true}' \\
      ${known.base_url}/api/v1/developer/earnings/payout

Ctrl-C ends everything; the data stays.
`;
}
