import { endpoint } from "@/app/_edge/endpoint";
import { dashboardContract } from "@/contract/connect/developers";
import { createDashboardLink } from "@/operations/create-dashboard-link";

export const POST = endpoint(dashboardContract, async (ctx) => {
  const { url } = await createDashboardLink(ctx);
  return { dashboard_url: url };
});

export { DELETE, GET, OPTIONS, PATCH, PUT } from "@/app/_edge/wrong-method";
