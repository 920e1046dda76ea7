import { resolveHost } from "@/lib/domain/mesh/hosts/resolve-host";
import { objectAt, textAt, textsAt } from "@/lib/domain/mesh/read-json";
import type { ObjectIndex } from "../mesh-view";
import { destinationsOf } from "./destinations-of";

/** ServiceEntries by their hosts, in lower case; wildcards as written. */
export const SERVICE_ENTRIES_BY_HOST: ObjectIndex = {
  name: "service entry host",
  kinds: ["ServiceEntry"],
  keysOf: ({ data }) => textsAt(objectAt(data, "spec"), "hosts").map((host) => host.toLowerCase()),
};

/** VirtualServices by their full hosts. */
export const VIRTUAL_SERVICES_BY_HOST: ObjectIndex = {
  name: "virtual service host",
  kinds: ["VirtualService"],
  keysOf: ({ data, meta }) =>
    textsAt(objectAt(data, "spec"), "hosts").map((host) => resolveHost(host, meta.namespace)),
};

/** DestinationRules by their full host. */
export const DESTINATION_RULES_BY_HOST: ObjectIndex = {
  name: "destination rule host",
  kinds: ["DestinationRule"],
  keysOf: ({ data, meta }) => [resolveHost(textAt(objectAt(data, "spec"), "host"), meta.namespace)],
};

/** The key of a subset of a full host. */
export function subsetKey(host: string, subset: string): string {
  return `${host}|${subset}`;
}

/** VirtualServices by the subsets they send to. */
export const VIRTUAL_SERVICES_BY_SUBSET: ObjectIndex = {
  name: "virtual service subset",
  kinds: ["VirtualService"],
  keysOf: (object) =>
    destinationsOf(object)
      .filter(({ subset }) => subset !== "")
      .map(({ host, subset }) => subsetKey(host, subset)),
};
