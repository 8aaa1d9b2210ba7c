/** How the screen looks: as the visitor's system, or as they chose. */
export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

/** Read by the server, so that the first paint is right already. */
export const THEME_COOKIE = "theme";

export function readTheme(value: string | undefined): Theme {
  return THEMES.find((theme) => theme === value) ?? "system";
}
