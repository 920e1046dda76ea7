import type { Json } from "@/lib/domain/mesh/cluster-object";
import { PATHS, type ReplayStep, TYPES } from "./replay-step";

const { configMaps, deployments, virtualServices, services } = PATHS;
const patch = (
  name: string,
  path: string,
  type: string,
  body: Json,
  more: Partial<ReplayStep> = {},
): ReplayStep => ({ name: `patch: ${name}`, method: "PATCH", path, type, body, ...more });

const ONE = `${configMaps}/one`;
const WEB = `${deployments}/web`;
const REVIEWS = `${virtualServices}/reviews`;
const containers = (...items: readonly Json[]): Json => ({
  spec: { template: { spec: { containers: items } } },
});

/** JSON patches, merge patches and strategic merge patches, good and bad. */
export const PATCH_STEPS: readonly ReplayStep[] = [
  patch("add by JSON patch", ONE, TYPES.json, [{ op: "add", path: "/data/b", value: "2" }]),
  patch("replace by JSON patch", ONE, TYPES.json, [{ op: "replace", path: "/data/b", value: "3" }]),
  patch("move by JSON patch", ONE, TYPES.json, [{ op: "move", from: "/data/b", path: "/data/c" }]),
  patch("copy and remove by JSON patch", ONE, TYPES.json, [
    { op: "copy", from: "/data/c", path: "/data/d" },
    { op: "remove", path: "/data/c" },
  ]),
  patch("test that holds", ONE, TYPES.json, [
    { op: "test", path: "/data/d", value: "3" },
    { op: "add", path: "/metadata/labels", value: { ab: "c" } },
  ]),
  patch("add an invalid label", ONE, TYPES.json, [
    { op: "add", path: "/metadata/labels/x~1y~0z", value: "v" },
  ]),
  patch("test that a field is not there", ONE, TYPES.json, [{ op: "test", path: "/data/none", value: null }]),
  patch("test of a missing field that fails", ONE, TYPES.json, [
    { op: "test", path: "/data/none", value: "" },
  ]),
  patch("replace what is not there", ONE, TYPES.json, [{ op: "replace", path: "/data/none", value: "1" }]),
  patch("test that fails", ONE, TYPES.json, [{ op: "test", path: "/data/d", value: "4" }]),
  patch("remove what is not there", ONE, TYPES.json, [{ op: "remove", path: "/data/none" }]),
  patch("replace below what is not there", ONE, TYPES.json, [{ op: "replace", path: "/no/no", value: 1 }]),
  patch("an unknown operation", ONE, TYPES.json, [{ op: "invent", path: "/data/d" }]),
  patch("no operations", ONE, TYPES.json, []),
  patch("a JSON patch that is an object", ONE, TYPES.json, {}),
  patch("a JSON patch that is a text", ONE, TYPES.json, "nonsense"),
  patch("the name by JSON patch", ONE, TYPES.json, [{ op: "replace", path: "/metadata/name", value: "x" }]),
  patch("a value of another type", ONE, TYPES.json, [{ op: "add", path: "/data/d", value: 4 }]),
  patch("at a stale resourceVersion", ONE, TYPES.merge, { metadata: { resourceVersion: "1" } }),
  patch("by merge patch", ONE, TYPES.merge, { data: { d: null, e: "5" } }),
  patch(
    "by merge patch that changes nothing",
    ONE,
    TYPES.merge,
    { data: { e: "5" } },
    { userAgent: "idle/1" },
  ),
  patch("by an empty merge patch", ONE, TYPES.merge, {}),
  patch("a merge patch that is a list", ONE, TYPES.merge, []),
  patch("a merge patch that is broken", ONE, TYPES.merge, "{"),
  patch("with a field that is unknown", ONE, TYPES.merge, { foo: 1 }),
  patch("with a field that is unknown, strictly", `${ONE}?fieldValidation=Strict`, TYPES.merge, { foo: 1 }),
  patch("what is not there", `${configMaps}/none`, TYPES.merge, {}),
  patch("with a type that is no patch", ONE, "application/json", {}),
  patch("with force", `${ONE}?force=true`, TYPES.merge, {}),
  patch("for a dry run", `${ONE}?dryRun=All`, TYPES.merge, { data: { e: "6" } }),
  patch("as a field manager", `${ONE}?fieldManager=me`, TYPES.merge, { data: { f: "7" } }),
  patch("a container by its name", WEB, TYPES.strategic, containers({ name: "app", image: "app:3" })),
  patch("another container", WEB, TYPES.strategic, containers({ name: "side", image: "side:1" })),
  patch("a container away", WEB, TYPES.strategic, containers({ name: "side", $patch: "delete" })),
  patch("a container's environment", WEB, TYPES.strategic, {
    spec: {
      template: {
        spec: {
          "$setElementOrder/containers": [{ name: "app" }],
          containers: [
            {
              name: "app",
              env: [
                { name: "A", value: "1" },
                { name: "B", value: "2" },
              ],
            },
          ],
        },
      },
    },
  }),
  patch("one variable of the environment", WEB, TYPES.strategic, {
    spec: { template: { spec: { containers: [{ name: "app", env: [{ name: "A", value: "3" }] }] } } },
  }),
  patch("finalizers", ONE, TYPES.strategic, { metadata: { finalizers: ["example.com/a"] } }),
  patch("one more finalizer", ONE, TYPES.strategic, { metadata: { finalizers: ["example.com/b"] } }),
  patch("a finalizer away", ONE, TYPES.strategic, {
    metadata: { "$deleteFromPrimitiveList/finalizers": ["example.com/a"] },
  }),
  patch("finalizers away", ONE, TYPES.merge, { metadata: { finalizers: null } }),
  patch("a map as a whole", ONE, TYPES.strategic, { data: { $patch: "replace", z: "26" } }),
  patch("a strategic patch that is broken", WEB, TYPES.strategic, "["),
  patch("a strategic patch with a wrong type", WEB, TYPES.strategic, { spec: { replicas: "two" } }),
  patch("a service's port by its number", `${services}/reviews`, TYPES.strategic, {
    spec: { ports: [{ port: 80, name: "web" }] },
  }),
  patch("a strategic patch of a custom object", REVIEWS, TYPES.strategic, {
    metadata: { labels: { a: "c" } },
  }),
  patch("a custom object by merge patch", REVIEWS, TYPES.merge, { metadata: { labels: { a: "c" } } }),
  patch("a custom object's weight", REVIEWS, TYPES.json, [
    { op: "replace", path: "/spec/http/0/route/0/weight", value: 70 },
  ]),
  patch("a custom object invalid", REVIEWS, TYPES.json, [
    { op: "replace", path: "/spec/http/0/route/0/weight", value: "much" },
  ]),
  patch("a custom object's unknown field", REVIEWS, TYPES.merge, { spec: { foo: 1 } }),
];
