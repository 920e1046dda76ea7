import { seededRandom } from "@/lib/demo/world/seeded-random";

/** Choices that are the same for the same seed. */
export interface Random {
  /** An integer from 0 up to, not including, `limit`. */
  below(limit: number): number;
  /** Whether something that happens in one of `times` happens now. */
  oneIn(times: number): boolean;
  pick<T>(from: readonly T[]): T | undefined;
}

export function createRandom(seed: number): Random {
  const next = seededRandom(seed);
  const below = (limit: number): number => Math.floor(next() * limit);
  return { below, oneIn: (times) => below(times) === 0, pick: (from) => from[below(from.length)] };
}
