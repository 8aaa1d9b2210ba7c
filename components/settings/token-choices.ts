/** In how many days a new token ends. */
export const TOKEN_ENDS = [
  { value: "90", label: "After 90 days" },
  { value: "365", label: "After a year" },
  { value: "", label: "Never" },
] as const;

export const LONGEST_TOKEN_NAME = 100;
