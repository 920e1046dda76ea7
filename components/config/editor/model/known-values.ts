import type { ValuesResponse } from "@/lib/contracts/config/values";
import type { Json } from "@/lib/domain/mesh/cluster-object";
import { valueAt } from "@/lib/domain/config/field-path";
import { isJsonObject, textAt } from "@/lib/domain/mesh/read-json";
import type { FieldPath } from "@/lib/domain/validations/finding";
import { fieldShape } from "./field-shape";

/** A value that can stand at a place, and what it is. */
export interface KnownValue {
  readonly value: string;
  readonly detail: string;
  /** Whether it is written as a number. */
  readonly numeric?: true;
}

export interface ValuePlace {
  /** Key of the object's kind. */
  readonly kind: string;
  /** The object's namespace; "" where it has none yet. */
  readonly namespace: string;
  readonly path: FieldPath;
  /** The whole object as far as it can be read. */
  readonly object: Json;
}

type Rule = readonly [
  where: RegExp,
  values: (known: ValuesResponse, place: ValuePlace) => readonly KnownValue[],
];

const named = (values: readonly string[], detail: string): readonly KnownValue[] =>
  values.map((value) => ({ value, detail }));
const parentOf = ({ object, path }: ValuePlace, up: number): Json | undefined =>
  valueAt(object, path.slice(0, -up));

/** Which names of the cluster belong where; the first rule that fits answers. */
const RULES: readonly Rule[] = [
  [/^metadata\.namespace$/, (known) => named(known.namespaces, "namespace")],
  [
    /\.(namespaces|notNamespaces)\[\]$|\.(from|to|parentRefs|targetRefs?|backendRefs?)(\[\])?\.namespace$/,
    (known) => named(known.namespaces, "namespace"),
  ],
  [
    /^spec\.exportTo\[\]$/,
    (known) => [
      { value: ".", detail: "this namespace" },
      { value: "*", detail: "every namespace" },
      ...named(known.namespaces, "namespace"),
    ],
  ],
  [
    /\.(principals|notPrincipals)\[\]$/,
    (known) =>
      known.serviceAccounts.map(({ namespace, name }) => ({
        value: `cluster.local/ns/${namespace}/sa/${name}`,
        detail: "service account",
      })),
  ],
  [
    /\.(serviceAccounts|notServiceAccounts)\[\]$/,
    (known) =>
      known.serviceAccounts.map(({ namespace, name }) => ({
        value: `${namespace}/${name}`,
        detail: "service account",
      })),
  ],
  [/\.subset$/, (known, place) => named(hostNamed(known, place, 1)?.subsets ?? [], "subset")],
  [/\.port\.number$/, (known, place) => portsOf(hostNamed(known, place, 2))],
  [
    /^spec\.egress\[\]\.hosts\[\]$/,
    (known) => [
      { value: "./*", detail: "this namespace" },
      ...known.hosts.map(({ namespace, host }) => ({ value: `${namespace}/${host}`, detail: "host" })),
    ],
  ],
  [/(^|\.)host$|^spec\.hosts\[\]$/, (known, { namespace }) => hosts(known, namespace)],
  [
    /(^|\.)gateways\[\]$/,
    (known, { namespace }) => [
      { value: "mesh", detail: "every sidecar" },
      ...gateways(known, "istio").map((gateway) => ({
        value: gateway.namespace === namespace ? gateway.name : `${gateway.namespace}/${gateway.name}`,
        detail: "gateway",
      })),
    ],
  ],
  [
    /\.parentRefs\[\]\.name$/,
    (known) =>
      gateways(known, "gatewayApi").map(({ name, namespace }) => ({ value: name, detail: namespace })),
  ],
  [
    /\.targetRefs?(\[\])?\.name$/,
    (known, { namespace }) =>
      [
        ...gateways(known, "gatewayApi").filter((gateway) => gateway.namespace === namespace),
        ...services(known, namespace),
      ].map(({ name }) => ({ value: name, detail: namespace })),
  ],
  [
    /\.backendRefs?(\[\])?\.name$/,
    (known, place) =>
      services(known, backendNamespace(place)).map(({ name, namespace }) => ({
        value: name,
        detail: namespace,
      })),
  ],
  [/\.backendRefs?(\[\])?\.port$/, (known, place) => portsOf(backend(known, place))],
  [
    /\.(matchLabels|sourceLabels|labels|selector)\.[^.[\]]+$/,
    (known, { path }) => named(known.podLabels[String(path.at(-1))] ?? [], "label value"),
  ],
];

/** Names of the cluster that can stand at a place, best first; empty where none belong there. */
export function knownValues(known: ValuesResponse, place: ValuePlace): readonly KnownValue[] {
  const shape = fieldShape(place.path);
  const rule = RULES.find(([where]) => where.test(shape));
  return rule === undefined ? [] : rule[1](known, place);
}

/** Label keys of the cluster's pods, where `path` is a map of labels that select pods. */
export function knownKeys(known: ValuesResponse, path: FieldPath): readonly KnownValue[] {
  const isSelector =
    /\.(matchLabels|sourceLabels)$|^spec\.(selector|workloadSelector\.labels|subsets\[\]\.labels)$/;
  return isSelector.test(fieldShape(path)) ? named(Object.keys(known.podLabels), "label of pods") : [];
}

type Host = ValuesResponse["hosts"][number];

/** The host as this namespace may write it: short beside the Service, whole elsewhere. */
function hosts(known: ValuesResponse, namespace: string): readonly KnownValue[] {
  const near = services(known, namespace).map(({ name }) => ({ value: name, detail: namespace }));
  return [...near, ...known.hosts.map((each) => ({ value: each.host, detail: each.namespace }))];
}

function hostNamed(known: ValuesResponse, place: ValuePlace, up: number): Host | undefined {
  const parent = parentOf(place, up);
  const written = isJsonObject(parent) ? textAt(parent, "host") : "";
  return known.hosts.find(({ host }) => host === written) ?? serviceHost(known, written, place.namespace);
}

function serviceHost(known: ValuesResponse, written: string, namespace: string): Host | undefined {
  const [name = "", inNamespace = namespace] = written.split(".");
  return known.hosts.find(({ host }) => host.startsWith(`${name}.${inNamespace}.svc.`));
}

function services(
  known: ValuesResponse,
  namespace: string,
): readonly { readonly name: string; readonly namespace: string }[] {
  return known.hosts
    .filter(({ host, namespace: own }) => own === namespace && host.includes(`.${namespace}.svc.`))
    .map(({ host }) => ({ name: host.split(".")[0] ?? host, namespace }));
}

function gateways(known: ValuesResponse, api: "istio" | "gatewayApi"): ValuesResponse["gateways"] {
  return known.gateways.filter((gateway) => gateway.api === api);
}

function backendNamespace(place: ValuePlace): string {
  const parent = parentOf(place, 1);
  const written = isJsonObject(parent) ? textAt(parent, "namespace") : "";
  return written === "" ? place.namespace : written;
}

function backend(known: ValuesResponse, place: ValuePlace): Host | undefined {
  const parent = parentOf(place, 1);
  const name = isJsonObject(parent) ? textAt(parent, "name") : "";
  return serviceHost(known, name, backendNamespace(place));
}

function portsOf(host: Host | undefined): readonly KnownValue[] {
  return (host?.ports ?? []).map(({ number, name, protocol }) => ({
    value: String(number),
    numeric: true,
    detail: [name, protocol].filter((part) => part !== "").join(" · "),
  }));
}
