import type { ScenarioName } from "../scenario-names";
import { bookinfo } from "./scenarios/bookinfo/bookinfo";
import { large } from "./scenarios/large/large";
import type { Scenario } from "./scenario";
import { ambient } from "./scenarios/ambient";
import { brokenConfig } from "./scenarios/broken-config/broken-config";
import { canary } from "./scenarios/canary";
import { egress } from "./scenarios/egress";
import { mtlsGap } from "./scenarios/mtls-gap";
import { policies } from "./scenarios/policies";
import { shop } from "./scenarios/shop";
import { web } from "./scenarios/web";

const BY_NAME: Readonly<Record<ScenarioName, () => Scenario>> = {
  bookinfo,
  canary,
  web,
  shop,
  "mtls-gap": mtlsGap,
  policies,
  egress,
  ambient,
  "broken-config": brokenConfig,
};
const SCENARIOS: ReadonlyMap<string, () => Scenario> = new Map(Object.entries(BY_NAME));
const MAX_NAMESPACES = 200;
const MAX_SERVICES = 20_000;

/**
 * The scenario of a name: one of `SCENARIO_NAMES`, or `large(namespaces,services)` (also written
 * `large:namespaces:services`) with services in each namespace. undefined for an unknown name or a size out of bounds.
 */
export function scenarioNamed(name: string): Scenario | undefined {
  const size = /^large(?:\((\d{1,4}),\s*(\d{1,4})\)|:(\d{1,4}):(\d{1,4}))$/.exec(name);
  if (!size) return SCENARIOS.get(name)?.();
  const namespaces = Number(size[1] ?? size[3]);
  const services = Number(size[2] ?? size[4]);
  const fits =
    namespaces >= 1 && services >= 1 && namespaces <= MAX_NAMESPACES && namespaces * services <= MAX_SERVICES;
  return fits ? large(namespaces, services) : undefined;
}
