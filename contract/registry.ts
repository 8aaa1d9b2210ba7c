import * as apps from "./apps/apps";
import * as markups from "./apps/markups";
import * as connectDevelopers from "./connect/developers";
import * as connectEarnings from "./connect/earnings";
import type { Contract } from "./contract";
import * as balance from "./earnings/balance";
import * as breakdown from "./earnings/breakdown";
import * as developersEarnings from "./earnings/developers-earnings";
import * as earningsHistory from "./earnings/history";
import * as summary from "./earnings/summary";
import * as health from "./health/health";
import * as messages from "./messages/messages";
import * as phone from "./messages/phone";
import * as unsubscribe from "./messages/unsubscribe";
import * as operatorAccess from "./operator/access";
import * as operatorActions from "./operator/actions";
import * as operatorAttention from "./operator/attention";
import * as operatorAudit from "./operator/audit";
import * as operatorLooking from "./operator/looking";
import * as operatorMoney from "./operator/money";
import * as payoutRunList from "./operator/payout-run-list";
import * as payoutRuns from "./operator/payout-runs";
import * as operatorPolicy from "./operator/policy";
import * as operatorProposals from "./operator/proposals";
import * as reserveReleases from "./operator/reserve-releases";
import * as safety from "./operator/safety";
import * as history from "./payouts/history";
import * as payout from "./payouts/payout";
import * as requestPayout from "./payouts/request-payout";
import * as upcoming from "./payouts/upcoming";
import * as reserves from "./reserves/reserves";
import * as clock from "./sandbox/clock";
import * as auto from "./settings/auto";
import * as news from "./settings/news";
import * as payoutSchedule from "./settings/payout-schedule";
import * as statements from "./statements/statements";
import * as taxForms from "./tax/forms";
import * as tokens from "./tokens/tokens";
import * as recordReversals from "./usage/record-reversals";
import * as recordUsage from "./usage/record-usage";
import * as streamUsage from "./usage/stream-usage";
import * as deliveries from "./webhooks/deliveries";
import * as endpoints from "./webhooks/endpoints";
import * as stripe from "./webhooks/stripe";

/** Every file that promises something, in the order of the reference page. */
const PROMISES: readonly object[] = [
  connectEarnings,
  summary,
  earningsHistory,
  breakdown,
  balance,
  history,
  requestPayout,
  payoutSchedule,
  auto,
  news,
  taxForms,
  connectDevelopers,
  developersEarnings,
  upcoming,
  payout,
  reserves,
  statements,
  apps,
  markups,
  tokens,
  endpoints,
  deliveries,
  messages,
  phone,
  unsubscribe,
  recordUsage,
  streamUsage,
  recordReversals,
  payoutRunList,
  payoutRuns,
  reserveReleases,
  operatorAttention,
  safety,
  operatorMoney,
  operatorProposals,
  operatorActions,
  operatorLooking,
  operatorPolicy,
  operatorAccess,
  operatorAudit,
  clock,
  stripe,
  health,
];

/** Every contract there is: what the API description, its reference and its tests go by. */
export const CONTRACTS: readonly Contract[] = PROMISES.flatMap((exported) =>
  Object.values(exported).filter(isContract),
);

export function isContract(value: unknown): value is Contract {
  return typeof value === "object" && value !== null && "method" in value && "path" in value;
}
