import type { ServedKind } from "../../kinds/served-kind";
import { labelProblems, subdomainProblems } from "./name-syntax";
import type { NameRule } from "./validate-metadata";

/** Names that stand in a URL path only. */
const pathSegmentProblems: NameRule = (name) => {
  if (name === "." || name === "..") return [`may not be '${name}'`];
  return ["/", "%"].filter((one) => name.includes(one)).map((one) => `may not contain '${one}'`);
};

const LONGEST_CRON_JOB = 52;
const cronJobProblems: NameRule = (name) => [
  ...subdomainProblems(name),
  ...(name.length > LONGEST_CRON_JOB ? [`must be no more than ${LONGEST_CRON_JOB} characters`] : []),
];

const RULES: ReadonlyMap<string, NameRule> = new Map([
  ["/Namespace", labelProblems],
  ["/Service", labelProblems],
  ["batch/CronJob", cronJobProblems],
]);

/** How objects of a kind are named: https://kubernetes.io/docs/concepts/overview/working-with-objects/names/ */
export function nameRuleOf({ group, kind }: ServedKind): NameRule {
  if (group === "rbac.authorization.k8s.io") return pathSegmentProblems;
  return RULES.get(`${group}/${kind}`) ?? subdomainProblems;
}
