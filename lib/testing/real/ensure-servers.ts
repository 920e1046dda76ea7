import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { CRD_MODULES } from "./crd-modules";
import { goModuleFolder } from "./go-module-folder";

const MODULE = path.resolve(import.meta.dirname, "../../../scripts/real-servers");
const CACHE = path.join(
  process.env["XDG_CACHE_HOME"] ?? path.join(os.homedir(), ".cache"),
  "meshlens/real-servers",
);

export interface RealServers {
  readonly kubeApiserver: string;
  readonly etcd: string;
  readonly prometheus: string;
  /** YAML files, each with one or more CustomResourceDefinitions. */
  readonly crdFiles: readonly string[];
}

/**
 * Makes sure that the servers the tests run against are on this machine, building or unpacking them once into a cache.
 * @throws Error that names what is missing and the command that installs it.
 */
export function ensureServers(): RealServers {
  if (spawnSync("go", ["version"]).status !== 0) {
    throw new Error(
      "The tests against real servers build kube-apiserver and need Go 1.26 or newer: https://go.dev/dl or `apt-get install golang`.",
    );
  }
  mkdirSync(CACHE, { recursive: true });
  return {
    kubeApiserver: ensureKubeApiserver(),
    etcd: ensureDebianBinary("etcd", "etcd-server"),
    prometheus: ensureDebianBinary("prometheus", "prometheus"),
    crdFiles: [
      path.join(goModuleFolder(CRD_MODULES.istio), "kubernetes/customresourcedefinitions.gen.yaml"),
      ...yamlFiles(path.join(goModuleFolder(CRD_MODULES.gatewayApi), "config/crd/experimental")),
      path.join(
        goModuleFolder(CRD_MODULES.inference),
        "config/crd/bases/inference.networking.k8s.io_inferencepools.yaml",
      ),
      path.join(goModuleFolder(CRD_MODULES.rollouts), "manifests/crds/rollout-crd.yaml"),
      path.join(goModuleFolder(CRD_MODULES.flagger), "artifacts/flagger/crd.yaml"),
    ],
  };
}

function ensureKubeApiserver(): string {
  const key = createHash("sha256")
    .update(readFileSync(path.join(MODULE, "go.mod")))
    .digest("hex")
    .slice(0, 12);
  const binary = path.join(CACHE, `kube-apiserver-${key}`);
  if (!existsSync(binary)) {
    console.log("Building kube-apiserver (about four minutes, once) …");
    execFileSync("go", ["build", "-ldflags", "-s -w", "-o", binary, "k8s.io/kubernetes/cmd/kube-apiserver"], {
      cwd: MODULE,
      stdio: ["ignore", "inherit", "inherit"],
    });
  }
  return binary;
}

/** A program of a Debian package: the installed one, else the package unpacked into the cache (nothing is installed). */
function ensureDebianBinary(program: string, debianPackage: string): string {
  const installed = spawnSync("which", [program], { encoding: "utf8" }).stdout.trim();
  if (installed !== "") return installed;
  const folder = path.join(CACHE, debianPackage);
  const binary = path.join(folder, "usr/bin", program);
  if (!existsSync(binary)) unpack(debianPackage, folder);
  if (!existsSync(binary)) throw new Error(`${program} is missing: apt-get install ${debianPackage}`);
  return binary;
}

function unpack(debianPackage: string, folder: string): void {
  mkdirSync(folder, { recursive: true });
  const download = spawnSync("apt-get", ["download", debianPackage], { cwd: folder, encoding: "utf8" });
  const archive = readdirSync(folder).find((name) => name.endsWith(".deb"));
  if (archive === undefined) {
    throw new Error(
      `${debianPackage} cannot be fetched (${download.stderr.trim()}): run \`apt-get update\`, or apt-get install ${debianPackage}`,
    );
  }
  execFileSync("dpkg", ["-x", archive, "."], { cwd: folder });
}

function yamlFiles(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".yaml") && name !== "kustomization.yaml")
    .map((name) => path.join(folder, name));
}
