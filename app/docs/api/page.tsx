import Link from "next/link";
import { explainedProblems } from "@/app/_edge/problem-advice";
import { ApiReference } from "@/components/reference/api-reference";
import { ProblemList } from "@/components/reference/problem-list";
import { Logo } from "@/components/ui/logo";
import { PageHeader } from "@/components/ui/page-header";

export const metadata = {
  title: "API reference",
  description: "Every path, field, limit and error of the Tributary API.",
};

const LINK = "font-medium text-accent underline underline-offset-4";

/** For anybody: whoever writes a script against us may not have signed in yet. */
export default function ApiReferencePage() {
  const problems = explainedProblems().map(({ problem, cause, cure }) => {
    const { code, status, title, detail } = problem;
    return { code, status, title, detail, cause, cure };
  });
  return (
    <div className="mx-auto max-w-6xl px-4 py-8 sm:px-8">
      <Link href="/" className="mb-8 block w-fit">
        <Logo />
      </Link>
      <main>
        <PageHeader
          title="API reference"
          lead="Every path, what it takes and answers, and every error with its cure."
          actions={
            <nav aria-label="On this page" className="flex flex-wrap gap-6 text-sm">
              <a className={LINK} href="#paths">
                Paths
              </a>
              <a className={LINK} href="#problems">
                Problem codes
              </a>
              <a className={LINK} href="/api/openapi.json">
                OpenAPI document
              </a>
            </nav>
          }
        />
        <section id="paths" aria-label="Paths" className="mt-6">
          <noscript>
            <p className="mt-6">
              The viewer needs JavaScript. The{" "}
              <a className={LINK} href="/api/openapi.json">
                OpenAPI document
              </a>{" "}
              holds all that it shows.
            </p>
          </noscript>
          <ApiReference url="/api/openapi.json" />
        </section>
        <section id="problems" aria-labelledby="problems-title" className="mt-12">
          <h2 id="problems-title" className="text-xl font-semibold tracking-tight">
            Problem codes
          </h2>
          <p className="mt-1.5 max-w-2xl text-ink-muted">
            Every error is a problem document. Its code is stable and what programs go by; its
            sentence may say more than the usual one here.
          </p>
          <ProblemList problems={problems} />
        </section>
      </main>
    </div>
  );
}
