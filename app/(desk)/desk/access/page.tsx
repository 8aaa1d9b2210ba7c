import { atDesk } from "@/app/_edge/visitor";
import { Act } from "@/components/desk/act";
import { actorText } from "@/components/desk/actor-words";
import { NewPlatformToken } from "@/components/desk/new-platform-token";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { DateTime } from "@/components/ui/date-time";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Cell, HeaderCell, Row, Table } from "@/components/ui/table";
import { roleOf } from "@/domain/access/roles";
import { listOperators } from "@/operations/list-operators";
import { listPlatformTokens } from "@/operations/platform-tokens";

const DEPLOYED = "The addresses in OPERATOR_EMAILS are admins, whatever stands here.";

export const metadata = { title: "Access" };

const ROLES = [
  { value: "viewer", label: "Viewer: reads" },
  { value: "operator", label: "Operator: acts" },
  { value: "admin", label: "Admin: also policy, access and approvals" },
] as const;

export default async function AccessPage() {
  const { ctx, may } = await atDesk();
  const [operators, tokens] = await Promise.all([listOperators(ctx), listPlatformTokens(ctx)]);
  const isAdmin = may("administer");
  return (
    <div className="flex flex-col gap-6">
      <PageHeader
        title="Access"
        lead="Who may use the desk, and the tokens of the gateway and of operators’ scripts."
        actions={
          isAdmin ? (
            <Act
              label="Give a role"
              look="primary"
              size="medium"
              title="Give a role"
              confirmLabel="Give"
              path="/api/v1/operator/operators"
              done="Given; it holds from their next request on."
              willDo={["let this person sign in to the desk with this role"]}
              fields={[
                { kind: "text", name: "email", label: "E-mail address" },
                { kind: "select", name: "role", label: "Role", options: ROLES },
              ]}
            />
          ) : null
        }
      />
      <Card title="Operators" flush>
        {operators.length > 0 ? (
          <>
            <OperatorTable operators={operators} isAdmin={isAdmin} me={ctx.actor.name} />
            <p className="border-t border-line px-5 py-3 text-sm text-ink-faint sm:px-6">
              {DEPLOYED}
            </p>
          </>
        ) : (
          <EmptyState title="Only those whom the deployment names">{DEPLOYED}</EmptyState>
        )}
      </Card>
      <Card title="Tokens" flush>
        {isAdmin ? (
          <div className="px-5 pb-4 sm:px-6">
            <NewPlatformToken />
          </div>
        ) : null}
        <TokenTable tokens={tokens} isAdmin={isAdmin} />
      </Card>
    </div>
  );
}

interface OperatorsProps {
  readonly operators: Awaited<ReturnType<typeof listOperators>>;
  readonly isAdmin: boolean;
  readonly me: string;
}

function OperatorTable({ operators, isAdmin, me }: OperatorsProps) {
  return (
    <Table caption="Operators">
      <thead>
        <tr>
          <HeaderCell>Person</HeaderCell>
          <HeaderCell>Role</HeaderCell>
          <HeaderCell>Since</HeaderCell>
          <HeaderCell>Given by</HeaderCell>
          <HeaderCell right className="relative">
            <span className="sr-only">Actions</span>
          </HeaderCell>
        </tr>
      </thead>
      <tbody>
        {operators.map(({ email, role, addedAt, addedBy }) => (
          <Row key={email}>
            <Cell className="font-medium">{email}</Cell>
            <Cell className="capitalize">{role}</Cell>
            <Cell>
              <DateTime value={addedAt} />
            </Cell>
            <Cell className="text-ink-muted">{actorText(addedBy)}</Cell>
            <Cell right>
              {isAdmin && email !== me ? (
                <Act
                  label="Remove"
                  name={`Remove ${email}`}
                  title={`Remove ${email}?`}
                  confirmLabel="Remove"
                  path="/api/v1/operator/operator-removals"
                  body={{ email }}
                  willDo={["end their place at the desk from their next request on"]}
                />
              ) : null}
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

interface TokensProps {
  readonly tokens: Awaited<ReturnType<typeof listPlatformTokens>>;
  readonly isAdmin: boolean;
}

function TokenTable({ tokens, isAdmin }: TokensProps) {
  if (tokens.length === 0) {
    return <EmptyState title="No tokens">The gateway needs one to report usage.</EmptyState>;
  }
  return (
    <Table caption="Tokens of the platform, newest first">
      <thead>
        <tr>
          <HeaderCell>Name</HeaderCell>
          <HeaderCell>May</HeaderCell>
          <HeaderCell>Made</HeaderCell>
          <HeaderCell>Last used</HeaderCell>
          <HeaderCell>Ends</HeaderCell>
          <HeaderCell right className="relative">
            <span className="sr-only">Actions</span>
          </HeaderCell>
        </tr>
      </thead>
      <tbody>
        {tokens.map((one) => (
          <Row key={one.id}>
            <Cell className="font-medium">{one.name}</Cell>
            <Cell>
              <Badge tone={one.kind === "service" ? "neutral" : "busy"}>
                <span className="inline-block first-letter:uppercase">
                  {one.kind === "service" ? "report usage" : roleOf(one.scopes)}
                </span>
              </Badge>
            </Cell>
            <Cell>
              <DateTime value={one.createdAt} />
              <span className="block text-xs text-ink-faint">{one.createdBy ?? "the system"}</span>
            </Cell>
            <Cell>
              {one.lastUsedAt ? <DateTime value={one.lastUsedAt} as="moment" /> : "Never"}
            </Cell>
            <Cell>{one.expiresAt ? <DateTime value={one.expiresAt} /> : "Never"}</Cell>
            <Cell right>
              {isAdmin ? (
                <Act
                  label="Revoke"
                  name={`Revoke ${one.name}`}
                  title={`Revoke ${one.name}?`}
                  confirmLabel="Revoke"
                  path="/api/v1/operator/token-revocations"
                  body={{ token_id: one.id }}
                  willDo={["end this token from the next request on; it cannot be brought back"]}
                />
              ) : null}
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
