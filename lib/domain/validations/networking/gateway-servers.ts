import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import { hostMatches } from "@/lib/domain/mesh/hosts/host-matches";
import { objectAt, textMapAt } from "@/lib/domain/mesh/read-json";
import type { FieldPath } from "../finding";
import type { ObjectIndex } from "../mesh-view";
import { placedItems, placedTexts } from "../placed-items";

/** One host of one server of a Gateway. */
export interface ServedHost {
  readonly written: string;
  /** The namespace whose VirtualServices may use it; `*` for all. */
  readonly namespace: string;
  readonly host: string;
  /** Null where it is missing. */
  readonly port: number | null;
  readonly path: FieldPath;
}

/** The hosts that a Gateway serves. https://istio.io/latest/docs/reference/config/networking/gateway/#Server-hosts */
export function servedHosts({ data, meta }: ClusterObject): readonly ServedHost[] {
  return placedItems(objectAt(data, "spec"), "servers", ["spec"]).flatMap(({ item, path }) => {
    const { number } = objectAt(item, "port");
    const port = typeof number === "number" ? number : null;
    return placedTexts(item, "hosts", path).map(({ text, path: at }) => {
      const slash = text.indexOf("/");
      const from = slash < 0 ? "*" : text.slice(0, slash);
      const namespace = from === "." ? meta.namespace : from;
      return { written: text, namespace, host: text.slice(slash + 1).toLowerCase(), port, path: at };
    });
  });
}

/** Whether a VirtualService of a namespace can use the served host for a full host of its own. */
export function servesHost(served: ServedHost, host: string, namespace: string): boolean {
  return (served.namespace === "*" || served.namespace === namespace) && hostMatches(served.host, host);
}

/** The labels of the proxies that a Gateway configures. */
export function gatewaySelector({ data }: ClusterObject): Readonly<Record<string, string>> {
  return textMapAt(objectAt(data, "spec"), "selector");
}

const selectorText = (object: ClusterObject): string =>
  JSON.stringify(Object.entries(gatewaySelector(object)).toSorted());

/** The key of a Gateway's selector and one of its ports. */
export function selectorPortKey(object: ClusterObject, port: number | null): string {
  return `${selectorText(object)} ${port ?? "?"}`;
}

/** Gateways by what they select and the ports they open there. */
export const GATEWAYS_BY_SELECTOR_AND_PORT: ObjectIndex = {
  name: "gateway selector and port",
  kinds: ["Gateway.networking.istio.io"],
  keysOf: (object) => servedHosts(object).map(({ port }) => selectorPortKey(object, port)),
};
