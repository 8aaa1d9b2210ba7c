import { build, isBuilt } from "./up/build";

/** Builds the portal unless nothing changed since the last build. */
if (isBuilt()) console.log("Nothing changed since the last build");
else await build();
