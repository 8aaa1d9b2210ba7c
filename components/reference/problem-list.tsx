interface Listed {
  readonly code: string;
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly cause: string;
  readonly cure: string;
}

/** Each code under the address that its problem documents name as their `type`. */
export function ProblemList({ problems }: { readonly problems: readonly Listed[] }) {
  return (
    <dl className="mt-6 divide-y divide-line rounded-card border border-line bg-surface">
      {problems.map(({ code, status, detail, cause, cure }) => (
        <div
          key={code}
          id={`problem-${code}`}
          className="grid scroll-mt-6 gap-x-8 gap-y-1 p-5 target:bg-accent-soft
            md:grid-cols-[17rem_1fr]"
        >
          <dt>
            <code className="font-semibold break-all">{code}</code>
            <p className="text-sm text-ink-faint tabular-nums">{status}</p>
          </dt>
          <dd className="text-sm">
            <p className="text-ink">“{detail}”</p>
            <p className="mt-1 text-ink-muted">{cause}</p>
            <p className="mt-1 text-ink-muted">{cure}</p>
          </dd>
        </div>
      ))}
    </dl>
  );
}
