import { endpoint } from "@/app/_edge/endpoint";
import { taxFormsAtStripe, taxFormsContract, uploadTaxFormContract } from "@/contract/tax/forms";
import { findDashboardLink } from "@/operations/find-dashboard-link";

export const GET = endpoint(taxFormsContract, async () => []);

export const POST = endpoint(uploadTaxFormContract, async (ctx) =>
  taxFormsAtStripe(await findDashboardLink(ctx)),
);

export { DELETE, OPTIONS, PATCH, PUT } from "@/app/_edge/wrong-method";
