import { isDeepStrictEqual } from "node:util";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isObject, jsonAt } from "@/lib/demo/world/read-json";
import { normaliseAnswer } from "./normalise-answer";
import type { ReplayStep } from "./replay-step";
import { type ReplayAnswer, type ReplayServer, sendStep } from "./send-step";

/** A step to which the two servers answered differently. */
export interface ReplayDifference {
  readonly step: string;
  readonly simulated: JsonObject;
  readonly real: JsonObject;
}

function keep(step: ReplayStep, { body }: ReplayAnswer, kept: Map<string, string>): void {
  for (const [name, path] of Object.entries(step.keep ?? {})) {
    const value = isObject(body) ? jsonAt(body, ...path.split(".")) : undefined;
    if (typeof value === "string") kept.set(name, value);
  }
}

/** Plays the script to both servers, step by step, and tells where their answers differ. `namespace` stands for `<<ns>>`. */
export async function playScript(
  steps: readonly ReplayStep[],
  servers: { readonly simulated: ReplayServer; readonly real: ReplayServer },
  namespace: string,
): Promise<readonly ReplayDifference[]> {
  const differences: ReplayDifference[] = [];
  const known = { simulated: new Map([["ns", namespace]]), real: new Map([["ns", namespace]]) };
  for (const step of steps) {
    const simulated = await sendStep(servers.simulated, step, known.simulated);
    const real = await sendStep(servers.real, step, known.real);
    keep(step, simulated, known.simulated);
    keep(step, real, known.real);
    const [ours, theirs] = [normaliseAnswer(simulated), normaliseAnswer(real)];
    if (!isDeepStrictEqual(ours, theirs))
      differences.push({ step: step.name, simulated: ours, real: theirs });
  }
  return differences;
}
