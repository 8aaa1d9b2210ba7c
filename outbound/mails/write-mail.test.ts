import { describe, expect, test } from "vitest";
import { NEWS_KINDS, type NewsKind, waysOf } from "@/domain/news/news";
import { SKIPS_TOLD } from "@/domain/news/skips";
import { fromStored, toStored } from "@/domain/news/stored-news";
import { SOME_NEWS } from "@/local/testing-news";
import { writeMail } from "./write-mail";

const appUrl = "https://pay.example.com";
const AT = { name: "Ada <Lovelace>", appUrl, stopUrl: null };
const mailed = NEWS_KINDS.filter((kind) => waysOf(kind).mail);
const others = NEWS_KINDS.filter((kind) => !waysOf(kind).mail);

/** What each mail must say, in HTML and in plain text alike. */
const SAYS: Readonly<Record<string, readonly string[]>> = {
  payout_sent: ["$1,234.56", "Chase\u00a0••••6789", "two working days", "3,120 calls", "$137.17"],
  payout_deposited: ["$1,234.56", "Chase\u00a0••••6789", "24 Nov 2026", "041000120000016"],
  payout_failed: ["$1,234.56", "Your Stripe account is closed.", "Nothing is lost", "/get-paid"],
  payout_cancelled: ["$1,234.56", "cancelled", "next payout"],
  payout_returned: ["$1,234.56", "could not find the account", "in your Stripe balance"],
  transfer_returned: ["$500.00", "Part of a payout", "$1,234.56"],
  reserve_released: ["$11.00", "next payout"],
  balance_negative: ["−$90.00", "where it stands now", "You need not pay anything"],
  payout_method_changed: ["Chase\u00a0••••6789", "If this was not you"],
  payouts_skipped: ["October 2026", "minimum", "$7.45", "31"],
  webhook_disabled: ["https://hooks.example.com/tributary", "503", "/settings/webhooks"],
};

describe.each(mailed)("the mail about %s", (kind) => {
  test("says what matters, in HTML and in plain text", async () => {
    const mail = await writeMail(SOME_NEWS[kind], AT);
    const says = SAYS[kind];
    if (!mail || !says) throw new Error(`no mail, or nothing expected of it: ${kind}`);
    const html = mail.html.replaceAll("<!-- -->", "");
    for (const words of says) {
      expect(html, words).toContain(words);
      expect(mail.text, words).toContain(words);
    }
  });

  test("is sound: no holes, no raw credits, names escaped, no long subject", async () => {
    const mail = await writeMail(SOME_NEWS[kind], AT);
    const { subject = "", html = "", text = "" } = mail ?? {};
    expect(subject.length).toBeLessThan(70);
    for (const part of [subject, html, text]) {
      expect(part).not.toMatch(/undefined|NaN|\[object|000000/);
    }
    expect(html).toContain("Ada &lt;Lovelace&gt;");
    expect(text).toContain("Ada <Lovelace>");
    expect(text).toContain(appUrl);
  });
});

test.each(others)("there is no mail about %s", async (kind) => {
  expect(await writeMail(SOME_NEWS[kind], AT)).toBeNull();
});

test.each(SKIPS_TOLD)("a digest explains %s and says what to do", async (code) => {
  const news = { ...SOME_NEWS.payouts_skipped, code };
  const mail = await writeMail(news, { ...AT, stopUrl: `${appUrl}/unsubscribe?token=t` });
  expect(mail?.text).toContain(`${appUrl}/unsubscribe?token=t`);
  expect(mail?.text).toMatch(/^No payout in October 2026\n\nHello .*,\n\n.+\.\n\n.+\.\n\n/);
});

test.each(Object.keys(SOME_NEWS) as NewsKind[])("%s is stored and read as it was", (kind) => {
  const news = SOME_NEWS[kind];
  const stored = JSON.parse(JSON.stringify(toStored(news)));
  expect(fromStored(kind, stored)).toEqual(news);
});
