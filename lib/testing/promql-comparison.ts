import type { PrometheusData } from "./prometheus-answer";

type Series = Extract<PrometheusData, { resultType: "matrix" }>["result"][number];

const numberOf = (text: string): number => Number(text.replace("Inf", "Infinity"));

/** The series of an answer; a scalar is one without labels, a text none. */
function seriesOf(data: PrometheusData): readonly Series[] | null {
  switch (data.resultType) {
    case "matrix":
      return data.result;
    case "vector":
      return data.result.map(({ metric, value }) => ({ metric, values: [value] }));
    case "scalar":
      return [{ metric: {}, values: [data.result] }];
    case "string":
      return null;
  }
}

/** Every point by its series and time. */
function points(data: PrometheusData): ReadonlyMap<string, number> {
  const series = seriesOf(data);
  if (!series) return new Map([[data.resultType, 0]]);
  return new Map(
    series.flatMap(({ metric, values }) => {
      const key = JSON.stringify(Object.entries(metric).sort());
      return values.map(([time, value]) => [`${key}@${time}`, numberOf(value)] as const);
    }),
  );
}

const close = (own: number, other: number): boolean =>
  Object.is(own, other) || Math.abs(own - other) <= 1e-9 * Math.max(1, Math.abs(own), Math.abs(other));

/** The first point in which two answers differ by more than rounding, null where there is none. */
export function differenceBetween(own: PrometheusData, other: PrometheusData): string | null {
  if (own.resultType !== other.resultType) return `${own.resultType} for ${other.resultType}`;
  const [found, expected] = [points(own), points(other)];
  for (const [key, value] of expected) {
    const mine = found.get(key);
    if (mine === undefined) return `${key} is missing (${value})`;
    if (!close(mine, value) && !(mine === value)) return `${key}: ${mine} for ${value}`;
  }
  for (const [key, value] of found) if (!expected.has(key)) return `${key} is too much (${value})`;
  return null;
}
