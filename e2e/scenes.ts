import type { APIRequestContext, Page } from "@playwright/test";
import { askUntil, connect, disturb, earn, NO_SUCH_ACCOUNT, pause, person } from "./people";
import { client, credentials } from "./product";

/** What is to be seen once a scene is set. */
export interface Sight {
  readonly name: string;
  readonly path: string;
  readonly says: RegExp;
}

type Stage = readonly [Page, APIRequestContext];

/**
 * The states in which a portal is asked "why was I not paid?", each brought about as in life: by
 * usage, by what Stripe's form says, by what goes wrong at Stripe or at the bank.
 */
export const SCENES: Readonly<Record<string, (...stage: Stage) => Promise<readonly Sight[]>>> = {
  async "a bank that returns the money"(page, request) {
    const who = await person(page, request, "rita");
    await connect(who, "complete", NO_SUCH_ACCOUNT);
    await earn(who);
    const payout = await askUntil(who, ["paid"]);
    // To midnight, two days to the bank, one back.
    await client(request).advance("P4D");
    return [
      { name: "returned-overview", path: "/", says: /Your bank returned \$34\.20/ },
      { name: "returned-payouts", path: "/payouts", says: /Returned by your bank/ },
      { name: "returned-payout", path: payout, says: /could not find the account/ },
      { name: "returned-get-paid", path: "/get-paid", says: /Your bank sent your money back/ },
    ];
  },

  async "a transfer that Stripe refuses"(page, request) {
    const who = await person(page, request, "fay");
    const account = await connect(who, "complete");
    await earn(who);
    await disturb(who, account, { effect: "capability_off" });
    const payout = await askUntil(who, ["failed"]);
    return [
      { name: "failed-overview", path: "/", says: /Your last payout failed; \$38\.00 is waiting/ },
      { name: "failed-payouts", path: "/payouts", says: /Failed/ },
      { name: "failed-payout", path: payout, says: /Could not be sent/ },
      { name: "failed-get-paid", path: "/get-paid", says: /Your last payout failed/ },
    ];
  },

  async "a payout of which Stripe does not say whether it arrived"(page, request) {
    const who = await person(page, request, "uma");
    const account = await connect(who, "complete");
    await earn(who);
    await disturb(who, account, { effect: "error_500", times: null });
    const payout = await askUntil(who, ["processing"]);
    return [
      { name: "unresolved-overview", path: "/", says: /\$34\.20 is on its way/ },
      { name: "unresolved-payouts", path: "/payouts", says: /Sending/ },
      { name: "unresolved-payout", path: payout, says: /Stripe did not say whether it arrived/ },
    ];
  },

  async "a payout between Stripe and the bank"(page, request) {
    const who = await person(page, request, "ira");
    await connect(who, "complete");
    await earn(who);
    const payout = await askUntil(who, ["paid"]);
    return [
      { name: "in-flight-overview", path: "/", says: /\$34\.20 is between Stripe and/ },
      { name: "in-flight-payout", path: payout, says: /Stripe sends it on by itself/ },
    ];
  },

  async "an account in review"(page, request) {
    const who = await person(page, request, "hal");
    await connect(who, "in_review");
    await earn(who);
    return [
      { name: "review-overview", path: "/", says: /\$38\.00 is waiting while Stripe checks/ },
      { name: "review-get-paid", path: "/get-paid", says: /Stripe is checking your details/ },
    ];
  },

  async "an account that Stripe rejects"(page, request) {
    const who = await person(page, request, "rex");
    await connect(who, "rejected");
    await earn(who);
    return [
      { name: "rejected-overview", path: "/", says: /Stripe does not accept your account/ },
      { name: "rejected-get-paid", path: "/get-paid", says: /Stripe does not accept this account/ },
    ];
  },

  async "a set-up that was left half-way"(page, request) {
    const who = await person(page, request, "lea");
    await connect(who, "leave");
    await earn(who, { daysAgo: 1 });
    return [
      { name: "half-way-overview", path: "/", says: /your payout set-up is not finished/ },
      { name: "half-way-get-paid", path: "/get-paid", says: /Carry on at Stripe/ },
      {
        name: "half-way-no-link",
        path: "/get-paid?onboarding=failed",
        says: /Stripe gave us no new link/,
      },
      { name: "silent-get-paid", path: "/get-paid?stripe=silent", says: /Stripe did not answer/ },
    ];
  },

  async "payouts that our team has paused"(page, request) {
    const who = await person(page, request, "pia");
    await connect(who, "complete");
    await earn(who);
    await pause(who, "we are looking into unusual traffic and write to you by Friday");
    return [
      { name: "paused-overview", path: "/", says: /Your payouts are paused; \$38\.00 is safe/ },
      { name: "paused-payouts", path: "/payouts", says: /Payouts are paused/ },
    ];
  },

  async "a schedule that waits to be asked"(page, request) {
    const who = await person(page, request, "mia");
    await connect(who, "complete");
    await earn(who);
    const settings = `${credentials().base_url}/api/v1/developer/earnings/settings/auto`;
    await page.request.post(settings, { data: { schedule: "manual" } });
    return [
      { name: "manual-overview", path: "/", says: /\$38\.00 payable, and no payout is planned/ },
    ];
  },

  async "less than a payout needs"(page, request) {
    const who = await person(page, request, "ben");
    await connect(who, "complete");
    await earn(who, { calls: 3 });
    return [
      {
        name: "minimum-overview",
        path: "/",
        says: /\$5\.70 payable, below the \$10\.00 minimum/,
      },
    ];
  },
};
