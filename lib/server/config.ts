import { z } from "zod";
import { isLoopback } from "./config/loopback";
import { nearestName } from "@/lib/domain/schema/nearest-name";
import { textOf } from "./config/setting";
import { SETTING_SCHEMAS } from "./config/settings";

/** Set by the start script, not by people: the code in the URL it prints. */
const INTERNAL_SCHEMAS = { MESHLENS_ONE_TIME_CODE: z.string().min(16).optional() };
const SCHEMAS: Readonly<Record<string, z.ZodType>> = { ...SETTING_SCHEMAS, ...INTERNAL_SCHEMAS };
const environmentSchema = z.object({ ...SETTING_SCHEMAS, ...INTERNAL_SCHEMAS });
type Environment = z.output<typeof environmentSchema>;

export type Config = ReturnType<typeof toConfig>;
export type ConfigResult =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly problems: readonly string[] };

/**
 * The one reader of the environment. Returns the configuration, or one sentence for each setting that is wrong or
 * unknown; no sentence shows a secret.
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): ConfigResult {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const parsed = environmentSchema.safeParse(set);
  const problems = unknownNames(set);
  if (parsed.success) problems.push(...contradictions(parsed.data));
  else problems.push(...wrongValues(parsed.error, set));
  if (problems.length > 0 || !parsed.success) return { ok: false, problems };
  return { ok: true, config: toConfig(parsed.data) };
}

function unknownNames(set: Readonly<Record<string, string | undefined>>): string[] {
  const known = Object.keys(SCHEMAS);
  return Object.keys(set)
    .filter((name) => name.startsWith("MESHLENS_") && !known.includes(name))
    .map((name) => {
      const near = nearestName(name, known);
      return `${name} is not a setting${near === null ? "." : `; did you mean ${near}?`}`;
    });
}

function wrongValues(error: z.ZodError, set: Readonly<Record<string, string | undefined>>): string[] {
  const names = new Set(error.issues.map((issue) => String(issue.path[0])));
  return [...names].map((name) => {
    const schema = SCHEMAS[name];
    const { expected, secret } = schema === undefined ? { expected: "", secret: true } : textOf(schema);
    return `${name}${secret === true ? "" : `="${set[name] ?? ""}"`}: expected ${expected}.`;
  });
}

const EXCLUSIVE = [
  ["MESHLENS_PROMETHEUS_BEARER_TOKEN", "MESHLENS_PROMETHEUS_BEARER_TOKEN_FILE"],
  ["MESHLENS_PROMETHEUS_PASSWORD", "MESHLENS_PROMETHEUS_PASSWORD_FILE"],
  ["MESHLENS_PROMETHEUS_BEARER_TOKEN", "MESHLENS_PROMETHEUS_USERNAME"],
  ["MESHLENS_PROMETHEUS_BEARER_TOKEN_FILE", "MESHLENS_PROMETHEUS_USERNAME"],
] as const;

/** The first is of no use without the second; what proves who asks is only sent to a configured URL. */
const NEEDED = [
  ["MESHLENS_PROMETHEUS_PASSWORD", "MESHLENS_PROMETHEUS_USERNAME"],
  ["MESHLENS_PROMETHEUS_PASSWORD_FILE", "MESHLENS_PROMETHEUS_USERNAME"],
  ["MESHLENS_PROMETHEUS_CERT_FILE", "MESHLENS_PROMETHEUS_KEY_FILE"],
  ["MESHLENS_PROMETHEUS_KEY_FILE", "MESHLENS_PROMETHEUS_CERT_FILE"],
  ["MESHLENS_PROMETHEUS_BEARER_TOKEN", "MESHLENS_PROMETHEUS_URL"],
  ["MESHLENS_PROMETHEUS_BEARER_TOKEN_FILE", "MESHLENS_PROMETHEUS_URL"],
  ["MESHLENS_PROMETHEUS_USERNAME", "MESHLENS_PROMETHEUS_URL"],
] as const;

function contradictions(environment: Environment): string[] {
  const problems = EXCLUSIVE.filter(
    ([one, other]) => environment[one] !== null && environment[other] !== null,
  ).map(([one, other]) => `${one} and ${other} are both set; set one of them.`);
  if (!isLoopback(environment.HOST) && environment.MESHLENS_AUTH === undefined) {
    problems.push(
      `HOST="${environment.HOST}" can be reached from other machines: set MESHLENS_AUTH=anonymous to let everybody who reaches it read, or HOST=127.0.0.1.`,
    );
  }
  for (const [one, other] of NEEDED) {
    if (environment[one] !== null && environment[other] === null) {
      problems.push(`${one} is set without ${other}; set both.`);
    }
  }
  return problems;
}

function toConfig(environment: Environment) {
  return {
    host: environment.HOST,
    port: environment.PORT,
    publicUrl: environment.PUBLIC_URL,
    anonymous: environment.MESHLENS_AUTH === "anonymous",
    readOnly: environment.MESHLENS_READ_ONLY,
    oneTimeCode: environment.MESHLENS_ONE_TIME_CODE ?? null,
    logLevel: environment.MESHLENS_LOG_LEVEL,
    ignoredFindings: environment.MESHLENS_IGNORED_FINDINGS,
    hideForeignNames: environment.MESHLENS_HIDE_FOREIGN_NAMES,
    health: {
      profile: environment.MESHLENS_HEALTH,
      minimumRequests: environment.MESHLENS_HEALTH_MINIMUM_REQUESTS ?? null,
    },
    kubernetes: {
      context: environment.MESHLENS_CONTEXT,
      clusterName: environment.MESHLENS_CLUSTER_NAME,
      configuredNamespaces: environment.MESHLENS_NAMESPACES,
      istioNamespace: environment.MESHLENS_ISTIO_NAMESPACE,
    },
    history: {
      folder: environment.MESHLENS_DATA_DIR,
      days: environment.MESHLENS_HISTORY_DAYS,
      megabytes: environment.MESHLENS_HISTORY_MB,
    },
    prometheus: prometheusOf(environment),
  };
}

function prometheusOf(environment: Environment) {
  return {
    url: environment.MESHLENS_PROMETHEUS_URL?.href ?? null,
    bearerToken: environment.MESHLENS_PROMETHEUS_BEARER_TOKEN,
    bearerTokenFile: environment.MESHLENS_PROMETHEUS_BEARER_TOKEN_FILE,
    username: environment.MESHLENS_PROMETHEUS_USERNAME,
    password: environment.MESHLENS_PROMETHEUS_PASSWORD,
    passwordFile: environment.MESHLENS_PROMETHEUS_PASSWORD_FILE,
    caFile: environment.MESHLENS_PROMETHEUS_CA_FILE,
    certFile: environment.MESHLENS_PROMETHEUS_CERT_FILE,
    keyFile: environment.MESHLENS_PROMETHEUS_KEY_FILE,
    headers: environment.MESHLENS_PROMETHEUS_HEADERS,
    matchers: environment.MESHLENS_PROMETHEUS_MATCHERS,
    replicaLabels: environment.MESHLENS_PROMETHEUS_REPLICA_LABELS,
    metricNames: environment.MESHLENS_PROMETHEUS_METRIC_NAMES,
    recordingRules: environment.MESHLENS_PROMETHEUS_RECORDING_RULES,
    // A duration of Prometheus has no fraction.
    timeoutMs: Math.round(environment.MESHLENS_PROMETHEUS_TIMEOUT_SECONDS * 1000),
    concurrency: environment.MESHLENS_PROMETHEUS_CONCURRENCY,
    scrapeIntervalSeconds: environment.MESHLENS_PROMETHEUS_SCRAPE_INTERVAL_SECONDS ?? null,
  };
}
