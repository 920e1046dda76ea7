import { RESPONSE_TIMES, type ResponseTime } from "@/lib/domain/graph/graph-options";
import { badParameter } from "../errors";

export interface Included {
  readonly throughput: boolean;
  readonly messages: boolean;
  readonly idle: boolean;
  readonly responseTime: ResponseTime | null;
}

const RESPONSE_TIME_ITEMS = RESPONSE_TIMES.map((name) => `responseTime:${name}`);
const ITEMS = ["throughput", "messages", "idle", ...RESPONSE_TIME_ITEMS];

/** "throughput,responseTime:p95" → what to include. Throws a 400 problem. */
export function parseInclude(text: string | undefined): Included {
  const items = text === undefined ? [] : text.split(",");
  const wrong = items.find((item) => !ITEMS.includes(item));
  if (wrong !== undefined) {
    throw badParameter(
      "include",
      `"${wrong.slice(0, 40)}" cannot be included; allowed: ${ITEMS.join(", ")}.`,
    );
  }
  const times = RESPONSE_TIMES.filter((name) => items.includes(`responseTime:${name}`));
  if (times.length > 1) throw badParameter("include", "Only one response time can be included at once.");
  return {
    throughput: items.includes("throughput"),
    messages: items.includes("messages"),
    idle: items.includes("idle"),
    responseTime: times[0] ?? null,
  };
}
