/** Which page was asked for: whoever has to sign in first comes back to it. */
export const ASKED_PATH = "x-asked-path";

interface Situation {
  /** `next dev` compiles with eval and adds its own styles. */
  readonly isEdited: boolean;
}

/** What a page may load and run: its own, and nothing that somebody wrote into it. */
export function contentPolicy(nonce: string, { isEdited }: Situation): string {
  const scripts = `'self' 'nonce-${nonce}' 'strict-dynamic'${isEdited ? " 'unsafe-eval'" : ""}`;
  const styles = isEdited ? "'self' 'unsafe-inline'" : `'self' 'nonce-${nonce}'`;
  const rules = {
    "default-src": "'none'",
    "script-src": scripts,
    "style-src": styles,
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "object-src": "'none'",
    "frame-ancestors": "'none'",
  };
  return Object.entries(rules)
    .map(([name, value]) => `${name} ${value}`)
    .join("; ");
}

/** The other headers of a page. Secure transport is demanded once it is there. */
export function pageHeaders({ isSecure }: { readonly isSecure: boolean }): [string, string][] {
  const headers: [string, string][] = [
    ["x-content-type-options", "nosniff"],
    ["x-frame-options", "DENY"],
    ["referrer-policy", "same-origin"],
    ["cross-origin-opener-policy", "same-origin"],
    ["cross-origin-resource-policy", "same-origin"],
    ["permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"],
  ];
  return isSecure ? [...headers, SECURE_ONLY] : headers;
}

/** The headers of what answers programs: no browser may show, guess at or frame it. */
export function answerHeaders({ isSecure }: { readonly isSecure: boolean }): [string, string][] {
  const headers: [string, string][] = [
    ["x-content-type-options", "nosniff"],
    ["content-security-policy", "default-src 'none'; frame-ancestors 'none'"],
    ["referrer-policy", "no-referrer"],
  ];
  return isSecure ? [...headers, SECURE_ONLY] : headers;
}

const SECURE_ONLY: [string, string] = ["strict-transport-security", "max-age=63072000"];
