import { fstatSync } from "node:fs";
import path from "node:path";
import { setFlagsFromString } from "node:v8";
import { SCENARIO_NAMES } from "./scenario-names";
import { type MainOptions, readMainOptions } from "./read-main-options";
import { startMesh } from "./start-mesh";
import { writePrivateFile } from "./write-private-file";

const say = (problem: string): void => void process.stderr.write(`simulated mesh: ${problem}\n`);

/**
 * Keeps the space of new objects as small as it starts, and lets the heap grow by a quarter over what is in use before it is
 * cleaned, not to a multiple of it: the mesh runs beside the dashboard on one machine. No limit is set by it, so that a larger
 * mesh starts as well.
 */
function keepHeapSmall(): void {
  setFlagsFromString("--semi-space-growth-factor=1");
  setFlagsFromString("--heap-growing-percent=25");
}

/** Ends the process on a signal, or when the parent that started it with a pipe or an IPC channel is gone. */
function endWithParent(): void {
  const end = (): void => process.exit(0);
  process.on("SIGTERM", end);
  process.on("SIGINT", end);
  process.on("disconnect", end);
  const stdin = fstatSync(0);
  if (stdin.isFIFO() || stdin.isSocket()) process.stdin.on("end", end).on("close", end).resume();
}

async function main({ stateDir, ...options }: MainOptions): Promise<void> {
  const clock = { now: () => Date.now() };
  const mesh = await startMesh({ ...options, clock, onProblem: say });
  const { kubeUrl, prometheusUrl, controlUrl } = mesh;
  const kubeconfig = await writePrivateFile(path.join(stateDir, "kubeconfig"), mesh.kubeconfig);
  process.stdout.write(`${JSON.stringify({ kubeconfig, kubeUrl, prometheusUrl, controlUrl })}\n`);
}

keepHeapSmall();
endWithParent();
const options = readMainOptions(process.argv.slice(2));
if (options.ok) {
  main(options).catch((error: unknown) => {
    say(error instanceof Error ? error.message : "it could not start");
    process.exit(1);
  });
} else {
  say(`${options.problem} (scenarios: ${SCENARIO_NAMES.join(", ")}, large(namespaces,services))`);
  process.exit(2);
}
