/** A step to which the simulated server deliberately answers otherwise than the real one. */
export interface KnownDifference {
  readonly step: string;
  readonly reason: string;
}

/** All that remains; docs/simulated-mesh-differences.md tells it to people. */
export const KNOWN_DIFFERENCES: readonly KnownDifference[] = [
  ...["create", "label", "apply"].map((what) => ({
    step: `kinds: ${what} a DaemonSet`,
    reason: "the deprecated annotation that counts the changes of a DaemonSet's template is not kept",
  })),
  {
    step: "http: a group that is not served",
    reason:
      "unknown paths answer a Status (404 NotFound), where the real server sends the text `404 page not found`",
  },
];
