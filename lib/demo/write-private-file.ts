import { mkdir, open } from "node:fs/promises";
import path from "node:path";

/**
 * Writes a text that only its owner may read (mode 0600, also where the file was there with another mode) and makes the
 * directories above it. Returns the file's absolute path; rejects with the file system's error.
 */
export async function writePrivateFile(file: string, text: string): Promise<string> {
  const target = path.resolve(file);
  await mkdir(path.dirname(target), { recursive: true });
  const handle = await open(target, "w", 0o600);
  try {
    await handle.chmod(0o600);
    await handle.writeFile(text);
  } finally {
    await handle.close();
  }
  return target;
}
