import type { FlowFacts } from "../../policy/flow-facts";
import { requestTexts } from "../../policy/request-condition";
import { quoted, quotedAny } from "../quoted";

function caller({ peer }: FlowFacts): string {
  if (peer === null) return "the caller has no identity, because its connection is not mutual TLS";
  if (peer === "unknown") return "the caller's identity is not known";
  return `the caller is ${peer.principal || `${peer.namespace}/${peer.serviceAccount}`}`;
}

const NAMES: ReadonlyMap<string, string> = new Map([
  ["request.host", "the host"],
  ["request.path", "the path"],
  ["request.auth.principal", "the token's issuer and subject"],
  ["request.auth.audiences", "the token's audience"],
  ["request.auth.presenter", "the token's presenter (azp)"],
  ["connection.sni", "the server name"],
]);

function nameOf(key: string): string {
  const known = NAMES.get(key);
  if (known) return known;
  const [kind, ...path] = key.replaceAll("]", "").split("[");
  return `${kind === "request.headers" ? "the header" : "the token's claim"} ${path.join(".")}`;
}

const ofToken = (key: string): boolean => key.startsWith("request.auth.");

/** What a request has for a key of conditions, as the end of a sentence: `the caller is …`, `the path is "/a"`. */
export function hadText(key: string, facts: FlowFacts): string {
  if (key.endsWith(".ip")) return "which addresses are involved is not known";
  if (key.startsWith("source.")) return caller(facts);
  if (key === "destination.port")
    return facts.port === null ? "the port is not known" : `the port is ${facts.port}`;
  if (key === "request.method") return `the method is ${quoted(facts.method ?? "")}`;
  if (ofToken(key) && facts.request?.claims === null) return "the request has no token that was validated";
  const texts = requestTexts(key, facts);
  if (texts === null) return `${nameOf(key)} is not known`;
  return texts.length === 0 ? `${nameOf(key)} is missing` : `${nameOf(key)} is ${quotedAny(texts)}`;
}
