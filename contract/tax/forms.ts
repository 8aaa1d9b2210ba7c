import { z } from "zod";
import { Refusal } from "@/domain/refusals";
import type { Contract } from "../contract";
import { instant, text } from "../fields";

const BASE = "/api/v1/developer/earnings/tax-forms";

const taxForm = z.object({
  id: z.guid(),
  type: z.enum(["W9", "1099-K"]),
  year: z.int(),
  status: z.string(),
  file_url: z.url(),
  submitted_at: instant,
  approved_at: instant.nullable(),
});

const exampleForm = {
  id: "11111111-2222-3333-4444-555555555555",
  type: "W9",
  year: 2026,
  status: "approved",
  file_url: "https://files.example.com/w9.pdf",
  submitted_at: "2026-01-15T12:00:00.000Z",
  approved_at: "2026-01-16T09:00:00.000Z",
} as const;

const AT_STRIPE =
  "Always answers 501. Once onboarding is done, `dashboard_url` in the problem document is a " +
  "fresh link into Stripe's dashboard, where tax forms are; that is why this takes the scope " +
  "of such links.";

export const taxFormsContract = {
  method: "GET",
  path: BASE,
  summary: "Your uploaded W9 and 1099-K forms",
  description: "Stripe collects and keeps tax forms, so this list is empty.",
  auth: { kinds: ["developer"], scope: "earnings:read" },
  response: z.array(taxForm),
  successStatus: 200,
  refusals: [],
  example: { response: [exampleForm] },
} as const satisfies Contract;

export const uploadTaxFormContract = {
  method: "POST",
  path: BASE,
  summary: "Upload a tax form: not implemented, use the Stripe Connect dashboard instead",
  description: AT_STRIPE,
  auth: { kinds: ["developer"], scope: "connect:write" },
  response: taxForm,
  successStatus: 201,
  refusals: ["tax_forms_at_stripe"],
  example: { response: exampleForm },
} as const satisfies Contract;

export const downloadTaxFormContract = {
  method: "GET",
  path: `${BASE}/{form_id}/download`,
  summary: "Download a tax form: not implemented, use the Stripe Connect dashboard instead",
  description: AT_STRIPE,
  auth: { kinds: ["developer"], scope: "connect:write" },
  params: z.object({ form_id: text(200) }),
  response: taxForm,
  successStatus: 200,
  refusals: ["tax_forms_at_stripe"],
  example: { response: exampleForm },
} as const satisfies Contract;

/** The documented 501, with the way into Stripe's dashboard if there is one. */
export function taxFormsAtStripe(link: { readonly url: string } | null): never {
  const members = link ? { dashboard_url: link.url } : {};
  throw new Refusal("tax_forms_at_stripe", { members });
}
