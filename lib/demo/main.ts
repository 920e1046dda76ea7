import { fstatSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { SCENARIO_NAMES } from "./scenario-names";
import { type MainOptions, readMainOptions } from "./read-main-options";
import { startMesh } from "./start-mesh";

const say = (problem: string): void => void process.stderr.write(`simulated mesh: ${problem}\n`);

/** Ends the process on a signal, or when the parent that started it with a pipe or an IPC channel is gone. */
function endWithParent(): void {
  const end = (): void => process.exit(0);
  process.on("SIGTERM", end);
  process.on("SIGINT", end);
  process.on("disconnect", end);
  const stdin = fstatSync(0);
  if (stdin.isFIFO() || stdin.isSocket()) process.stdin.on("end", end).on("close", end).resume();
}

async function writeKubeconfig(stateDir: string, text: string): Promise<string> {
  const file = path.resolve(stateDir, "kubeconfig");
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, text, { mode: 0o600 });
  return file;
}

async function main({ scenarios, kubePort, prometheusPort, stateDir }: MainOptions): Promise<void> {
  const clock = { now: () => Date.now() };
  const mesh = await startMesh({ scenarios, kubePort, prometheusPort, clock, onProblem: say });
  const { kubeUrl, prometheusUrl } = mesh;
  const kubeconfig = await writeKubeconfig(stateDir, mesh.kubeconfig);
  process.stdout.write(`${JSON.stringify({ kubeconfig, kubeUrl, prometheusUrl })}\n`);
}

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
