import type { Behaviour } from "./behaviour";
import type { Incident } from "./incident";
import type { Intent } from "./intent";
import type { Carriers, Scenario } from "./scenario";

/** What wants to flow, and how workloads answer. */
export interface Demand {
  readonly intents: readonly Intent[];
  readonly behaviours: readonly Behaviour[];
  readonly carriers: Carriers;
  readonly propagatedHeaders: readonly string[];
}

/** Several scenarios as one demand; a single pod carries each flow as soon as one of them asks for it. */
export const demandOf = (scenarios: readonly Scenario[]): Demand => ({
  intents: scenarios.flatMap(({ intents }) => intents),
  behaviours: scenarios.flatMap(({ behaviours }) => behaviours),
  carriers: scenarios.some(({ carriers }) => carriers === "one") ? "one" : "all",
  propagatedHeaders: [...new Set(scenarios.flatMap(({ propagatedHeaders }) => propagatedHeaders ?? []))],
});

/** The demand while an incident lasts. */
export const demandDuring = (demand: Demand, incidents: readonly Incident[]): Demand => ({
  ...demand,
  intents: [...demand.intents, ...incidents.flatMap(({ intents }) => intents ?? [])],
  // The last behaviour of a workload is the one that counts.
  behaviours: [...demand.behaviours, ...incidents.flatMap(({ behaviours }) => behaviours)],
});
