import "server-only";
import { phoneToWire } from "@/contract/messages/phone";
import type { DeveloperContext } from "@/operations/context";
import { getPhone, removePhone, sendPhoneCode, verifyPhone } from "@/operations/verify-phone";
import { withCouriers } from "@/runtime";

export async function showPhone(ctx: DeveloperContext) {
  return phoneToWire(await getPhone(withCouriers(ctx)));
}

export async function sendCode(ctx: DeveloperContext, wish: { readonly phone: string }) {
  await sendPhoneCode(withCouriers(ctx), wish);
  return { sent: true } as const;
}

export async function proveCode(ctx: DeveloperContext, wish: { readonly code: string }) {
  return phoneToWire(await verifyPhone(withCouriers(ctx), wish));
}

export async function dropPhone(ctx: DeveloperContext) {
  await removePhone(ctx);
  return { removed: true } as const;
}
