import Link from "next/link";

interface Props {
  readonly label: string;
  readonly choices: readonly {
    readonly href: string;
    readonly label: string;
    readonly isChosen: boolean;
  }[];
}

/** A few ways to see the same thing, side by side; each is an address of its own. */
export function ChoiceLinks({ label, choices }: Props) {
  return (
    <nav aria-label={label} className="print:hidden">
      <ul className="flex rounded-control border border-line bg-sunken p-0.5 text-sm">
        {choices.map(({ href, label: name, isChosen }) => (
          <li key={href}>
            <Link
              href={href}
              scroll={false}
              aria-current={isChosen ? "true" : undefined}
              className="block rounded-md px-3 py-1 text-ink-muted hover:text-ink
                aria-[current=true]:bg-surface aria-[current=true]:font-medium
                aria-[current=true]:text-ink aria-[current=true]:shadow-card"
            >
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
