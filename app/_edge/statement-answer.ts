import "server-only";
import type { InputOf } from "@/contract/contract";
import {
  amountsToWire,
  statementListToWire,
  statementToWire,
} from "@/contract/statements/statement-wire";
import type { statementsContract } from "@/contract/statements/statements";
import type { Statement } from "@/domain/statements/statement";
import type { DeveloperContext } from "@/operations/context";
import { getStatement } from "@/operations/get-statement";
import { listStatementMovements } from "@/operations/list-statement-movements";
import { listStatements } from "@/operations/list-statements";
import { type CsvRow, csvResponse } from "./csv";
import { statementPdf } from "./statement-pdf";

const PAGE_SIZE = 1_000;

/** One statement in the format that was asked for, or the list of all there are. */
export async function answerStatements(
  ctx: DeveloperContext,
  asked: InputOf<typeof statementsContract>,
) {
  const period = asked.month ?? asked.year;
  if (!period) return statementListToWire(await listStatements(ctx));
  const statement = await getStatement(ctx, period);
  switch (asked.format) {
    case "csv":
      return statementCsv(ctx, statement);
    case "pdf":
      return pdfResponse(statement);
    case "json":
      return statementToWire(statement);
    default:
      return asked.format satisfies never;
  }
}

function fileName({ number, period }: Statement, extension: string): string {
  return `${number ?? `provisional-${period}`}.${extension}`;
}

async function pdfResponse(statement: Statement): Promise<Response> {
  return new Response(new Uint8Array(await statementPdf(statement)), {
    headers: {
      "content-type": "application/pdf",
      "content-disposition": `attachment; filename="${fileName(statement, "pdf")}"`,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
}

/** Opening first, closing last, so that every column can be added up within the file. */
function statementCsv(ctx: DeveloperContext, statement: Statement): Response {
  const { from, to, opening, closing } = statement;
  const row = (kind: string, at: string, amounts: Statement["opening"]): CsvRow => ({
    posted_at: at,
    kind,
    ...amountsToWire(amounts),
    reference: null,
    journal_id: null,
  });
  return csvResponse({
    name: fileName(statement, "csv"),
    columns: Object.keys(row("opening", "", opening)),
    page: async (after: Parameters<typeof listStatementMovements>[2]["after"]) => {
      const page = { limit: PAGE_SIZE, after };
      const { movements, next } = await listStatementMovements(ctx, { from, to }, page);
      const rows = movements.map(({ kind, postedAt, amounts, reference, journalId }) => ({
        ...row(kind, postedAt, amounts),
        reference,
        journal_id: journalId,
      }));
      const first = after ? [] : [row("opening", from.toISOString(), opening)];
      const last = next ? [] : [row("closing", to.toISOString(), closing)];
      return { rows: [...first, ...rows, ...last], next };
    },
  });
}
