import type { SplitDto } from "@/lib/contracts/splits/splits-response";

type Rollout = NonNullable<SplitDto["rollout"]>;

type RolloutWords = Pick<Rollout, "kind" | "name" | "phase" | "message"> &
  Readonly<Record<"named" | "phased" | "told", string>>;

/** What messages about a rollout say of it, and which parts of that are known: "" is not. */
export function rolloutWords({ kind, name, phase, message }: Rollout): RolloutWords {
  const isKnown = (text: string): string => String(text !== "");
  const known = { named: isKnown(name), phased: isKnown(phase), told: isKnown(message) };
  return { kind, name, phase, message, ...known };
}
