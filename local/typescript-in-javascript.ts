/** TypeScript 7 offers no way to build and print syntax trees; this one's predecessor does. */
export { ts as default } from "@ts-morph/common";
