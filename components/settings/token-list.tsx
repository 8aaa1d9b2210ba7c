import { ConfirmPost } from "@/components/ui/confirm-post";
import { DateTime } from "@/components/ui/date-time";
import type { OwnToken } from "@/domain/access/token";
import { SCOPE_WORDS } from "./scope-words";

/** Access tokens that live, what they may do, and the button that ends each. */
export function TokenList({ tokens }: { readonly tokens: readonly OwnToken[] }) {
  return (
    <ul className="divide-y divide-line border-t border-line text-sm">
      {tokens.map((token) => (
        <li
          key={token.id}
          className="grid items-start gap-x-6 gap-y-3 px-5 py-4 sm:grid-cols-[1fr_auto] sm:px-6"
        >
          <div className="min-w-0">
            <p className="font-medium">{token.name}</p>
            <p className="mt-0.5 text-ink-muted">
              {token.scopes.map((scope) => SCOPE_WORDS[scope]).join(" · ")}
            </p>
            <p className="mt-0.5 text-ink-faint">
              <Times token={token} />
            </p>
          </div>
          <ConfirmPost
            label="Revoke"
            name={`Revoke ${token.name}`}
            look="quiet"
            title={`Revoke “${token.name}”?`}
            confirmLabel="Revoke"
            method="DELETE"
            path={`/api/v1/tokens/${token.id}`}
            done="Revoked."
          >
            Whatever uses it is turned away from the next request on. It cannot be brought back.
          </ConfirmPost>
        </li>
      ))}
    </ul>
  );
}

function Times({ token }: { readonly token: OwnToken }) {
  const { createdAt, lastUsedAt, expiresAt } = token;
  return (
    <>
      Created <DateTime value={createdAt} />,{" "}
      {lastUsedAt ? (
        <>
          last used <DateTime value={lastUsedAt} as="moment" />
        </>
      ) : (
        "never used"
      )}
      {expiresAt ? (
        <>
          , ends <DateTime value={expiresAt} />
        </>
      ) : null}
    </>
  );
}
