"use client";

import { Bar, BarChart, CartesianGrid, Tooltip, XAxis, YAxis } from "recharts";
import { SERIES_FILLS } from "./chart-legend";
import type { DrawnChart, DrawnPeriod } from "./drawn-chart";

const LETTERS = { fill: "var(--color-ink-faint)", fontSize: 12 } as const;

/** Stacked bars that answer to the pointer and to the arrow keys. */
export function LiveStack({ chart }: { readonly chart: DrawnChart }) {
  const { series, periods, ticks, label } = chart;
  const texts = new Map(ticks.map(({ length, text }) => [length, text]));
  const lengths = ticks.map(({ length }) => length);
  const widest = Math.max(...ticks.map(({ text }) => text.length));
  return (
    <div className="size-full">
      <BarChart
        responsive
        data={[...periods]}
        title={label}
        margin={{ top: 6, right: 0, bottom: 0, left: 0 }}
        className="size-full text-xs"
      >
        <CartesianGrid vertical={false} stroke="var(--color-line)" />
        <XAxis
          dataKey="axis"
          tick={LETTERS}
          tickLine={false}
          axisLine={false}
          minTickGap={28}
          height={22}
        />
        <YAxis
          ticks={lengths}
          domain={[0, lengths.at(-1) ?? 1]}
          tickFormatter={(length: number) => texts.get(length) ?? ""}
          tick={LETTERS}
          tickLine={false}
          axisLine={false}
          width={widest * 7 + 8}
        />
        <Tooltip
          isAnimationActive={false}
          cursor={{ fill: "var(--color-sunken)" }}
          content={({ active, payload }) =>
            active ? <Told period={payload[0]?.payload} series={series} /> : null
          }
        />
        {series.map(({ key, name }, place) => (
          <Bar
            key={key}
            name={name}
            dataKey={(period: DrawnPeriod) => period.lengths[place] ?? 0}
            stackId="all"
            fill={SERIES_FILLS[place] ?? ""}
            isAnimationActive={false}
          />
        ))}
      </BarChart>
    </div>
  );
}

interface ToldProps extends Pick<DrawnChart, "series"> {
  readonly period: DrawnPeriod | undefined;
}

function Told({ period, series }: ToldProps) {
  if (!period) return null;
  return (
    <div className="rounded-control border border-line bg-surface px-3 py-2 shadow-raised">
      <p className="flex justify-between gap-6 font-medium">
        {period.name}
        <span className="tabular-nums">{period.total}</span>
      </p>
      <ul className="mt-1">
        {series.map(({ key, name }, place) =>
          period.lengths[place] ? (
            <li key={key} className="flex justify-between gap-6 text-ink-muted">
              {name}
              <span className="tabular-nums">{period.texts[place]}</span>
            </li>
          ) : null,
        )}
      </ul>
    </div>
  );
}
