import type { Channel, News, TEST_TYPE, WebhookType } from "./news/news";

/** One message as it goes out: to whom, and the fact it tells. */
export interface Letter {
  readonly messageId: string;
  readonly developerId: string;
  readonly channel: Channel;
  readonly recipient: string;
  readonly name: string;
  readonly news: News;
  readonly happenedAt: Date;
}

/**
 * What came of handing a letter over: taken; refused for good, so that trying again is useless;
 * failed for now; or there is nothing to send it with.
 */
export type Dispatch =
  | { readonly kind: "taken" }
  | { readonly kind: "refused"; readonly detail: string }
  | { readonly kind: "failed"; readonly detail: string }
  | { readonly kind: "no_way"; readonly detail: string };

/** One webhook request: the body as it is, whatever it was signed with before. */
export interface Parcel {
  readonly url: string;
  /** The same in every resend: receivers drop repeats by it. */
  readonly webhookId: string;
  readonly body: string;
  /** The newest secret first; an older one signs along while it still holds. */
  readonly secrets: readonly string[];
}

export interface Posted {
  /** Null when nothing was answered. */
  readonly status: number | null;
  readonly ms: number;
  /** The beginning of the answer, or why there is none. */
  readonly detail: string;
}

/** The doors through which we tell others, in our words. None of them throws. */
export interface Couriers {
  readonly dispatch: (letter: Letter) => Promise<Dispatch>;
  readonly sendCode: (phone: string, code: string) => Promise<Dispatch>;
  readonly bodyOf: (type: WebhookType | typeof TEST_TYPE, news: News, happenedAt: Date) => string;
  readonly post: (parcel: Parcel) => Promise<Posted>;
  /** Null when it may be asked; otherwise why it never will be. */
  readonly faultOf: (url: string) => string | null;
  readonly newSecret: () => string;
  readonly seal: (text: string) => string;
  /** Null when it was not sealed with today's secret. */
  readonly unseal: (sealed: string) => string | null;
  /** Whose digests the link in a mail ends; null when the link is not ours. */
  readonly readStop: (stamped: string) => string | null;
  /** Lets go of connections that are kept open. */
  readonly close: () => void;
  /** Whether text messages can be sent at all. */
  readonly texts: boolean;
}
