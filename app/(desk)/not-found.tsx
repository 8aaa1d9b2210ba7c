import { Card } from "@/components/ui/card";
import { NothingHere } from "@/components/ui/nothing-here";

export default function NotFound() {
  return (
    <Card>
      <NothingHere href="/desk" label="Go to the queue">
        The address may be mistyped.
      </NothingHere>
    </Card>
  );
}
