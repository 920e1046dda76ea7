import { joinWords } from "../sentences/join-words";
import { callersByWorkload, type Callers } from "./callers-by-workload";
import { newObject } from "./new-object";
import type { ObservedCall } from "./observed-call";
import { incomplete, type Recipe, type RecipeObject } from "./recipe";

/** A draft holds no more objects. */
const MOST_OBJECTS = 50;
/** https://istio.io/latest/docs/tasks/security/authorization/authz-dry-run/ */
const DRY_RUN = { "istio.io/dry-run": "true" };

interface PoliciesInput {
  readonly namespace: string;
  /** Labels that select each workload's pods, by its name. */
  readonly selectors: ReadonlyMap<string, Readonly<Record<string, string>>>;
  readonly calls: readonly ObservedCall[];
  /** How far back the calls go, as people say it: "1 hour". */
  readonly window: string;
  readonly dryRun: boolean;
}

/**
 * AuthorizationPolicies that refuse every call of a namespace except those of the identities that were seen.
 * https://istio.io/latest/docs/reference/config/security/authorization-policy/
 */
export function policiesOfCalls({ namespace, selectors, calls, window, dryRun }: PoliciesInput): Recipe {
  if (namespace === "") return incomplete("Choose the namespace to protect.");
  const called = callersByWorkload(namespace, calls);
  if (called.length === 0) return incomplete(`No call of ${namespace} was seen in the last ${window}.`);
  const named = called.filter(({ principals }) => principals.length > 0);
  const allowed = named.flatMap(({ workload, principals }) => {
    const labels = selectors.get(workload) ?? {};
    return Object.keys(labels).length === 0 ? [] : [{ workload, principals, labels }];
  });
  if (allowed.length >= MOST_OBJECTS)
    return incomplete(`${allowed.length} workloads were called: a draft holds ${MOST_OBJECTS} objects.`);
  const annotations = dryRun ? { annotations: DRY_RUN } : {};
  return {
    state: "ready",
    title: `Policies of ${namespace} from its traffic`,
    sentence: sentenceOf(namespace, allowed.length, window, dryRun),
    warnings: warningsOf({ called, unselected: named.filter((each) => !selects(selectors, each)), window }),
    objects: [
      newObject("AuthorizationPolicy", { namespace, name: "allow-nothing", ...annotations, spec: {} }),
      ...allowed.map(({ workload, principals, labels }): RecipeObject =>
        newObject("AuthorizationPolicy", {
          namespace,
          name: `allow-callers-of-${workload}`,
          ...annotations,
          spec: {
            selector: { matchLabels: labels },
            action: "ALLOW",
            rules: [{ from: [{ source: { principals } }] }],
          },
        }),
      ),
    ],
  };
}

function selects(selectors: PoliciesInput["selectors"], { workload }: Callers): boolean {
  return Object.keys(selectors.get(workload) ?? {}).length > 0;
}

function sentenceOf(namespace: string, workloads: number, window: string, dryRun: boolean): string {
  const seen = `the identities seen calling ${workloads} ${workloads === 1 ? "workload" : "workloads"} in the last ${window}`;
  return dryRun
    ? `Nothing is refused yet: proxies of ${namespace} log and count what would be refused if only ${seen} were allowed.`
    : `Workloads of ${namespace} refuse every call but those of ${seen}.`;
}

interface Doubts {
  readonly called: readonly Callers[];
  readonly unselected: readonly Callers[];
  readonly window: string;
}

/** Nobody is cut off silently: each caller that no rule can name has a line. */
function warningsOf({ called, unselected, window }: Doubts): readonly string[] {
  return [
    ...called.flatMap(({ workload, plaintext, unknown }) => [
      ...(plaintext.length === 0
        ? []
        : [
            `${workload} is called in plaintext by ${joinWords(plaintext)}: without an identity they will be refused.`,
          ]),
      ...(unknown.length === 0
        ? []
        : [
            `${workload} is called by ${joinWords(unknown)}, whose identity is not known: they may be refused.`,
          ]),
    ]),
    ...unselected.map(
      ({ workload }) => `Nothing tells the pods of ${workload} from others: all its callers will be refused.`,
    ),
    `Who did not call in the last ${window} will be refused.`,
  ];
}
