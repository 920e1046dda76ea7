import type { DeepReadonly } from "@/lib/contracts/deep-readonly";
import type { StrictVerdictDto } from "@/lib/contracts/mtls/strict-response";
import type { MeshObservation } from "../mesh/observe-mesh";

type Verdict = DeepReadonly<Omit<StrictVerdictDto, "draft">>;

/** Policies and rules that Meshlens may not read can stand against any promise. */
function asFarAsRead(
  { verdict, because, unknown }: Verdict,
  { warnings }: Pick<MeshObservation, "warnings">,
): Pick<Verdict, "verdict" | "because" | "unknown"> {
  const unread = warnings.find(({ code }) => code === "kindUnread");
  if (!unread) return { verdict, because, unknown };
  const isPromise = verdict === "safe" || verdict === "alreadyStrict";
  return {
    verdict: isPromise ? "notEnoughData" : verdict,
    because: isPromise ? unread.message : because,
    unknown: [...unknown, unread.message],
  };
}

/** A verdict that names nothing the viewer may not see, and promises nothing where kinds that decide may not be read. */
export function knownVerdict<T extends Verdict>(
  verdict: T,
  facts: Pick<MeshObservation, "sees" | "hide" | "seen" | "warnings">,
): T {
  const { sees, hide, seen } = facts;
  const told = asFarAsRead(verdict, facts);
  return {
    ...verdict,
    verdict: told.verdict,
    because: hide(told.because),
    unknown: told.unknown.map(hide),
    blockers: verdict.blockers.map(({ caller, object, because, ...blocker }) => {
      const { namespace } = caller;
      const isKnown = namespace === "" || seen.has(namespace);
      return {
        ...blocker,
        caller: isKnown ? caller : { namespace: "", workload: "" },
        object: object !== null && sees(object) ? object : null,
        because: hide(isKnown ? because : because.replaceAll(` in ${namespace} `, " elsewhere ")),
      };
    }),
  };
}
