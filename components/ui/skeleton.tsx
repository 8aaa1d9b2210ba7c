/**
 * The shape of a page, over the one that is being left. Pages are sent whole, so that they can be
 * read without scripts; this shows only between them, once that takes noticeably long.
 */
export function Skeleton() {
  return (
    <div
      aria-hidden
      data-testid="skeleton"
      className="invisible absolute inset-0 z-10 bg-canvas opacity-0 transition-[opacity,visibility]
        group-has-data-going/shell:visible group-has-data-going/shell:opacity-100
        group-has-data-going/shell:delay-200 print:hidden"
    >
      <div
        className="sticky top-0 mx-auto flex w-full max-w-5xl animate-pulse flex-col gap-6 px-4 py-6
          sm:px-8 sm:py-10"
      >
        <div>
          <Blank className="h-8 w-40" />
          <Blank className="mt-2 h-5 w-72 max-w-full opacity-60" />
        </div>
        <BlankCard>
          <Blank className="h-44 w-full opacity-50" />
        </BlankCard>
        <BlankCard>
          {["one", "two", "three", "four", "five"].map((row) => (
            <div key={row} className="flex justify-between gap-6">
              <Blank className="h-4 w-2/5 opacity-60" />
              <Blank className="h-4 w-20 opacity-60" />
            </div>
          ))}
        </BlankCard>
      </div>
    </div>
  );
}

/** Where a line of text, a figure or a chart will be. */
function Blank({ className }: { readonly className: string }) {
  return <div className={`rounded-md bg-line ${className}`} />;
}

function BlankCard({ children }: { readonly children: React.ReactNode }) {
  return (
    <div className="rounded-card border border-line bg-surface p-5 shadow-card sm:p-6">
      <Blank className="mb-5 h-5 w-44" />
      <div className="flex flex-col gap-5">{children}</div>
    </div>
  );
}
