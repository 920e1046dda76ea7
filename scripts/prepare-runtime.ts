import { cp, mkdir, mkdtemp, readFile, readdir, symlink, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";

const PLACEHOLDER = "/__MESHLENS_BASE__";
const REWRITTEN = /\.(js|mjs|json|html|rsc|css|body|meta)$/;

/**
 * Copies the standalone build to a fresh folder and replaces the base path placeholder in it.
 * @returns the folder that holds `server.js`; whoever asked for it removes it.
 */
export async function prepareRuntime(projectRoot: string, basePath: string): Promise<string> {
  const standalone = path.join(projectRoot, ".next/standalone");
  const runtime = await mkdtemp(path.join(os.tmpdir(), "meshlens-"));
  const insideModules = path.join(standalone, "node_modules");
  await cp(standalone, runtime, { recursive: true, filter: (source) => source !== insideModules });
  await symlink(insideModules, path.join(runtime, "node_modules"));
  await cp(path.join(projectRoot, ".next/static"), path.join(runtime, ".next/static"), { recursive: true });
  await mkdir(path.join(runtime, "public"), { recursive: true });
  await cp(path.join(projectRoot, "public"), path.join(runtime, "public"), { recursive: true });
  await rewriteFolder(runtime, basePath);
  return runtime;
}

async function rewriteFolder(folder: string, basePath: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) await rewriteFolder(file, basePath);
    else if (entry.isFile() && REWRITTEN.test(entry.name)) await rewriteFile(file, basePath);
  }
}

async function rewriteFile(file: string, basePath: string): Promise<void> {
  const text = await readFile(file, "utf8");
  if (text.includes(PLACEHOLDER)) await writeFile(file, withBasePath(text, basePath));
}

/**
 * The text with every form of the placeholder replaced. Escaped forms go first: an empty base would otherwise leave the
 * escaping backslashes of a regular expression behind.
 */
export function withBasePath(text: string, basePath: string): string {
  return text
    .replaceAll(`\\\\${PLACEHOLDER}`, basePath === "" ? "" : `\\\\${basePath}`)
    .replaceAll(`\\${PLACEHOLDER}`, basePath === "" ? "" : `\\${basePath}`)
    .replaceAll(PLACEHOLDER, basePath)
    .replaceAll(encodeURIComponent(PLACEHOLDER), encodeURIComponent(basePath));
}
