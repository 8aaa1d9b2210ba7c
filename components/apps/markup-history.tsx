import { DateTime } from "@/components/ui/date-time";
import { Cell, HeaderCell, Row, Table } from "@/components/ui/table";
import type { AppMarkup } from "@/domain/apps/app";

/** Every markup an app has had, and from when on it held. */
export function MarkupHistory({ markups }: { readonly markups: readonly AppMarkup[] }) {
  return (
    <Table caption="Markups of this app, newest first">
      <thead>
        <tr>
          <HeaderCell>For calls from</HeaderCell>
          <HeaderCell right>Markup</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {markups.map(({ markupBps, effectiveFrom }) => (
          <Row key={effectiveFrom?.toISOString() ?? "first"}>
            <Cell>
              {effectiveFrom ? <DateTime value={effectiveFrom} as="moment" /> : "The beginning"}
            </Cell>
            <Cell right className="font-medium">
              {markupBps / 100}%
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
