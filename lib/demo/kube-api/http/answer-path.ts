import { discover } from "../read/discovery";
import { openApiV3 } from "../read/openapi";
import type { PathRequest } from "./parse-request";
import type { Refused, Reply } from "./reply";
import { refuse } from "./status";

/** The Kubernetes release whose behaviour the simulated server follows. */
const VERSION = { major: "1", minor: "36", gitVersion: "v1.36.3", platform: "linux/amd64" };
const HEALTH: ReadonlySet<string> = new Set(["/livez", "/readyz", "/healthz"]);

/** Answers what is not a resource: version, health, discovery and OpenAPI v3; 404 for the rest. */
export function answerPath({ verb, path }: PathRequest): Reply | Refused {
  if (verb !== "get" && verb !== "head")
    return refuse("MethodNotAllowed", `${verb} is not allowed on ${path}`);
  if (path === "/version") return { code: 200, body: VERSION };
  if (HEALTH.has(path)) return { code: 200, body: "ok" };
  const body = discover(path) ?? openApiV3(path, VERSION.gitVersion);
  return body === undefined
    ? refuse("NotFound", "the server could not find the requested resource")
    : { code: 200, body };
}
