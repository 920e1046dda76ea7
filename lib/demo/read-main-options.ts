import { parseArgs } from "node:util";
import type { Scenario } from "./world/scenario";
import { scenarioNamed } from "./world/scenario-named";

export interface MainOptions {
  readonly ok: true;
  readonly scenarios: readonly Scenario[];
  readonly kubePort: number;
  readonly prometheusPort: number;
  readonly stateDir: string;
}

interface Unreadable {
  readonly ok: false;
  readonly problem: string;
}

const TEXT = { type: "string" } as const;
const OPTIONS = {
  scenario: { type: "string", multiple: true },
  "kube-port": TEXT,
  "prometheus-port": TEXT,
  "state-dir": TEXT,
} as const;

function parse(
  args: readonly string[],
): ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>["values"] | string {
  try {
    return parseArgs({ args: [...args], options: OPTIONS }).values;
  } catch (error) {
    return error instanceof Error ? error.message : "the arguments cannot be read";
  }
}

const isPort = (text: string): boolean => /^\d{1,5}$/.test(text) && Number(text) <= 65_535;

/**
 * Reads `--scenario NAME` (repeatable, default bookinfo), `--kube-port` and `--prometheus-port` (default 0: any free port) and
 * `--state-dir` (default `.demo`). The problem names what is wrong.
 */
export function readMainOptions(args: readonly string[]): MainOptions | Unreadable {
  const values = parse(args);
  if (typeof values === "string") return { ok: false, problem: values };
  const { "kube-port": kubePort = "0", "prometheus-port": prometheusPort = "0" } = values;
  if (!isPort(kubePort)) return { ok: false, problem: `--kube-port: no such port: ${kubePort}` };
  if (!isPort(prometheusPort))
    return { ok: false, problem: `--prometheus-port: no such port: ${prometheusPort}` };
  const scenarios: Scenario[] = [];
  for (const name of values.scenario ?? ["bookinfo"]) {
    const scenario = scenarioNamed(name);
    if (scenario === undefined) return { ok: false, problem: `--scenario: no such scenario: ${name}` };
    scenarios.push(scenario);
  }
  return {
    ok: true,
    scenarios,
    kubePort: Number(kubePort),
    prometheusPort: Number(prometheusPort),
    stateDir: values["state-dir"] ?? ".demo",
  };
}
