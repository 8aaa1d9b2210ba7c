import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";

export default function NotFound() {
  return (
    <Card>
      <EmptyState
        title="There is nothing here"
        isPage
        action={
          <Link href="/" className={buttonClass()}>
            Go to the overview
          </Link>
        }
      >
        The address may be mistyped, or what it named is not yours to see.
      </EmptyState>
    </Card>
  );
}
