/** Stands where something is about to be, in about its size. */
export function Skeleton({ className }: { readonly className: string }) {
  return <div aria-hidden className={`animate-pulse rounded-card bg-line/60 ${className}`} />;
}

export function LoadingNote() {
  return (
    <p role="status" className="sr-only">
      Loading
    </p>
  );
}
