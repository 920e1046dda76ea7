import { PATHS, type ReplayStep, TYPES } from "./replay-step";

const { configMaps, pods, virtualServices, deployments, events } = PATHS;
const get = (name: string, path: string, more: Partial<ReplayStep> = {}): ReplayStep => ({
  name: `list: ${name}`,
  method: "GET",
  path,
  ...more,
});
const TABLE = "application/json;as=Table;v=v1;g=meta.k8s.io,application/json";
const PARTIAL_LIST = "application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io";
const PARTIAL = "application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io";
const watch = (path: string, more: string): string => `${path}?watch=true&timeoutSeconds=1&${more}`;

/** A change, after which the real server's cache of the resource is as new as its store. */
const touch = (name: string, path: string, more: Partial<ReplayStep> = {}): ReplayStep => ({
  name: `list: change ${name}`,
  method: "PATCH",
  path,
  type: TYPES.merge,
  body: { metadata: { annotations: { touched: name } } },
  ...more,
});

/** Lists, pages, selectors, other representations and watches. */
export const LIST_STEPS: readonly ReplayStep[] = [
  touch("a config map", `${configMaps}/managed`, { keep: { listed: "metadata.resourceVersion" } }),
  get("all", configMaps),
  get("a page", `${configMaps}?limit=2`, { keep: { page: "metadata.continue" } }),
  get("the next page", `${configMaps}?limit=2&continue=<<page>>`),
  get("the rest", `${configMaps}?continue=<<page>>`),
  get("a page and a resourceVersion", `${configMaps}?continue=<<page>>&resourceVersion=5`),
  get("a continue token that is none", `${configMaps}?continue=zzz`),
  get("a limit that is none", `${configMaps}?limit=few`),
  get("a negative limit", `${configMaps}?limit=-1`),
  get("at any resourceVersion", `${configMaps}?resourceVersion=0`),
  get(
    "not older than a resourceVersion",
    `${configMaps}?resourceVersion=<<listed>>&resourceVersionMatch=NotOlderThan`,
  ),
  get("exactly at a resourceVersion", `${configMaps}?resourceVersion=<<listed>>&resourceVersionMatch=Exact`),
  get("a resourceVersion to come", `${configMaps}?resourceVersion=99999999`),
  get(
    "exactly a resourceVersion to come",
    `${configMaps}?resourceVersion=99999999&resourceVersionMatch=Exact`,
  ),
  get("a resourceVersion that is none", `${configMaps}?resourceVersion=abc`),
  get("a match without a resourceVersion", `${configMaps}?resourceVersionMatch=Exact`),
  get("exactly at zero", `${configMaps}?resourceVersionMatch=Exact&resourceVersion=0`),
  get("an unknown match", `${configMaps}?resourceVersionMatch=About&resourceVersion=1`),
  get("a match and a page", `${configMaps}?resourceVersionMatch=Exact&resourceVersion=1&continue=<<page>>`),
  get("initial events of a list", `${configMaps}?sendInitialEvents=true`),
  get("one at a resourceVersion to come", `${configMaps}/one?resourceVersion=99999999`),
  get("one at any resourceVersion", `${configMaps}/managed?resourceVersion=0`),
  get("by label", `${pods}?labelSelector=app%3Dsingle`),
  get("by labels of a set", `${pods}?labelSelector=app%20in%20(single,placed),app!=placed`),
  get("by a label that is absent", `${pods}?labelSelector=!app`),
  get("by a label above a number", `${pods}?labelSelector=app%3E1`),
  get("by a label above no number", `${pods}?labelSelector=app%3Ex`),
  get("by a selector that is none", `${pods}?labelSelector=app%20in%20x`),
  get("by a label key that is none", `${pods}?labelSelector=-a%3Db`),
  get("a page by label", `${pods}?labelSelector=app&limit=1`),
  get("by name", `${pods}?fieldSelector=metadata.name%3Dsingle`),
  get("by anything but a name", `${pods}?fieldSelector=metadata.name!%3Dsingle`),
  get("by node", `${pods}?fieldSelector=spec.nodeName%3Dnode-1`),
  get("by phase", `${pods}?fieldSelector=status.phase%3DPending`),
  get(
    "by restart policy and namespace",
    `${pods}?fieldSelector=spec.restartPolicy%3DAlways,metadata.namespace%3D<<ns>>`,
  ),
  get("by a field that is not selectable", `${pods}?fieldSelector=spec.foo%3Dx`),
  get("by a field selector that is none", `${pods}?fieldSelector=abc`),
  get("custom objects by a field that is not selectable", `${virtualServices}?fieldSelector=spec.hosts%3Dx`),
  get("custom objects by name", `${virtualServices}?fieldSelector=metadata.name%3Dreviews`),
  get(
    "events by the object they are about",
    `${events}?fieldSelector=involvedObject.name%3Dx,reason%3DStarted,type!%3DNormal`,
  ),
  get("as a table", configMaps, { accept: TABLE }),
  get("a virtual service as a table", `${virtualServices}/reviews`, { accept: TABLE }),
  get("virtual services as a table of nothing but cells", `${virtualServices}?includeObject=None`, {
    accept: TABLE,
  }),
  get("as metadata", configMaps, { accept: PARTIAL_LIST }),
  get("one as metadata", `${configMaps}/one`, { accept: PARTIAL }),
  get("a deployment as metadata", `${deployments}/web`, { accept: PARTIAL }),
  get("one as YAML", `${configMaps}/managed`, { accept: "application/yaml" }),
  get("watch from any state", watch(configMaps, "resourceVersion=0&fieldSelector=metadata.name%3Done")),
  get("watch from a resourceVersion", watch(configMaps, "resourceVersion=<<listed>>")),
  get("watch from a resourceVersion to come", watch(configMaps, "resourceVersion=99999999")),
  get("watch by label", watch(pods, "resourceVersion=0&labelSelector=app%3Dsingle")),
  get("watch with a match alone", watch(pods, "resourceVersionMatch=NotOlderThan&resourceVersion=1")),
  get("watch with initial events and no match", watch(pods, "sendInitialEvents=true")),
  get("watch with a selector that is none", watch(pods, "labelSelector=a%20in%20b")),
  get("watch for no number of seconds", `${pods}?watch=true&timeoutSeconds=long`),
  get("watch of one object's path is a read", `${pods}/single?watch=true`),
];
