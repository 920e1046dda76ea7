import type { ExplainResponse } from "@/lib/contracts/routes/explain";

export const PARTS = [
  "outcome",
  "destinations",
  "mtls",
  "authorization",
  "timeout",
  "retries",
  "fault",
] as const;
export type Part = (typeof PARTS)[number];

const PART_OF: Readonly<Record<Part, (answer: ExplainResponse) => unknown>> = {
  outcome: ({ outcome, code }) => [outcome, code],
  destinations: ({ destinations }) =>
    destinations.map(({ host, subset, port, weight, endpoints }) => [
      host,
      subset,
      port,
      weight,
      endpoints.map(({ address }) => address).toSorted(),
    ]),
  mtls: ({ mtls }) => mtls,
  authorization: ({ authorization }) => authorization,
  timeout: ({ timeoutMs }) => timeoutMs,
  retries: ({ retries }) => retries,
  fault: ({ fault }) => fault,
};

/** The parts of the outcome in which two explanations differ. */
export function differingParts(one: ExplainResponse, other: ExplainResponse): ReadonlySet<Part> {
  return new Set(
    PARTS.filter((part) => JSON.stringify(PART_OF[part](one)) !== JSON.stringify(PART_OF[part](other))),
  );
}
