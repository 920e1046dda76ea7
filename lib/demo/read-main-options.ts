import { parseArgs } from "node:util";
import type { Fault } from "./faults/fault";
import { readFault } from "./faults/read-fault";
import { SCENARIO_NAMES } from "./scenario-names";
import type { Scenario } from "./world/scenario";
import { scenarioNamed } from "./world/scenario-named";

export interface MainOptions {
  readonly ok: true;
  readonly scenarios: readonly Scenario[];
  readonly kubePort: number;
  readonly prometheusPort: number;
  readonly controlPort: number;
  readonly faults: readonly Fault[];
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
  "control-port": TEXT,
  fault: { type: "string", multiple: true },
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

type Read<T> = { readonly ok: true; readonly value: T } | Unreadable;
type Ports = Pick<MainOptions, "kubePort" | "prometheusPort" | "controlPort">;

const PORTS = {
  kubePort: "kube-port",
  prometheusPort: "prometheus-port",
  controlPort: "control-port",
} as const;

function readPorts(values: Readonly<Partial<Record<(typeof PORTS)[keyof Ports], string>>>): Read<Ports> {
  const read = { kubePort: 0, prometheusPort: 0, controlPort: 0 };
  for (const name of ["kubePort", "prometheusPort", "controlPort"] as const) {
    const text = values[PORTS[name]] ?? "0";
    if (!isPort(text)) return { ok: false, problem: `--${PORTS[name]}: no such port: ${text}` };
    read[name] = Number(text);
  }
  return { ok: true, value: read };
}

function readScenarios(names: readonly string[]): Read<readonly Scenario[]> {
  const scenarios: Scenario[] = [];
  for (const name of names) {
    const scenario = scenarioNamed(name);
    if (scenario === undefined) return { ok: false, problem: `--scenario: no such scenario: ${name}` };
    scenarios.push(scenario);
  }
  return { ok: true, value: scenarios };
}

function readFaults(texts: readonly string[]): Read<readonly Fault[]> {
  const faults: Fault[] = [];
  for (const text of texts) {
    const read = readFault(text);
    if (!read.ok) return { ok: false, problem: `--fault: ${read.problem}` };
    faults.push(read.fault);
  }
  return { ok: true, value: faults };
}

/**
 * Reads `--scenario NAME` (repeatable; all but a large mesh where none is named), `--fault FAULT` (repeatable, as `readFault` reads it), `--kube-port`,
 * `--prometheus-port` and `--control-port` (default 0: any free port) and `--state-dir` (default `.demo`). The problem names
 * what is wrong.
 */
export function readMainOptions(args: readonly string[]): MainOptions | Unreadable {
  const values = parse(args);
  if (typeof values === "string") return { ok: false, problem: values };
  const ports = readPorts(values);
  if (!ports.ok) return ports;
  const scenarios = readScenarios(values.scenario ?? SCENARIO_NAMES);
  if (!scenarios.ok) return scenarios;
  const faults = readFaults(values.fault ?? []);
  if (!faults.ok) return faults;
  return {
    ok: true,
    ...ports.value,
    scenarios: scenarios.value,
    faults: faults.value,
    stateDir: values["state-dir"] ?? ".demo",
  };
}
