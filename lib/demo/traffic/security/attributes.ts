import type { Json } from "@/lib/domain/mesh/cluster-object";
import { jsonAt, textOr, textsIn } from "../../world/read-json";
import { ipBlock } from "./ip-block";
import { isPathTemplate, pathTemplate } from "./path-template";
import type { Layer, RequestFacts } from "./request-facts";
import { type TextMatch, textMatch } from "./text-match";

/** Whether a call has a value. */
export type Test = (facts: RequestFacts) => boolean;

/** Something of a call that policies speak about. */
export interface Attribute {
  /** Where it can be known. */
  readonly layers: ReadonlySet<Layer>;
  /** The test for one value of a rule; null where the value means nothing. */
  readonly test: (value: string) => Test | null;
}

const ANYWHERE: ReadonlySet<Layer> = new Set(["http", "tcp", "ztunnel"]);
const ENVOY: ReadonlySet<Layer> = new Set(["http", "tcp"]);
const HTTP: ReadonlySet<Layer> = new Set(["http"]);

/** The values that a call has, none where it has not got the thing. */
type Read = (facts: RequestFacts) => readonly string[];

const known = (text: string | undefined): readonly string[] =>
  text === undefined || text === "" ? [] : [text];

function anyOf(
  layers: ReadonlySet<Layer>,
  read: Read,
  match: (value: string) => TextMatch | null,
): Attribute {
  return {
    layers,
    test: (value) => {
      const matches = match(value);
      return matches && ((facts) => read(facts).some((text) => matches(text)));
    },
  };
}

const port = (value: string): TextMatch | null =>
  /^\d{1,5}$/.test(value) ? (text) => Number(text) === Number(value) : null;

function ignoringCase(value: string): TextMatch {
  const matches = textMatch(value.toLowerCase());
  return (text) => matches(text.toLowerCase());
}

const header = (name: string): Read => {
  const lower = name.toLowerCase();
  return ({ headers }) => known(headers.get(lower));
};

/** A claim's values: a list's texts, or a text; scopes and permissions are lists written with spaces. */
function claimValues(claim: Json | undefined, spaceDelimited: boolean): readonly string[] {
  if (Array.isArray(claim)) return textsIn(claim);
  if (typeof claim !== "string") return [];
  return spaceDelimited ? claim.split(" ") : [claim];
}

const claim = (...path: readonly string[]): Attribute => {
  const last = path.at(-1) ?? "";
  const spaceDelimited = last === "scope" || last === "permission";
  return anyOf(
    HTTP,
    ({ claims }) => claimValues(jsonAt(claims ?? undefined, ...path), spaceDelimited),
    textMatch,
  );
};

function requestPrincipal({ claims }: RequestFacts): readonly string[] {
  const [issuer, subject] = [textOr(claims?.["iss"]), textOr(claims?.["sub"])];
  return issuer === "" || subject === "" ? [] : [`${issuer}/${subject}`];
}

const principals: Read = ({ peer, trustDomains }) =>
  peer === null
    ? []
    : trustDomains.map((domain) => `${domain}/ns/${peer.namespace}/sa/${peer.serviceAccount}`);

/** `name` in the policy's namespace, or `namespace/name`; no wildcards. */
function serviceAccount(policyNamespace: string): Attribute {
  const read: Read = ({ peer }) => (peer === null ? [] : [`${peer.namespace}/${peer.serviceAccount}`]);
  return anyOf(ANYWHERE, read, (value) => {
    const wanted = value.includes("/") ? value : `${policyNamespace}/${value}`;
    return (text) => text === wanted;
  });
}

const BY_KEY: ReadonlyMap<string, Attribute> = new Map([
  ["source.ip", anyOf(ANYWHERE, ({ sourceAddress }) => [sourceAddress], ipBlock)],
  ["remote.ip", anyOf(ENVOY, ({ remoteAddress }) => [remoteAddress], ipBlock)],
  ["source.namespace", anyOf(ANYWHERE, ({ peer }) => known(peer?.namespace), textMatch)],
  ["source.principal", anyOf(ANYWHERE, principals, textMatch)],
  ["destination.ip", anyOf(ANYWHERE, ({ destinationAddress }) => [destinationAddress], ipBlock)],
  ["destination.port", anyOf(ANYWHERE, ({ destinationPort }) => [String(destinationPort)], port)],
  ["connection.sni", anyOf(ENVOY, ({ sni }) => known(sni), textMatch)],
  ["request.auth.principal", anyOf(HTTP, requestPrincipal, textMatch)],
  ["request.auth.audiences", claim("aud")],
  ["request.auth.presenter", claim("azp")],
]);

/** What `to.operation` speaks about besides ports. */
export const OPERATION = {
  hosts: anyOf(HTTP, header(":authority"), ignoringCase),
  methods: anyOf(HTTP, header(":method"), textMatch),
  paths: anyOf(
    HTTP,
    ({ path }) => [path],
    (value) => (isPathTemplate(value) ? pathTemplate(value) : textMatch(value)),
  ),
} as const;

/** The names in `[a][b]`; null where the text is anything else. */
function bracketed(text: string): readonly string[] | null {
  if (!text.startsWith("[") || !text.endsWith("]")) return null;
  const names = text.slice(1, -1).split("][");
  return names.some((name) => name === "" || name.includes("[") || name.includes("]")) ? null : names;
}

/**
 * The attribute of a condition's key, null for a key that Istio does not know. `policyNamespace` is where short names of service
 * accounts belong. https://istio.io/latest/docs/reference/config/security/conditions/
 */
export function attribute(key: string, policyNamespace: string): Attribute | null {
  if (key === "source.serviceAccount") return serviceAccount(policyNamespace);
  const plain = BY_KEY.get(key);
  if (plain) return plain;
  if (key.startsWith("request.headers")) {
    const [name, ...more] = bracketed(key.slice("request.headers".length)) ?? [];
    return name === undefined || more.length > 0 ? null : anyOf(HTTP, header(name), textMatch);
  }
  if (!key.startsWith("request.auth.claims")) return null;
  const path = bracketed(key.slice("request.auth.claims".length));
  return path && claim(...path);
}
