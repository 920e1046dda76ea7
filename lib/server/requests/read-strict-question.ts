import { badParameter } from "../errors";
import { checkName } from "./check-name";
import { parseNamespaces } from "./parse-namespaces";
import { parseWindow } from "./parse-window";
import { readParameters } from "./read-parameters";

/** Longer than most metrics are kept: who asks for more than is known is told since when it is. */
const LONGEST_SECONDS = 90 * 86_400;
const OTHERWISE = "1d";

export interface StrictQuestionAsked {
  readonly namespace: string;
  readonly workload: string;
  readonly windowSeconds: number;
}

/** The scope and window of a question about STRICT; "" for the mesh and for all of a namespace. Throws a 400 problem. */
export function readStrictQuestion(search: URLSearchParams): StrictQuestionAsked {
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

/** The namespaces (null: all visible) and the window of a question about STRICT everywhere. Throws a 400 problem. */
export function readReadinessQuestion(search: URLSearchParams): {
  readonly namespaces: readonly string[] | null;
  readonly windowSeconds: number;
} {
  const { namespaces, window } = readParameters(search, ["namespaces", "window"]);
  const windowSeconds = parseWindow(window ?? OTHERWISE, LONGEST_SECONDS);
  return { namespaces: parseNamespaces(namespaces), windowSeconds };
}
