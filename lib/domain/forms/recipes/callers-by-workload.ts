import type { ObservedCall } from "./observed-call";

/** Who was seen calling a workload. */
export interface Callers {
  readonly workload: string;
  /** Identities as policies write them: "cluster.local/ns/shop/sa/web". */
  readonly principals: readonly string[];
  /** Callers whose calls arrive without mutual TLS. */
  readonly plaintext: readonly string[];
  /** Callers of whom nobody told an identity. */
  readonly unknown: readonly string[];
}

/** The callers of each workload of a namespace, workloads and callers by name. */
export function callersByWorkload(namespace: string, calls: readonly ObservedCall[]): readonly Callers[] {
  const incoming = calls.filter(
    (call) => call.destinationNamespace === namespace && call.destinationWorkload !== "",
  );
  const workloads = new Set(incoming.map(({ destinationWorkload }) => destinationWorkload));
  return sorted([...workloads]).map((workload) =>
    callersOf(
      workload,
      incoming.filter((call) => call.destinationWorkload === workload),
    ),
  );
}

/** A client's report often lacks the identity that the called side's report of the same calls has. */
function callersOf(workload: string, calls: readonly ObservedCall[]): Callers {
  const named = new Set(calls.filter((call) => call.sourcePrincipal !== "").map(callerName));
  const plaintext = calls.filter((call) => call.plaintext).map(callerName);
  const unknown = calls
    .filter((call) => call.sourcePrincipal === "" && !call.plaintext)
    .map(callerName)
    .filter((name) => !named.has(name) && !plaintext.includes(name));
  return {
    workload,
    principals: sorted(calls.map((call) => call.sourcePrincipal).filter((principal) => principal !== "")),
    plaintext: sorted(plaintext),
    unknown: sorted(unknown),
  };
}

function callerName({ sourceWorkload, sourceNamespace }: ObservedCall): string {
  if (sourceWorkload === "") return sourceNamespace === "" ? "an unknown caller" : sourceNamespace;
  return sourceNamespace === "" ? sourceWorkload : `${sourceWorkload} of ${sourceNamespace}`;
}

function sorted(names: readonly string[]): readonly string[] {
  return [...new Set(names)].sort();
}
