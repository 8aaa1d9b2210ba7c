import { resolve } from "node:path";
import { asProduct } from "../postgres";
import { localDatabaseUrl } from "./database";
import { choosePorts, type PortName, type Ports } from "./ports";
import { keptSecrets } from "./secrets";

/** What this start runs and where, decided before anything is started. */
export interface Plan {
  readonly folder: string;
  readonly appUrl: string;
  /** As its owner: for the schema, and for tests. */
  readonly databaseUrl: string;
  readonly ports: Partial<Ports> & { readonly app: number };
  readonly inngestUrl: string;
  readonly mailboxUrl: string | undefined;
  /** What the product itself is given. */
  readonly env: Readonly<Record<string, string>>;
}

/** State lies in `.local`, or where TRIBUTARY_LOCAL_DIR says, so that tests have their own. */
export function localFolder(root: string, env: NodeJS.ProcessEnv): string {
  return resolve(root, env.TRIBUTARY_LOCAL_DIR || ".local");
}

export async function makePlan(
  folder: string,
  env: NodeJS.ProcessEnv,
  say: (line: string) => void,
): Promise<Plan> {
  const given = (name: string) => env[name] || undefined;
  const ports = await choosePorts(standIns(given), env, say);
  const { app = 0 } = ports;
  const secrets = keptSecrets(folder);
  const appUrl = given("APP_URL") ?? `http://127.0.0.1:${app}`;
  const databaseUrl = given("DATABASE_URL") ?? localDatabaseUrl(ports.postgres ?? 0);
  const inngestUrl = given("INNGEST_DEV") ?? `http://127.0.0.1:${ports.inngest}`;
  const smtpUrl = given("SMTP_URL") ?? `smtp://127.0.0.1:${ports.smtp}`;
  const emulatorUrl = loopback(ports.stripe);
  return {
    folder,
    appUrl,
    databaseUrl,
    ports: { ...ports, app },
    inngestUrl,
    mailboxUrl: loopback(ports.mailbox),
    env: {
      TRIBUTARY_MODE: "sandbox",
      TRIBUTARY_LOCAL_DIR: folder,
      PORT: String(app),
      APP_URL: appUrl,
      DATABASE_URL: given("DATABASE_URL") ? databaseUrl : asProduct(databaseUrl),
      NEXTAUTH_URL: given("NEXTAUTH_URL") ?? appUrl,
      NEXTAUTH_SECRET: given("NEXTAUTH_SECRET") ?? secrets.nextauth_secret,
      STRIPE_SECRET_KEY: given("STRIPE_SECRET_KEY") ?? secrets.stripe_secret_key,
      STRIPE_WEBHOOK_SECRET: given("STRIPE_WEBHOOK_SECRET") ?? secrets.stripe_webhook_secret,
      STRIPE_CONNECT_WEBHOOK_SECRET:
        given("STRIPE_CONNECT_WEBHOOK_SECRET") ?? secrets.stripe_connect_webhook_secret,
      ...(emulatorUrl ? { STRIPE_API_BASE: emulatorUrl, STRIPE_EMULATOR_URL: emulatorUrl } : {}),
      INNGEST_DEV: inngestUrl,
      INNGEST_SERVE_ORIGIN: `http://127.0.0.1:${app}`,
      SMTP_URL: smtpUrl,
      ...textsTo(loopback(ports.mailbox), given("TWILIO_ACCOUNT_SID")),
    },
  };
}

/** Unless real ones are configured, text messages end in the mailbox too. */
function textsTo(mailboxUrl: string | undefined, real: string | undefined) {
  if (!mailboxUrl || real) return {};
  return {
    TWILIO_ACCOUNT_SID: "AC00000000000000000000000000000000",
    TWILIO_AUTH_TOKEN: "mailbox",
    TWILIO_FROM: "+15005550006",
    TWILIO_API_BASE: mailboxUrl,
  };
}

function loopback(port: number | undefined): string | undefined {
  return port === undefined ? undefined : `http://127.0.0.1:${port}`;
}

/** The stand-ins that nothing real replaces, by the port that each needs. */
function standIns(given: (name: string) => string | undefined): PortName[] {
  const names: PortName[] = ["app"];
  if (!given("DATABASE_URL")) names.push("postgres");
  if (!given("STRIPE_SECRET_KEY")) names.push("stripe");
  if (!given("INNGEST_DEV")) names.push("inngest");
  if (!given("SMTP_URL")) names.push("mailbox", "smtp");
  return names;
}
