import type { OutcomeResponse } from "@/lib/contracts/config/outcome";

export type StepTone = "ok" | "waiting" | "warn" | "bad" | "unknown";

export interface OutcomeStep {
  readonly step: "written" | "accepted" | "inForce";
  readonly state:
    "written" | "deleted" | OutcomeResponse["accepted"]["state"] | OutcomeResponse["inForce"]["state"];
  readonly tone: StepTone;
  readonly message: string;
}

const ACCEPTED: Readonly<Record<OutcomeResponse["accepted"]["state"], StepTone>> = {
  accepted: "ok",
  rejected: "bad",
  waiting: "waiting",
  notTold: "unknown",
};
const IN_FORCE: Readonly<Record<OutcomeResponse["inForce"]["state"], StepTone>> = {
  yes: "ok",
  partly: "warn",
  notYet: "waiting",
  noTraffic: "unknown",
  cannotTell: "unknown",
};

/**
 * The three states a change goes through, each told apart from the others: in the store, taken up by the control plane,
 * visible in the flows. A flow that was lost is bad news whatever else is in force.
 */
export function outcomeSteps(outcome: OutcomeResponse | null): readonly OutcomeStep[] {
  if (outcome === null) {
    return [
      { step: "written", state: "written", tone: "ok", message: "" },
      { step: "accepted", state: "waiting", tone: "waiting", message: "" },
      { step: "inForce", state: "notYet", tone: "waiting", message: "" },
    ];
  }
  const { written, accepted, inForce, flows } = outcome;
  const lost = flows.some(({ verdict }) => verdict === "lost");
  return [
    { step: "written", state: written === null ? "deleted" : "written", tone: "ok", message: "" },
    { step: "accepted", state: accepted.state, tone: ACCEPTED[accepted.state], message: accepted.message },
    {
      step: "inForce",
      state: inForce.state,
      tone: lost ? "bad" : IN_FORCE[inForce.state],
      message: inForce.message,
    },
  ];
}
