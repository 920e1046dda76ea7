import type { DeepReadonly } from "@/lib/contracts/deep-readonly";
import type { StrictVerdictDto } from "@/lib/contracts/mtls/strict-response";
import type { MeshObservation } from "../mesh/observe-mesh";

type Verdict = DeepReadonly<Omit<StrictVerdictDto, "draft">>;

/** A verdict that names nothing the viewer may not see. */
export function knownVerdict<T extends Verdict>(
  verdict: T,
  { sees, hide, seen }: Pick<MeshObservation, "sees" | "hide" | "seen">,
): T {
  return {
    ...verdict,
    because: hide(verdict.because),
    unknown: verdict.unknown.map(hide),
    blockers: verdict.blockers.map(({ caller, object, because, ...blocker }) => ({
      ...blocker,
      caller:
        caller.namespace === "" || seen.has(caller.namespace) ? caller : { namespace: "", workload: "" },
      object: object !== null && sees(object) ? object : null,
      because: hide(because),
    })),
  };
}
