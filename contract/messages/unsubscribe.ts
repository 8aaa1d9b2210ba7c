import { z } from "zod";
import type { Contract } from "../contract";
import { text } from "../fields";

/** RFC 8058: mail programs send a form of one field, and read nothing of the answer. */
const oneClick = (form: string) => Object.fromEntries(new URLSearchParams(form));

export const unsubscribeContract = {
  method: "POST",
  path: "/api/v1/unsubscribe",
  summary: "No more monthly digests, by the link in one of them",
  description:
    "What `List-Unsubscribe` of a digest names (RFC 8058): mail programs call it with one click. " +
    "The token is the credential. Repeating it changes nothing.",
  auth: null,
  query: z.object({ token: text(300) }),
  body: z.object({}),
  bodyFormats: {
    "application/x-www-form-urlencoded": oneClick,
    "multipart/form-data": () => ({}),
  },
  response: z.object({ unsubscribed: z.literal(true) }),
  successStatus: 200,
  refusals: ["not_found"],
  example: { response: { unsubscribed: true } },
} as const satisfies Contract;
