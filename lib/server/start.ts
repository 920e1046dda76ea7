import "server-only";
import { readConfig } from "./config";
import { createContainer } from "./container";
import { setCurrentContainer, type Container } from "./current-container";
import { VERSION } from "./version";

/** sysexits.h: configuration error */
const EX_CONFIG = 78;
const SHUTDOWN_MS = 4_000;

/** Checks the settings, starts the watches and ends them with the process. Wrong settings end the process here. */
export function start(): void {
  const read = readConfig(process.env);
  if (!read.ok) {
    for (const problem of read.problems) process.stderr.write(`meshlens: ${problem}\n`);
    process.exit(EX_CONFIG);
  }
  const container = createContainer(read.config);
  setCurrentContainer(container);
  endWithProcess(container);
  container.log.info({ version: VERSION }, "started");
}

function endWithProcess(container: Container): void {
  const end = (signal: string): void => {
    if (container.phase() === "stopping") return;
    container.log.info({ signal }, "stopping");
    setTimeout(() => process.exit(1), SHUTDOWN_MS).unref();
    container.close().then(
      () => process.exit(0),
      (error: unknown) => {
        container.log.error({ err: error }, "stopping failed");
        process.exit(1);
      },
    );
  };
  process.once("SIGTERM", end).once("SIGINT", end);
  process.on("unhandledRejection", (reason) => {
    container.log.error({ err: reason }, "unhandled rejection");
  });
}
