import { Download } from "lucide-react";
import { buttonClass } from "@/components/ui/button";
import { hrefWith } from "@/components/ui/href";
import { isYear, type Period } from "@/domain/statements/period";
import { periodName } from "./period-words";

const FORMATS = ["pdf", "csv", "json"] as const;

interface Props {
  readonly period: Period;
  readonly formats?: readonly (typeof FORMATS)[number][];
}

/** A statement's files. In a list the same words stand many times: what they are of is read out. */
export function DownloadLinks({ period, formats = FORMATS }: Props) {
  return (
    <span className="relative flex flex-wrap gap-2 print:hidden">
      {formats.map((format) => (
        <a
          key={format}
          href={statementHref(period, format)}
          download
          className={buttonClass({ size: "small" })}
        >
          <Download className="size-3.5" aria-hidden />
          {format.toUpperCase()}
          <span className="sr-only"> of {periodName(period)}</span>
        </a>
      ))}
    </span>
  );
}

function statementHref(period: Period, format: string): string {
  return hrefWith("/api/v1/statements", { [isYear(period) ? "year" : "month"]: period, format });
}
