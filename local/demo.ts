import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runtime } from "../runtime";
import { type Cast, makeCast } from "./demo/cast";
import { beginStory, liveThroughTheMonths } from "./demo/story";
import { localFolder } from "./up/plan";

/**
 * Makes the demo platform by the same operations and HTTP calls as production, and writes
 * credentials.json. Run again, it goes on where it stopped and only refreshes the addresses.
 * Run with `--conditions=react-server`: it imports what belongs to the server.
 */
const root = fileURLToPath(new URL("..", import.meta.url));
const file = join(localFolder(root, process.env), "credentials.json");

await main().finally(() => runtime().connection.close());

async function main(): Promise<void> {
  const { APP_URL: appUrl, STRIPE_API_BASE: stripeUrl } = runtime().env;
  // Real Stripe cannot be moved through time: there the platform starts empty.
  if (stripeUrl) await beginStory(stripeUrl);
  const cast = rememberedCast() ?? (await makeCast());
  writeCredentials(cast);
  if (stripeUrl) await liveThroughTheMonths({ appUrl, stripeUrl }, cast);
}

/** Tokens are shown once, so what they were is kept with the other credentials. */
function rememberedCast(): Cast | null {
  if (!existsSync(file)) return null;
  const { demo_cast } = JSON.parse(readFileSync(file, "utf8")) as { demo_cast?: Cast };
  return demo_cast ?? null;
}

function writeCredentials(cast: Cast): void {
  const { env } = runtime();
  const { ada, eli, newcomer } = cast.players;
  const credentials = {
    base_url: env.APP_URL,
    developer_token: ada.token,
    service_token: cast.serviceToken,
    operator_token: cast.operatorToken,
    other_developer_token: eli.token,
    app_id: ada.appIds[0],
    new_developer_token: newcomer.token,
    new_app_id: newcomer.appIds[0],
    stripe_api_base: env.STRIPE_API_BASE ?? "https://api.stripe.com",
    stripe_secret_key: env.STRIPE_SECRET_KEY,
    webhook_secret: env.STRIPE_WEBHOOK_SECRET[0],
    inngest_url: process.env.INNGEST_URL ?? env.INNGEST_DEV ?? null,
    mailbox_url: process.env.MAILBOX_URL || null,
    database_url: process.env.OWNER_DATABASE_URL || env.DATABASE_URL,
    demo_cast: cast,
  };
  writeFileSync(`${file}.new`, `${JSON.stringify(credentials, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
