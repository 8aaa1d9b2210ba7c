import { endpoint } from "@/app/_edge/endpoint";
import { dashboardLinkContract } from "@/contract/connect/earnings";
import { createDashboardLink } from "@/operations/create-dashboard-link";

export const POST = endpoint(dashboardLinkContract, (ctx) => createDashboardLink(ctx));

export { DELETE, GET, OPTIONS, PATCH, PUT } from "@/app/_edge/wrong-method";
