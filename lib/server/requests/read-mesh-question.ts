import type { ApiCall } from "../http/answer-call";
import { parseNamespaces } from "./parse-namespaces";
import { readParameters } from "./read-parameters";
import { readWindow } from "./read-window";

const NAMES = ["namespaces", "window"];
const OTHERWISE = "5m";

/** What is asked about the mesh: which namespaces (null: all visible), over which window in seconds. Throws a 400 problem. */
export async function readMeshQuestion(
  call: ApiCall,
): Promise<{ readonly namespaces: readonly string[] | null; readonly windowSeconds: number }> {
  const { namespaces, window } = readParameters(call.search, NAMES);
  return {
    namespaces: parseNamespaces(namespaces),
    windowSeconds: await readWindow(call, window, OTHERWISE),
  };
}
