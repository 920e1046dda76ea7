import { badParameter } from "../errors";
import { checkName } from "./check-name";
import { parseNamespaces } from "./parse-namespaces";
import { parseWindow } from "./parse-window";
import type { AskedMesh } from "./read-mesh-question";
import { readParameters } from "./read-parameters";

/** Longer than most metrics are kept: who asks for more than is known is told since when it is. */
const LONGEST_SECONDS = 90 * 86_400;
const OTHERWISE = "1d";

export interface StrictAsked {
  /** "" for the mesh. */
  readonly namespace: string;
  /** "" for all of the namespace. */
  readonly workload: string;
  readonly windowSeconds: number;
}

/** The scope and window of a question about STRICT. Throws a 400 problem. */
export function readStrictQuestion(search: URLSearchParams): StrictAsked {
  const {
    namespace = "",
    workload = "",
    window,
  } = readParameters(search, ["namespace", "workload", "window"]);
  if (workload !== "") {
    checkName("workload", workload);
    if (namespace === "") throw badParameter("namespace", "A workload needs its namespace.");
  }
  if (namespace !== "") checkName("namespace", namespace);
  return { namespace, workload, windowSeconds: parseWindow(window ?? OTHERWISE, LONGEST_SECONDS) };
}

/** The namespaces and the window of a question about STRICT everywhere. Throws a 400 problem. */
export function readReadinessQuestion(search: URLSearchParams): AskedMesh {
  const { namespaces, window } = readParameters(search, ["namespaces", "window"]);
  const windowSeconds = parseWindow(window ?? OTHERWISE, LONGEST_SECONDS);
  return { namespaces: parseNamespaces(namespaces), windowSeconds };
}
