import { z } from "zod";
import type { Bookmark } from "@/domain/bookmark";
import { wholeNumber } from "./fields";

const ID = String.raw`[a-z]{2,8}_[0-9a-f]{32}|evt_\w{1,100}`;
const MOMENT = String.raw`([1-9]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d{6}Z)`;
const PLACE = new RegExp(`^(\\w+)~${MOMENT}~(${ID})$`);

/** Where the page before ended, as its `next_cursor` said it: opaque to whoever carries it. */
export function cursor(list: string) {
  return z
    .string()
    .max(200)
    .transform((text, check): Bookmark => {
      const bookmark = readCursor(list, text);
      if (bookmark) return bookmark;
      check.addIssue({ code: "custom", message: "must be a next_cursor of this list" });
      return z.NEVER;
    });
}

export const PAGING_PROSE =
  "`count` is this page, `total` the whole list. `cursor` takes the `next_cursor` of the page " +
  "before: the next page starts right after it, however much was written since. An offset or " +
  "page number beside a cursor is ignored.";

/** In an answer: null on the last page. */
export const nextCursor = z.string().nullable();

/** How many a page holds, and which page it starts after. */
export function cursorPaging(list: string, usual: number) {
  return { limit: wholeNumber(1, 100).default(usual), cursor: cursor(list).optional() };
}

/** As the first document pages: at an offset, or right after a cursor. */
export function paging(list: string, usual: number) {
  return { ...cursorPaging(list, usual), offset: wholeNumber(0, 100_000_000).default(0) };
}

/** `list` is the list's own word: a place in one is none in another. */
export function cursorOf(list: string, bookmark: Bookmark | null): string | null {
  if (!bookmark) return null;
  const letters = btoa(`${list}~${bookmark.at}~${bookmark.id}`);
  return letters.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

export function readCursor(list: string, text: string): Bookmark | null {
  if (!/^[\w-]+$/.test(text)) return null;
  const match = PLACE.exec(decode(text));
  const [, of, second = "", fraction = "", id = ""] = match ?? [];
  const isReal = of === list && isRealSecond(second);
  return isReal ? { at: `${second}${fraction}`, id } : null;
}

function decode(text: string): string {
  try {
    return atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  } catch {
    return "";
  }
}

/** JavaScript reads 30 February as 2 March, and PostgreSQL not at all. */
function isRealSecond(second: string): boolean {
  const ms = Date.parse(`${second}Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(second);
}
