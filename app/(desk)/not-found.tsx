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
          <Link href="/desk" className={buttonClass()}>
            Go to the queue
          </Link>
        }
      >
        The address may be mistyped.
      </EmptyState>
    </Card>
  );
}
