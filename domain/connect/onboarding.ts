export interface OpenedAccount {
  readonly stripeAccountId: string;
  /** False when the developer had it already. */
  readonly opened: boolean;
}

export interface StartedOnboarding extends OpenedAccount {
  /** Works once and for some minutes. */
  readonly url: string;
}
