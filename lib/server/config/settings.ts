import { z } from "zod";
import { setting, textOf } from "./setting";
import {
  csv,
  csvOr,
  decimal,
  flag,
  httpUrl,
  labelMatchers,
  optionalText,
  stringMap,
  whole,
} from "./value-schemas";

const listen = {
  HOST: setting(
    {
      fallback: "127.0.0.1",
      meaning: "Address to listen on. Any address but loopback needs MESHLENS_AUTH.",
      expected: "an IP address or a host name",
    },
    z
      .string()
      .regex(/^[A-Za-z0-9.:_-]+$/)
      .default("127.0.0.1"),
  ),
  PORT: setting(
    { fallback: "3000", meaning: "Port to listen on.", expected: "a whole number from 1 to 65535" },
    whole(1, 65535).default(3000),
  ),
  PUBLIC_URL: setting(
    {
      fallback: "",
      meaning:
        "Origin and path at which browsers reach Meshlens behind an ingress. Its host is allowed, its path prefixes every URL.",
      expected:
        "an absolute http or https URL without credentials or query, such as https://ops.example.com/mesh",
      secret: true,
    },
    httpUrl,
  ),
  MESHLENS_AUTH: setting(
    {
      fallback: "",
      meaning:
        "How viewers sign in. Unset: on loopback everybody reads, the printed one-time code opens a session. `anonymous`: everybody reads, nobody writes.",
      expected: "unset or anonymous",
    },
    z.enum(["anonymous"]).optional(),
  ),
  MESHLENS_READ_ONLY: setting(
    {
      fallback: "false",
      meaning: "Refuse every change, whoever asks for it.",
      expected: "true or false",
    },
    flag,
  ),
  MESHLENS_LOG_LEVEL: setting(
    {
      fallback: "info",
      meaning: "Least severe level that is logged.",
      expected: "one of fatal, error, warn, info, debug, trace, silent",
    },
    z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
  ),
};

const cluster = {
  MESHLENS_CONTEXT: setting(
    { fallback: "", meaning: "Kubeconfig context; unset: the current one.", expected: "a context name" },
    optionalText,
  ),
  MESHLENS_CLUSTER_NAME: setting(
    {
      fallback: "Kubernetes",
      meaning: "The mesh's name of this cluster (istiod's CLUSTER_ID), as telemetry labels carry it.",
      expected: "a cluster name",
    },
    z.string().default("Kubernetes"),
  ),
  MESHLENS_NAMESPACES: setting(
    {
      fallback: "",
      meaning: "Namespaces to show where listing namespaces is not allowed, separated by commas.",
      expected: "namespace names separated by commas",
    },
    csv.pipe(z.array(z.string().regex(/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/))),
  ),
  MESHLENS_ISTIO_NAMESPACE: setting(
    { fallback: "istio-system", meaning: "Namespace of the control plane.", expected: "a namespace name" },
    z
      .string()
      .regex(/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/)
      .default("istio-system"),
  ),
  MESHLENS_IGNORED_FINDINGS: setting(
    {
      fallback: "KIA1301",
      meaning: "Codes of findings that are never shown, separated by commas; `none` shows all.",
      expected: "codes separated by commas, such as KIA1301,IST0118, or none",
    },
    csvOr("KIA1301").pipe(z.array(z.string().regex(/^[A-Za-z0-9]{2,20}$/))),
  ),
  MESHLENS_HIDE_FOREIGN_NAMES: setting(
    {
      fallback: "false",
      meaning: "Hide also the service and namespace of far ends that the viewer may not see.",
      expected: "true or false",
    },
    flag,
  ),
  MESHLENS_HEALTH: setting(
    {
      fallback: "meshlens",
      meaning: "Health thresholds: `meshlens`, or `kiali` for Kiali's defaults.",
      expected: "meshlens or kiali",
    },
    z.enum(["meshlens", "kiali"]).default("meshlens"),
  ),
  MESHLENS_HEALTH_MINIMUM_REQUESTS: setting(
    {
      fallback: "",
      meaning:
        "Fewer requests than this in the window are too few to judge; unset: the profile's own number.",
      expected: "a number from 0 to 1000000",
    },
    decimal(0, 1_000_000).optional(),
  ),
};

const prometheus = {
  MESHLENS_PROMETHEUS_URL: setting(
    {
      fallback: "",
      meaning:
        "Prometheus, Thanos, Mimir or VictoriaMetrics, with a path prefix where there is one; unset: the usual Services are looked for in the cluster.",
      expected: "an absolute http or https URL without credentials or query",
      secret: true,
    },
    httpUrl,
  ),
  MESHLENS_PROMETHEUS_BEARER_TOKEN: setting(
    { fallback: "", meaning: "Bearer token.", expected: "a token", secret: true },
    optionalText,
  ),
  MESHLENS_PROMETHEUS_BEARER_TOKEN_FILE: setting(
    { fallback: "", meaning: "File with the bearer token, read again when it changes.", expected: "a path" },
    optionalText,
  ),
  MESHLENS_PROMETHEUS_USERNAME: setting(
    { fallback: "", meaning: "User of basic authentication.", expected: "a user name" },
    optionalText,
  ),
  MESHLENS_PROMETHEUS_PASSWORD: setting(
    { fallback: "", meaning: "Password of basic authentication.", expected: "a password", secret: true },
    optionalText,
  ),
  MESHLENS_PROMETHEUS_PASSWORD_FILE: setting(
    { fallback: "", meaning: "File with the password.", expected: "a path" },
    optionalText,
  ),
  MESHLENS_PROMETHEUS_CA_FILE: setting(
    { fallback: "", meaning: "PEM file of the certificate authorities to trust.", expected: "a path" },
    optionalText,
  ),
  MESHLENS_PROMETHEUS_CERT_FILE: setting(
    { fallback: "", meaning: "PEM file of the client certificate.", expected: "a path" },
    optionalText,
  ),
  MESHLENS_PROMETHEUS_KEY_FILE: setting(
    { fallback: "", meaning: "PEM file of the client certificate's key.", expected: "a path" },
    optionalText,
  ),
  MESHLENS_PROMETHEUS_HEADERS: setting(
    {
      fallback: "{}",
      meaning: 'Headers of every query, such as `{"X-Scope-OrgID":"team-a"}`.',
      expected: "a JSON object of strings",
      secret: true,
    },
    stringMap,
  ),
  MESHLENS_PROMETHEUS_MATCHERS: setting(
    {
      fallback: "",
      meaning: 'Label matchers added to every query, such as `cluster="east",env!="dev"`.',
      expected: 'label matchers separated by commas, such as cluster="east"',
    },
    labelMatchers,
  ),
  MESHLENS_PROMETHEUS_REPLICA_LABELS: setting(
    {
      fallback: "",
      meaning: "Labels that only tell replicas of Prometheus apart, separated by commas.",
      expected: "label names separated by commas",
    },
    csv.pipe(z.array(z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/))),
  ),
  MESHLENS_PROMETHEUS_METRIC_NAMES: setting(
    {
      fallback: "{}",
      meaning: 'Site names of Istio\'s metrics, such as `{"istio_requests_total":"mesh_requests_total"}`.',
      expected: "a JSON object from standard metric names to metric names",
    },
    stringMap.pipe(z.record(z.string(), z.string().regex(/^[A-Za-z_:][A-Za-z0-9_:]*$/))),
  ),
  MESHLENS_PROMETHEUS_RECORDING_RULES: setting(
    {
      fallback: "auto",
      meaning: "Whether Meshlens' own recording rules are used where they are found.",
      expected: "auto or off",
    },
    z.enum(["auto", "off"]).default("auto"),
  ),
  MESHLENS_PROMETHEUS_TIMEOUT_SECONDS: setting(
    { fallback: "30", meaning: "Deadline of one query.", expected: "a number from 1 to 600" },
    decimal(1, 600).default(30),
  ),
  MESHLENS_PROMETHEUS_CONCURRENCY: setting(
    { fallback: "6", meaning: "Queries in flight at once.", expected: "a whole number from 1 to 100" },
    whole(1, 100).default(6),
  ),
  MESHLENS_PROMETHEUS_SCRAPE_INTERVAL_SECONDS: setting(
    {
      fallback: "",
      meaning: "Scrape interval; unset: what the server's configuration says, else 15.",
      expected: "a number from 1 to 3600",
    },
    decimal(1, 3600).optional(),
  ),
};

const history = {
  MESHLENS_DATA_DIR: setting(
    {
      fallback: "",
      meaning:
        "Folder in which the history of configuration and the audit log are kept; unset: in memory, until the process ends.",
      expected: "a path",
    },
    optionalText,
  ),
  MESHLENS_HISTORY_DAYS: setting(
    {
      fallback: "30",
      meaning:
        "For how many days changes and audit entries are kept; the newest content of what exists always is.",
      expected: "a whole number from 1 to 3650",
    },
    whole(1, 3650).default(30),
  ),
  MESHLENS_HISTORY_MB: setting(
    {
      fallback: "200",
      meaning: "How many megabytes they may take; the oldest go first.",
      expected: "a whole number from 1 to 100000",
    },
    whole(1, 100_000).default(200),
  ),
};

/** Every setting as environment variable, in the order README lists them. */
export const SETTING_SCHEMAS = {
  ...listen,
  ...cluster,
  ...history,
  ...prometheus,
};

export interface Setting {
  readonly name: string;
  readonly fallback: string;
  readonly meaning: string;
}

/** The table of settings that README shows. */
export const SETTINGS: readonly Setting[] = Object.entries(SETTING_SCHEMAS).map(([name, schema]) => {
  const { fallback, meaning } = textOf(schema);
  return { name, fallback, meaning };
});
