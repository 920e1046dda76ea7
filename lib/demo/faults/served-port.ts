import type { Server } from "node:net";

interface Closable extends Server {
  closeAllConnections(): void;
}

const isAddress = (address: unknown): address is { readonly port: number } =>
  typeof address === "object" && address !== null && "port" in address;

async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      server.off("error", reject);
      resolve();
    });
  });
  const address = server.address();
  return isAddress(address) ? address.port : port;
}

/** A server on a port of loopback that can go down and come back where it was. */
export class ServedPort {
  readonly port: number;
  readonly #server: Closable;
  readonly #onProblem: (problem: string) => void;
  #wanted = true;
  #turn: Promise<void> = Promise.resolve();

  private constructor(server: Closable, port: number, onProblem: (problem: string) => void) {
    this.#server = server;
    this.port = port;
    this.#onProblem = onProblem;
  }

  /** Listens on a port, any free one for 0; rejects where it is taken. `onProblem` is told when it cannot come back later. */
  static async open(
    server: Closable,
    port: number,
    onProblem: (problem: string) => void,
  ): Promise<ServedPort> {
    return new ServedPort(server, await listen(server, port), onProblem);
  }

  /** Goes down or comes back; settles when that is done. */
  setUp(up: boolean): Promise<void> {
    if (up === this.#wanted) return this.#turn;
    this.#wanted = up;
    this.#turn = this.#turn.then(() => (up ? this.#comeBack() : this.#goDown()));
    return this.#turn;
  }

  close(): Promise<void> {
    return this.setUp(false);
  }

  async #goDown(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.#server.closeAllConnections();
    await closed;
  }

  async #comeBack(): Promise<void> {
    try {
      await listen(this.#server, this.port);
    } catch (error) {
      this.#onProblem(error instanceof Error ? error.message : `port ${this.port} cannot be opened again`);
    }
  }
}
