import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const secretsSchema = z.object({
  nextauth_secret: z.string(),
  stripe_secret_key: z.string(),
  stripe_webhook_secret: z.string(),
  stripe_connect_webhook_secret: z.string(),
});

export type Secrets = z.infer<typeof secretsSchema>;

/** Made once and kept, so that sessions and the emulator's webhooks outlive a restart. */
export function keptSecrets(folder: string): Secrets {
  const path = join(folder, "secrets.json");
  if (existsSync(path)) return secretsSchema.parse(JSON.parse(readFileSync(path, "utf8")));
  const random = () => randomBytes(32).toString("hex");
  const secrets: Secrets = {
    nextauth_secret: random(),
    stripe_secret_key: `sk_test_${random()}`,
    stripe_webhook_secret: `whsec_${random()}`,
    stripe_connect_webhook_secret: `whsec_${random()}`,
  };
  writeFileSync(path, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  return secrets;
}
