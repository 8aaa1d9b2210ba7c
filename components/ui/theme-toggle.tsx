"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useId } from "react";
import { THEME_COOKIE, THEMES, type Theme } from "./theme";

const ONE_YEAR_S = 31_536_000;
const ICONS = { system: Monitor, light: Sun, dark: Moon } as const;
const LABELS = { system: "As my system", light: "Light", dark: "Dark" } as const;

/** Three ways to look; the choice is kept in a cookie that the server reads. */
export function ThemeToggle({ chosen }: { readonly chosen: Theme }) {
  const group = useId();
  return (
    <fieldset className="flex rounded-control border border-line bg-sunken p-0.5">
      <legend className="sr-only">Colours</legend>
      {THEMES.map((theme) => {
        const Icon = ICONS[theme];
        return (
          <label
            key={theme}
            title={LABELS[theme]}
            className="flex size-7 cursor-pointer items-center justify-center rounded-md
              text-ink-faint hover:text-ink has-checked:bg-surface has-checked:text-ink
              has-checked:shadow-card has-focus-visible:outline-2
              has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name={group}
              value={theme}
              defaultChecked={theme === chosen}
              onChange={() => choose(theme)}
              className="sr-only"
            />
            <Icon className="size-4" aria-hidden />
            <span className="sr-only">{LABELS[theme]}</span>
          </label>
        );
      })}
    </fieldset>
  );
}

function choose(theme: Theme): void {
  const page = document.documentElement;
  if (theme === "system") delete page.dataset.theme;
  else page.dataset.theme = theme;
  const cookie = `${THEME_COOKIE}=${theme}; path=/; max-age=${ONE_YEAR_S}; samesite=lax`;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not everywhere yet.
  document.cookie = cookie;
}
