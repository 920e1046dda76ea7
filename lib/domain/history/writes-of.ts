import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import { parseTimestamp } from "@/lib/domain/mesh/parse-timestamp";

/** One field manager's last write of an object. */
export interface Write {
  readonly manager: string;
  /** Unix milliseconds, in whole seconds as the API server keeps them. */
  readonly at: number;
}

/** Kubernetes keeps about ten field managers; more come only from something else. */
const MOST_MANAGERS = 100;

/**
 * The last write of every field manager, oldest first. Writes of the status do not count, nor does what has no time.
 * https://kubernetes.io/docs/reference/using-api/server-side-apply/#field-management
 */
export function writesOf({ meta }: Pick<ClusterObject, "meta">): readonly Write[] {
  return (meta.managers ?? [])
    .slice(0, MOST_MANAGERS)
    .filter(({ subresource }) => subresource !== "status")
    .flatMap(({ manager, time }) => {
      const seconds = parseTimestamp(time);
      return seconds === null ? [] : [{ manager, at: seconds * 1000 }];
    })
    .sort((one, other) => one.at - other.at);
}
