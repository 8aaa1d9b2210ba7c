import type { Bookmark } from "@/domain/bookmark";
import type { DeliveryState, TEST_TYPE, WebhookType } from "@/domain/news/news";

/** An endpoint as its developer sees it: without its secret. */
export interface WebhookEndpoint {
  readonly id: string;
  readonly url: string;
  readonly description: string;
  readonly types: readonly WebhookType[];
  readonly createdAt: Date;
  readonly lastSuccessAt: Date | null;
  readonly disabledAt: Date | null;
  readonly disabledReason: string | null;
  /** Until when the secret before the last rotation signs along; null when none does. */
  readonly secretBeforeUntil: Date | null;
}

/** One fact on its way to one endpoint. */
export interface Delivery {
  readonly id: string;
  readonly endpointId: string;
  readonly webhookId: string;
  readonly type: WebhookType | typeof TEST_TYPE;
  readonly state: DeliveryState;
  readonly createdAt: Date;
  readonly deliveredAt: Date | null;
  readonly nextTryAt: Date | null;
  readonly tries: number;
  readonly lastStatus: number | null;
  readonly lastDetail: string | null;
}

/** One request, and what came of it. */
export interface WebhookTry {
  readonly at: Date;
  readonly status: number | null;
  readonly ms: number;
  readonly detail: string;
}

export interface DeliveryDetail extends Delivery {
  readonly url: string;
  readonly body: string | null;
  /** Newest first, the latest hundred. */
  readonly log: readonly WebhookTry[];
}

export interface DeliveryList {
  readonly deliveries: readonly Delivery[];
  readonly total: number;
  readonly next: Bookmark | null;
}
