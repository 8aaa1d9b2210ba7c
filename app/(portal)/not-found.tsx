import { Card } from "@/components/ui/card";
import { NothingHere } from "@/components/ui/nothing-here";

export default function NotFound() {
  return (
    <Card>
      <NothingHere href="/" label="Go to the overview">
        The address may be mistyped, or what it named is not yours to see.
      </NothingHere>
    </Card>
  );
}
