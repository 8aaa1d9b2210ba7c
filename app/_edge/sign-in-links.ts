import "server-only";
import type { Adapter, AdapterUser } from "next-auth/adapters";
import { storeSignInLink } from "@/operations/store-sign-in-link";
import { useSignInLink as takeSignInLink } from "@/operations/use-sign-in-link";
import { contextFor } from "@/runtime";

const SIGN_IN = { kind: "system", name: "sign-in" } as const;

/**
 * The least that next-auth needs to sign people in by e-mail: links that work once. Who they are
 * is settled in the session's `jwt` callback, so users and accounts are only passed through.
 */
export const signInLinks: Adapter = {
  async createVerificationToken({ identifier, token, expires }) {
    const link = { hash: token, email: identifier, expiresAt: expires };
    await storeSignInLink(contextFor(SIGN_IN), link);
    return { identifier, token, expires };
  },
  async useVerificationToken({ identifier, token }) {
    const link = await takeSignInLink(contextFor(SIGN_IN), { hash: token, email: identifier });
    return link && { identifier, token, expires: link.expiresAt };
  },
  createUser: async (user: Omit<AdapterUser, "id">) => ({ ...user, id: user.email }),
  getUserByEmail: async () => null,
  getUserByAccount: async () => null,
  linkAccount: async () => undefined,
};
