import { endpoint } from "@/app/_edge/endpoint";
import { downloadTaxFormContract, taxFormsAtStripe } from "@/contract/tax/forms";
import { findDashboardLink } from "@/operations/find-dashboard-link";

export const GET = endpoint(downloadTaxFormContract, async (ctx) =>
  taxFormsAtStripe(await findDashboardLink(ctx)),
);

export { DELETE, OPTIONS, PATCH, POST, PUT } from "@/app/_edge/wrong-method";
