/** Stands in for the `server-only` marker outside Next, where nothing is bundled for a browser. */
export {};
