/** Streams that join: what the name says. */
export function Logo({ label = "Tributary" }: { readonly label?: string }) {
  return (
    <span className="inline-flex items-center gap-2.5 font-semibold tracking-tight">
      <svg viewBox="0 0 24 24" className="size-6 text-accent" aria-hidden="true" fill="none">
        <g stroke="currentColor" strokeWidth="2.4" strokeLinecap="round">
          <path d="M4 3c0 6 8 5.5 8 12v6" />
          <path d="M20 3c0 6-8 5.5-8 12" opacity="0.65" />
          <path d="M12 3v6" opacity="0.4" />
        </g>
      </svg>
      {label}
    </span>
  );
}
