import "server-only";
import { createHash } from "node:crypto";
import { runtime } from "@/runtime";
import { openApiDocument } from "./document";

interface Described {
  readonly text: string;
  readonly etag: string;
}

let described: Described | undefined;

/** The API description; it changes with the deployment only, so clients may keep and re-ask. */
export function describeApi(request: Request): Response {
  described ??= apiAsText();
  const headers = {
    "content-type": "application/json",
    "cache-control": "public, max-age=0, must-revalidate",
    "access-control-allow-origin": "*",
    etag: described.etag,
  };
  const isKnown = request.headers.get("if-none-match") === described.etag;
  if (isKnown) return new Response(null, { status: 304, headers });
  return new Response(described.text, { headers });
}

function apiAsText(): Described {
  const text = JSON.stringify(openApiDocument(runtime().env.APP_URL));
  const etag = `"${createHash("sha256").update(text).digest("base64url")}"`;
  return { text, etag };
}
