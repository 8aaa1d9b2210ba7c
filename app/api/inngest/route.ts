import { serve } from "inngest/next";
import { inngest } from "@/inngest/client";
import { functions } from "@/inngest/functions";
import { traced } from "@/telemetry";

export const dynamic = "force-dynamic";

const handlers = serve({ client: inngest, functions });

/** Each step of a function is a request of its own, and so a span. */
const inSpan = (handle: typeof handlers.POST): typeof handlers.POST => {
  return (request, ...rest) => {
    const { searchParams } = new URL(request.url);
    const step = { "inngest.function": searchParams.get("fnId") ?? "" };
    return traced("inngest.step", step, async () => handle(request, ...rest));
  };
};

export const { GET, PUT } = handlers;
export const POST = inSpan(handlers.POST);
