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
  if (isKnown(request.headers.get("if-none-match"), described.etag))
    return new Response(null, { status: 304, headers });
  return new Response(described.text, { headers });
}

/** Whoever compresses on the way weakens the tag. */
function isKnown(sent: string | null, etag: string): boolean {
  const tags = sent?.split(",").map((tag) => tag.trim().replace(/^W\//, "")) ?? [];
  return tags.includes(etag) || tags.includes("*");
}

function apiAsText(): Described {
  const text = JSON.stringify(openApiDocument(runtime().env.APP_URL));
  const etag = `"${createHash("sha256").update(text).digest("base64url")}"`;
  return { text, etag };
}
