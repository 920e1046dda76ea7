/** Where requests end: a workload behind a host, a host without known workloads, or an answer of the proxy itself. */
export interface Target {
  /** Tells targets apart; equal for equal targets. */
  readonly key: string;
  /** The full host of the service; "" for an answer. */
  readonly host: string;
  readonly namespace: string;
  /** "" where no workload is known. */
  readonly workload: string;
  readonly version: string;
  /** Of an answer; null for what is forwarded. */
  readonly answer: Answer | null;
}

export interface Answer {
  readonly code: string;
  /** "no healthy upstream: …" */
  readonly because: string;
  /** Whether the caller gets an error. */
  readonly refuses: boolean;
}

/** The shares (0 to 1, adding up to 1) of requests that go to each target. */
export type Split = ReadonlyMap<string, { readonly target: Target; readonly share: number }>;

/** The key of a workload (or "" of none) behind a host. */
export function targetKey(host: string, namespace: string, workload: string): string {
  return workload === "" ? `${host}|` : `${host}|${namespace}/${workload}`;
}

/** A target that is answered by the proxy. */
export function answerTarget(answer: Answer): Target {
  return {
    key: `=${answer.code} ${answer.because}`,
    host: "",
    namespace: "",
    workload: "",
    version: "",
    answer,
  };
}

/** All requests to one target. */
export function wholeSplit(target: Target): Split {
  return new Map([[target.key, { target, share: 1 }]]);
}

/** Adds up splits by their weights; of no weight at all, null. */
export function weighSplits(parts: readonly (readonly [weight: number, split: Split])[]): Split | null {
  const total = parts.reduce((sum, [weight]) => sum + Math.max(0, weight), 0);
  if (!(total > 0)) return null;
  const sum = new Map<string, { target: Target; share: number }>();
  for (const [weight, split] of parts)
    for (const [key, { target, share }] of split) {
      const part = (share * Math.max(0, weight)) / total;
      if (part > 0) sum.set(key, { target, share: (sum.get(key)?.share ?? 0) + part });
    }
  return sum;
}

const NEGLIGIBLE = 1e-9;

/** Whether two splits send the same shares to the same targets. */
export function isSameSplit(a: Split, b: Split): boolean {
  const within = (one: Split, other: Split): boolean =>
    [...one].every(([key, { share }]) => Math.abs(share - (other.get(key)?.share ?? 0)) < NEGLIGIBLE);
  return within(a, b) && within(b, a);
}
