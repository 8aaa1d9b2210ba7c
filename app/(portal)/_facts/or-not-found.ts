import { notFound } from "next/navigation";
import { Refusal } from "@/domain/refusals";

/** What an address names; where there is no such thing, the page that says so, with status 404. */
export async function orNotFound<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (refusal) {
    if (refusal instanceof Refusal && refusal.code === "not_found") notFound();
    throw refusal;
  }
}
