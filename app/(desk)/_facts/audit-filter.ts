import type { Query } from "@/app/(portal)/_facts/earning-filter";
import { addDays } from "@/domain/time";
import { textIn } from "./asked";

/** What an address narrows the audit log to; what makes no sense is left out. */
export function auditFilter(query: Query) {
  const text = (name: string) => {
    const found = textIn(query[name]);
    return found && found.length <= 200 ? found : undefined;
  };
  const [from, until] = [dayIn(text("from")), dayIn(text("until"))];
  return {
    asked: {
      actor: text("actor") ?? "",
      action: text("action") ?? "",
      subject: text("subject") ?? "",
      from: from ? (text("from") ?? "") : "",
      until: until ? (text("until") ?? "") : "",
    },
    filter: {
      actor: text("actor"),
      action: text("action"),
      subject: text("subject"),
      from,
      // The last day counts whole.
      until: until && addDays(until, 1),
    },
  };
}

function dayIn(text: string | undefined): Date | undefined {
  if (!text || !/^[12]\d{3}-\d\d-\d\d$/.test(text)) return undefined;
  const day = new Date(`${text}T00:00:00Z`);
  return Number.isNaN(day.getTime()) ? undefined : day;
}
