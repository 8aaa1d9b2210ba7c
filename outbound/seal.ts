import "server-only";
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from "node:crypto";

const IV_BYTES = 12;
const TAG_BYTES = 16;

export interface Seal {
  /** Text that only we can read again, and nobody can alter. */
  readonly seal: (text: string) => string;
  /** Null when it was not sealed with this secret for this purpose. */
  readonly unseal: (sealed: string) => string | null;
}

/** AES-256-GCM under a key of its own for each purpose, made from the installation's secret. */
export function openSeal(secret: string, purpose: string): Seal {
  const key = keyFor(secret, purpose);
  return {
    seal(text) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv("aes-256-gcm", key, iv);
      const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString("base64");
    },
    unseal(sealed) {
      const bytes = Buffer.from(sealed, "base64");
      const iv = bytes.subarray(0, IV_BYTES);
      const tag = bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES);
      try {
        const cipher = createDecipheriv("aes-256-gcm", key, iv).setAuthTag(tag);
        const text = cipher.update(bytes.subarray(IV_BYTES + TAG_BYTES));
        return Buffer.concat([text, cipher.final()]).toString("utf8");
      } catch {
        return null;
      }
    },
  };
}

export interface Stamp {
  readonly stamp: (text: string) => string;
  /** What was stamped; null when the stamp is not ours. */
  readonly read: (stamped: string) => string | null;
}

/** A text with a mark that only we can make: for links that must work without signing in. */
export function openStamp(secret: string, purpose: string): Stamp {
  const key = keyFor(secret, purpose);
  const markOf = (text: string) => createHmac("sha256", key).update(text).digest();
  return {
    stamp: (text) => `${text}.${markOf(text).toString("base64url")}`,
    read(stamped) {
      const dot = stamped.lastIndexOf(".");
      const text = stamped.slice(0, Math.max(dot, 0));
      const mark = Buffer.from(stamped.slice(dot + 1), "base64url");
      const ours = markOf(text);
      return mark.length === ours.length && timingSafeEqual(mark, ours) ? text : null;
    },
  };
}

function keyFor(secret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync("sha256", secret, "", purpose, 32));
}
