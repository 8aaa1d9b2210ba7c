/** What holds for every path: the front page of the reference. */
export const INTRODUCTION = `
Tributary keeps the books of what developers earn through their apps and pays it out by Stripe
Connect. Two documented surfaces read the same books: \`/api/v1/developer/earnings\` in cents and
\`/developers\` in credits. Everything else is under \`/api/v1\`.

## Credentials

Send \`Authorization: Bearer <token>\`, or the portal's session cookie. A token has a kind, which
its beginning tells, and scopes. No credential, or a dead one, is 401; the wrong kind or scope
403; an object of somebody else is 404, as if it were not there. A write that carries the cookie
from another site is 403. A token is shown once; only its SHA-256 is kept, and it is found by
that hash. Revoking one takes effect with the next request.

## Money and time

\`*_credits\` are whole micro-dollars (1,000,000 = $1) and \`*_cents\` whole cents, rounded
toward zero; a total in cents is the sum of the cents beside it. Both are JSON integers. Instants
are ISO 8601 in UTC and end in \`Z\`; an instant without a zone is refused.

## Bodies

Bodies are JSON in UTF-8 of at most 64 KiB unless a path says otherwise, nested at most 32
deep. Status 415 means another content type, 413 a longer body, and 400 one that cannot be
read, invalid UTF-8 included. Of a name that appears twice the last one counts in a body and
the first in a query. Unknown members and parameters are ignored. Numbers count by their
value: \`1e3\` and \`1000.0\` are the integer 1000, \`-0\` is 0, and integers beyond
±9007199254740991 are refused. In a query a whole number is digits only: \`1e3\`, \`NaN\`,
\`+5\` and an empty value are refused. An empty body is an empty object.

## Problems

Every error is an \`application/problem+json\` document (RFC 9457). Programs go by \`code\`,
which is stable; \`detail\` is for people. 422 \`invalid_field\` names every bad field at once in
\`errors\`. An unknown path is 404 and a method that a path does not know 405 with \`Allow\`.

## Rate limits

Requests are counted for each token, and for each person signed in: 600 a minute for developers
and operators, 6,000 for the gateway, unless the platform sets other limits. \`RateLimit\` tells
what is left and \`RateLimit-Policy\` the limit; past it comes 429 with \`Retry-After\`. Each
process draws its share in advance, so that with several of them the last few requests of a
minute may be refused early; none is ever let through beyond the limit. Health checks are not
counted.

## Doing something once

A POST that moves money or creates something takes an \`Idempotency-Key\` of 1 to 255 printable
ASCII characters. For 24 hours the same key with the same request gets the same answer again,
with \`Idempotency-Replayed: true\`. While the first request runs, a second one is 409; with a
different body it is 422. Keys belong to the caller and the path. Answers of 5xx are not kept:
send the request again with its key. Reports of usage need none: each call is known by its own
id.

## Lists

Lists are newest first. Beside the offsets that the documents describe, each answer carries
\`next_cursor\`: sent back as \`cursor\` it continues right after the last row, whatever was
added in between, and costs the same at any depth.
`.trim();
