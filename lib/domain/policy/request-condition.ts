import type { Json } from "../mesh/cluster-object";
import { isJsonList, isJsonObject, textAt } from "../mesh/read-json";
import type { ConcreteRequest } from "./concrete-request";
import type { FlowFacts } from "./flow-facts";
import { isTextValue } from "./is-text-value";
import { fitsTemplate, isPathTemplate } from "./path-template";
import { all, any, type Truth } from "./truth";

/** The texts a request has for a key of conditions; null where they are not known. */
type Read = (request: ConcreteRequest, facts: FlowFacts) => readonly string[] | null;

const given = (text: string | undefined): readonly string[] =>
  text === undefined || text === "" ? [] : [text];

/** The names in `[a][b]`; none where the text is anything else. */
function bracketed(text: string): readonly string[] {
  if (!text.startsWith("[") || !text.endsWith("]")) return [];
  const names = text.slice(1, -1).split("][");
  return names.some((name) => name === "" || /[[\]]/.test(name)) ? [] : names;
}

/** A list's texts or a text; `scope` and `permission` are lists written with spaces. */
function claimTexts(claim: Json | undefined, name: string): readonly string[] {
  if (isJsonList(claim)) return claim.filter((one) => typeof one === "string");
  if (typeof claim !== "string") return [];
  return name === "scope" || name === "permission" ? claim.split(" ") : [claim];
}

const claim =
  (...path: readonly string[]): Read =>
  ({ claims }) => {
    const found = path.reduce<Json | undefined>(
      (held, name) => (isJsonObject(held) ? held[name] : undefined),
      claims ?? undefined,
    );
    return claimTexts(found, path.at(-1) ?? "");
  };

function requestPrincipal({ claims }: ConcreteRequest): readonly string[] {
  const [issuer, subject] = [textAt(claims ?? {}, "iss"), textAt(claims ?? {}, "sub")];
  return issuer === "" || subject === "" ? [] : [`${issuer}/${subject}`];
}

function header(name: string): Read {
  const lower = name.toLowerCase();
  return ({ hosts, path, headers }, { method }) => {
    if (lower === ":authority" || lower === "host") return hosts.length === 1 ? hosts : null;
    if (lower === ":method") return given(method ?? "");
    if (lower === ":path") return given(path);
    return Object.hasOwn(headers, lower) ? given(headers[lower]) : [];
  };
}

const READS: ReadonlyMap<string, Read> = new Map<string, Read>([
  ["request.auth.principal", requestPrincipal],
  ["request.auth.audiences", claim("aud")],
  ["request.auth.presenter", claim("azp")],
  ["connection.sni", ({ sni }) => (sni === null ? null : given(sni))],
]);

function readOf(key: string): Read | null {
  const known = READS.get(key);
  if (known) return known;
  if (key.startsWith("request.headers")) {
    const [name, ...more] = bracketed(key.slice("request.headers".length));
    return name === undefined || more.length > 0 ? null : header(name);
  }
  if (!key.startsWith("request.auth.claims")) return null;
  const path = bracketed(key.slice("request.auth.claims".length));
  return path.length === 0 ? null : claim(...path);
}

const truth = (holds: boolean): Truth => (holds ? "yes" : "no");

/** Ignoring case; where it is not known how the header is written, only what all ways agree on is certain. */
function isHost(value: string, { hosts }: ConcreteRequest): Truth {
  const wanted = value.toLowerCase();
  const each = hosts.map((host) => truth(isTextValue(wanted, host.toLowerCase())));
  return any(each) === all(each) ? any(each) : "unknown";
}

const isPath = (value: string, { path }: ConcreteRequest): Truth =>
  truth(isPathTemplate(value) ? fitsTemplate(value, path) : isTextValue(value, path));

/** What a request has for a key of conditions that asks for what requests carry; null where that cannot be told. */
export function requestTexts(key: string, facts: FlowFacts): readonly string[] | null {
  const { request } = facts;
  if (!request) return null;
  if (key === "request.host") return request.hosts;
  if (key === "request.path") return [request.path];
  return readOf(key)?.(request, facts) ?? null;
}

type Test = (value: string, facts: FlowFacts) => Truth;

const onRequest =
  (test: (value: string, request: ConcreteRequest, facts: FlowFacts) => Truth): Test =>
  (value, facts) =>
    facts.request ? test(value, facts.request, facts) : "unknown";

/**
 * The test of one value of a key that asks for what a request carries, which is "unknown" where no request is given; null for
 * a key that Istio does not know. https://istio.io/latest/docs/reference/config/security/conditions/
 */
export function requestTest(key: string): Test | null {
  if (key === "request.host") return onRequest(isHost);
  if (key === "request.path") return onRequest(isPath);
  const read = readOf(key);
  if (!read) return null;
  return onRequest((value, request, facts) => {
    const texts = read(request, facts);
    return texts === null ? "unknown" : truth(texts.some((text) => isTextValue(value, text)));
  });
}
