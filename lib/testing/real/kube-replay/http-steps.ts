import { configMap } from "./manifests";
import { PATHS, type ReplayStep } from "./replay-step";

const { configMaps, pods, virtualServices, namespaces } = PATHS;
const step = (
  name: string,
  method: ReplayStep["method"],
  path: string,
  more: Partial<ReplayStep> = {},
): ReplayStep => ({
  name: `http: ${name}`,
  method,
  path,
  ...more,
});
const VIEWER = "bookinfo-viewer";

/** Who may ask, what is served, and what forms of an answer there are. */
export const HTTP_STEPS: readonly ReplayStep[] = [
  step("nobody lists", "GET", pods, { token: "nobody" }),
  step("nobody creates", "POST", configMaps, { token: "nobody", body: configMap("x") }),
  step("a viewer lists where it may not", "GET", pods, { token: VIEWER }),
  step("a viewer creates where it may not", "POST", configMaps, { token: VIEWER, body: configMap("x") }),
  step("a viewer deletes where it may not", "DELETE", `${configMaps}/one`, { token: VIEWER }),
  step("a viewer lists namespaces", "GET", namespaces, { token: VIEWER }),
  step("a viewer watches custom objects", "GET", `${virtualServices}?watch=1`, { token: VIEWER }),
  step("a form that is not served", "GET", `${configMaps}/one`, { accept: "text/html" }),
  step("a form that is served among others", "GET", `${configMaps}/managed`, {
    accept: "text/html,application/json;q=0.5",
  }),
  step("any form", "GET", `${configMaps}/managed`, { accept: "*/*" }),
  step("an object that is not there", "GET", `${configMaps}/none`),
  step("a custom object that is not there", "GET", `${virtualServices}/none`),
  step("a resource that is not served", "GET", "/api/v1/namespaces/<<ns>>/things"),
  step("a version that is not served", "GET", "/apis/apps/v1beta1/namespaces/<<ns>>/deployments"),
  step("a group that is not served", "GET", "/apis/example.com/v1/things"),
  step("create in a collection of namespaced objects by name", "POST", `${configMaps}/one`, {
    body: configMap("one"),
  }),
  step("delete all namespaces", "DELETE", namespaces),
  step("the health", "GET", "/healthz"),
];
