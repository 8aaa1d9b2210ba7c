"use client";

import { useEffect, useRef } from "react";
import "swagger-ui-dist/swagger-ui.css";

/** The viewer comes from our own server and asks nobody else: no validator, no fonts. */
export function ApiReference({ url }: { readonly url: string }) {
  const place = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const html = document.documentElement;
    const system = window.matchMedia("(prefers-color-scheme: dark)");
    const follow = () => html.classList.toggle("dark-mode", isDark(html, system));
    follow();
    system.addEventListener("change", follow);
    void show(place.current, url);
    return () => {
      system.removeEventListener("change", follow);
      html.classList.remove("dark-mode");
    };
  }, [url]);

  return (
    <div ref={place}>
      <p className="needs-script py-10 text-center text-ink-muted">Loading the reference …</p>
    </div>
  );
}

async function show(domNode: HTMLDivElement | null, url: string): Promise<void> {
  const { default: SwaggerUI } = await import("swagger-ui-dist/swagger-ui-es-bundle.js");
  if (!domNode?.isConnected) return;
  SwaggerUI({
    domNode,
    url,
    deepLinking: false,
    defaultModelsExpandDepth: -1,
    docExpansion: "list",
    filter: true,
    persistAuthorization: false,
    validatorUrl: null,
    onComplete: returnToAnchor,
  });
}

/** What stands below moved when the viewer came in above it. */
function returnToAnchor(): void {
  const { hash } = window.location;
  if (hash) document.getElementById(decodeURIComponent(hash.slice(1)))?.scrollIntoView();
}

function isDark({ dataset: { theme } }: HTMLElement, system: MediaQueryList): boolean {
  return theme === "dark" || theme === "light" ? theme === "dark" : system.matches;
}
