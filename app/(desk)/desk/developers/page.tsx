import Link from "next/link";
import { operatorContext } from "@/app/_edge/visitor";
import { pageIn, textIn } from "@/app/(desk)/_facts/asked";
import { ListFilter } from "@/components/desk/list-filter";
import { StandingBadge } from "@/components/desk/standing";
import { Amount } from "@/components/ui/amount";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { firstOf, hrefWith } from "@/components/ui/href";
import { OlderNewer } from "@/components/ui/older-newer";
import { PageHeader } from "@/components/ui/page-header";
import { Cell, HeaderCell, Row, Table } from "@/components/ui/table";
import { isStanding, STANDING_CHOICES } from "@/domain/desk/standing";
import { searchDevelopers } from "@/operations/search-developers";

export const metadata = { title: "Developers" };

const PAGE_SIZE = 50;
const PATH = "/desk/developers";

interface PageProps {
  readonly searchParams: Promise<
    Readonly<Record<"q" | "standing" | "page", string | string[] | undefined>>
  >;
}

export default async function DevelopersPage({ searchParams }: PageProps) {
  const ctx = await operatorContext();
  const asked = await searchParams;
  const search = textIn(asked.q) ?? null;
  const wanted = firstOf(asked.standing);
  const standing = isStanding(wanted) ? wanted : null;
  const page = pageIn(asked.page);
  const skip = (page - 1) * PAGE_SIZE;
  const found = await searchDevelopers(ctx, { search, standing, limit: PAGE_SIZE + 1, skip });
  const query = { q: search, standing };
  return (
    <div className="flex flex-col gap-6">
      <PageHeader
        title="Developers"
        lead="By name or e-mail address, or by any id: theirs, an app’s, a payout’s, an account’s."
      />
      <ListFilter
        path={PATH}
        search={{ name: "q", label: "Search", value: search ?? "" }}
        selects={[
          { name: "standing", label: "Standing", value: standing ?? "", options: STANDING_CHOICES },
        ]}
      />
      <Card flush>
        {found.length === 0 ? (
          <EmptyState title="Nobody found">Try less of the name, or another standing.</EmptyState>
        ) : (
          <DeveloperTable found={found.slice(0, PAGE_SIZE)} />
        )}
        <OlderNewer
          newest={page > 1 ? hrefWith(PATH, query) : null}
          older={
            found.length > PAGE_SIZE ? hrefWith(PATH, { ...query, page: `${page + 1}` }) : null
          }
        />
      </Card>
    </div>
  );
}

interface TableProps {
  readonly found: Awaited<ReturnType<typeof searchDevelopers>>;
}

function DeveloperTable({ found }: TableProps) {
  return (
    <Table caption="Developers, newest first">
      <thead>
        <tr>
          <HeaderCell>Developer</HeaderCell>
          <HeaderCell>Standing</HeaderCell>
          <HeaderCell right>Owed</HeaderCell>
          <HeaderCell right>Reserved</HeaderCell>
          <HeaderCell right>Paid</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {found.map((one) => (
          <Row key={one.id}>
            <Cell>
              <Link href={`${PATH}/${one.id}`} className="font-medium text-accent hover:underline">
                {one.name}
              </Link>
              <span className="block text-xs text-ink-faint">{one.email}</span>
            </Cell>
            <Cell>
              <StandingBadge one={one} />
            </Cell>
            <Cell right className="font-medium">
              <Amount value={one.owed} />
            </Cell>
            <Cell right>
              <Amount value={one.reserved} />
            </Cell>
            <Cell right className="text-ink-muted">
              <Amount value={one.paid} />
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
