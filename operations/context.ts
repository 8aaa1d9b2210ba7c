import type { Database } from "@/db/client";
import type { Announcement } from "@/domain/announcements";
import type { Couriers } from "@/domain/couriers";
import type { Gateway, StripeClock } from "@/domain/gateway";

/** Who asks. A developer's actor carries what their credential may do. */
export type Actor =
  | { readonly kind: "developer"; readonly developerId: string }
  | { readonly kind: "service"; readonly tokenId: string }
  | OperatorActor
  | { readonly kind: "system"; readonly name: string };

export interface OperatorActor {
  readonly kind: "operator";
  /** The person's e-mail address, or a token's name. */
  readonly name: string;
  /** For a token, who made it: what it does counts as theirs. */
  readonly behind?: string;
  /** It is a program with a token: no person sits there who could be asked. */
  readonly isProgram?: true;
  /** Whose proposal they carry out as the second person. */
  readonly approves?: { readonly proposalId: string; readonly proposedBy: string };
}

export type OperatorContext = Context<OperatorActor>;

/** The one person behind what is done, for whatever takes two. */
export function personOf(actor: OperatorActor): string {
  return actor.behind ?? actor.name;
}

/** For the audit log: what a second person does names the first one, and what was proposed. */
export function approvalFacts(actor: Actor): object {
  if (actor.kind !== "operator" || !actor.approves) return {};
  const { proposalId, proposedBy } = actor.approves;
  return { proposal_id: proposalId, proposed_by: proposedBy };
}

export interface DeveloperActor {
  readonly kind: "developer";
  readonly developerId: string;
}

/** Who asks, in a word or two, for the audit log. */
export function nameOf(actor: Actor): string {
  switch (actor.kind) {
    case "developer":
      return actor.developerId;
    case "service":
      return actor.tokenId;
    case "operator":
    case "system":
      return `${actor.kind}:${actor.name}`;
    default:
      return actor satisfies never;
  }
}

export interface Log {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

/** What every operation gets handed: nothing below it reaches for the outside by itself. */
export interface Context<Who extends Actor = Actor> {
  readonly db: Database;
  /** A replica for lists and charts; what it says may be moments old. */
  readonly lists?: Database | undefined;
  readonly gateway: Gateway;
  /** Business time (R15). */
  readonly now: () => Promise<Date>;
  readonly actor: Who;
  /** Tells the executor what may be worked on. Lost announcements are found by the relay. */
  readonly announce: (announcements: readonly Announcement[]) => Promise<void>;
  readonly log: Log;
  /** Where people reach us, without a slash at the end. */
  readonly appUrl: string;
  /** Of a request under an Idempotency-Key: what it creates takes its id from this, always. */
  readonly workId?: string;
}

export type DeveloperContext = Context<DeveloperActor>;

/** For what is told to others: the doors of mail, text messages and webhooks. */
export interface CourierContext<Who extends Actor = Actor> extends Context<Who> {
  readonly couriers: Couriers;
}

/** In sandbox mode the test clock can be moved, and Stripe's stand-in moves along. */
export interface SandboxContext<Who extends Actor = Actor> extends Context<Who> {
  readonly stripeClock: StripeClock;
}
