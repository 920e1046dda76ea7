import { execFileSync } from "node:child_process";
import os from "node:os";

/** The folder of a Go module (`path@version`) in the module cache, downloaded where it is not there; throws where it cannot be had. */
export function goModuleFolder(module: string): string {
  const answer: unknown = JSON.parse(
    execFileSync("go", ["mod", "download", "-json", module], { cwd: os.tmpdir(), encoding: "utf8" }),
  );
  if (typeof answer === "object" && answer !== null && "Dir" in answer && typeof answer.Dir === "string")
    return answer.Dir;
  throw new Error(`the Go module ${module} could not be downloaded`);
}
