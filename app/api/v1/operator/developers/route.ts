import { endpoint } from "@/app/_edge/endpoint";
import { developerToWire, searchDevelopersContract } from "@/contract/operator/looking";
import { searchDevelopers } from "@/operations/search-developers";

export const GET = endpoint(searchDevelopersContract, async (ctx, wish) => {
  const { q: search = null, standing = null, limit, offset: skip } = wish;
  const found = await searchDevelopers(ctx, { search, standing, limit, skip });
  return { developers: found.map(developerToWire) };
});

export { DELETE, OPTIONS, PATCH, POST, PUT } from "@/app/_edge/wrong-method";
