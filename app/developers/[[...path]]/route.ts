import { nothingHere as answer } from "@/app/_edge/nothing-here";

export {
  answer as DELETE,
  answer as GET,
  answer as OPTIONS,
  answer as PATCH,
  answer as POST,
  answer as PUT,
};
