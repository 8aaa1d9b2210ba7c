import { Plus } from "lucide-react";
import Link from "next/link";
import { developerContext } from "@/app/_edge/visitor";
import { bookmarkIn, type Query } from "@/app/(portal)/_facts/earning-filter";
import { AppList } from "@/components/apps/app-list";
import { buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { hrefWith } from "@/components/ui/href";
import { OlderNewer } from "@/components/ui/older-newer";
import { PageHeader } from "@/components/ui/page-header";
import { cursorOf } from "@/contract/paging";
import { listApps } from "@/operations/list-apps";

export const metadata = { title: "Apps" };

const PAGE_SIZE = 25;

export default async function AppsPage(page: { searchParams: Promise<Query> }) {
  const ctx = await developerContext();
  const after = bookmarkIn("apps", await page.searchParams);
  const { apps, next } = await listApps(ctx, { limit: PAGE_SIZE, after });
  const create = (
    <Link href="/apps/new" className={buttonClass({ look: "primary" })}>
      <Plus className="size-4" aria-hidden />
      Create an app
    </Link>
  );
  return (
    <div className="flex flex-col gap-6">
      <PageHeader
        title="Apps"
        lead="What your users call through, and what you add to the price of a call."
        actions={apps.length > 0 ? create : null}
      />
      <Card flush>
        {apps.length > 0 ? (
          <AppList apps={apps} />
        ) : (
          <EmptyState title="No apps yet" action={create}>
            An app has a markup: what its users pay above the cost of a call. Create one, give its
            id to the platform with each call, and every call earns you its share.
          </EmptyState>
        )}
        <OlderNewer
          newest={after ? "/apps" : null}
          older={next ? hrefWith("/apps", { after: cursorOf("apps", next) }) : null}
        />
      </Card>
    </div>
  );
}
