import "server-only";
import type { UsageProgress } from "@/domain/earnings/usage";
import { readUsageLines } from "@/domain/earnings/usage-lines";
import type { Context } from "./context";
import { recordUsage } from "./record-usage";

const CALLS_A_PART = 1_000;

/**
 * Records calls, one a line, while they are read: in parts, each of them as `recordUsage` does it
 * and committed when it is told of (R2, R3, R7). Cut off, everything told of has landed.
 */
export async function* streamUsage(
  ctx: Context,
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<UsageProgress> {
  let sum = { accepted: 0, duplicates: 0, rejectedCount: 0, accrued: 0n };
  for await (const { calls, lines, isEnd } of readUsageLines(chunks, CALLS_A_PART)) {
    const report = await recordUsage(
      ctx,
      calls.map(({ call }) => call),
    );
    sum = {
      accepted: sum.accepted + report.accepted,
      duplicates: sum.duplicates + report.duplicates,
      rejectedCount: sum.rejectedCount + report.rejected.length,
      accrued: sum.accrued + report.accrued,
    };
    const rejected = report.rejected.map((one) => ({
      ...one,
      line: calls[one.index]?.line ?? lines,
    }));
    yield { ...sum, lines, rejected, isEnd };
  }
}
