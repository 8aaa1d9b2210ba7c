import { z } from "zod";
import type { Contract } from "../contract";

const notifications = z.object({
  email_on_payout_sent: z.boolean(),
  email_on_payout_paid: z.boolean(),
  email_on_payout_failed: z.boolean(),
  sms_on_payout_paid: z.boolean(),
});

export const newsContract = {
  method: "GET",
  path: "/api/v1/developer/earnings/settings/notifications",
  summary: "Which news you get, and how",
  auth: { kinds: ["developer"], scope: "earnings:read" },
  response: notifications,
  successStatus: 200,
  refusals: [],
  example: {
    response: {
      email_on_payout_sent: true,
      email_on_payout_paid: true,
      email_on_payout_failed: true,
      sms_on_payout_paid: false,
    },
  },
} as const satisfies Contract;

export const changeNewsContract = {
  ...newsContract,
  method: "POST",
  summary: "Change which news you get, and how",
  description: "What is left out stays as it is; the answer is what holds then.",
  auth: { kinds: ["developer"], scope: "settings:write" },
  body: notifications.partial(),
  example: {
    request: {
      email_on_payout_sent: true,
      email_on_payout_paid: true,
      email_on_payout_failed: true,
      sms_on_payout_paid: true,
    },
    response: {
      email_on_payout_sent: true,
      email_on_payout_paid: true,
      email_on_payout_failed: true,
      sms_on_payout_paid: true,
    },
  },
} as const satisfies Contract;
