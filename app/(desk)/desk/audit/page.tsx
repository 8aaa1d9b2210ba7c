import { Download } from "lucide-react";
import { operatorContext } from "@/app/_edge/visitor";
import { bookmarkIn, type Query } from "@/app/(portal)/_facts/earning-filter";
import { AuditList } from "@/components/desk/audit-list";
import { ListFilter } from "@/components/desk/list-filter";
import { buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { hrefWith } from "@/components/ui/href";
import { OlderNewer } from "@/components/ui/older-newer";
import { PageHeader } from "@/components/ui/page-header";
import { cursorOf } from "@/contract/paging";
import { listAuditLog } from "@/operations/list-audit-log";
import { auditFilter } from "../../_facts/audit-filter";

export const metadata = { title: "Audit log" };

const PAGE_SIZE = 50;
const PATH = "/desk/audit";

interface PageProps {
  readonly searchParams: Promise<Query>;
}

export default async function AuditPage({ searchParams }: PageProps) {
  const ctx = await operatorContext();
  const query = await searchParams;
  const { asked, filter } = auditFilter(query);
  const after = bookmarkIn("audit", query);
  const { entries, next } = await listAuditLog(ctx, { ...filter, after, limit: PAGE_SIZE });
  return (
    <div className="flex flex-col gap-6">
      <PageHeader
        title="Audit log"
        lead="Everything done by hand, written in the transaction it tells about."
        actions={
          <a href={hrefWith("/desk/audit/csv", asked)} download className={buttonClass()}>
            <Download className="size-4" aria-hidden />
            Download CSV
          </a>
        }
      />
      <ListFilter
        path={PATH}
        inputs={[
          { name: "actor", label: "Who", value: asked.actor },
          { name: "action", label: "Action begins with", value: asked.action },
          { name: "subject", label: "Subject’s id", value: asked.subject },
          { name: "from", label: "From", value: asked.from, type: "date" },
          { name: "until", label: "Until", value: asked.until, type: "date" },
        ]}
      />
      <Card flush>
        {entries.length > 0 ? (
          <AuditList entries={entries} />
        ) : (
          <EmptyState title="Nothing like this was done">Widen the filter.</EmptyState>
        )}
        <OlderNewer
          newest={after ? hrefWith(PATH, asked) : null}
          older={next ? hrefWith(PATH, { ...asked, after: cursorOf("audit", next) }) : null}
        />
      </Card>
    </div>
  );
}
