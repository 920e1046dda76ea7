import type { StoredSeries } from "../sample-store";

/** The value by which Prometheus marks a series as stale. */
const STALE = 0x7ff0000000000002n;

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = BigInt(value);
  while (rest > 0x7fn) {
    bytes.push(Number(rest & 0x7fn) | 0x80);
    rest >>= 7n;
  }
  return Buffer.from([...bytes, Number(rest)]);
}

/** A length-delimited protobuf field. */
const field = (number: number, content: Buffer): Buffer =>
  Buffer.concat([Buffer.from([(number << 3) | 2]), varint(content.length), content]);

const label = (name: string, value: string): Buffer =>
  field(1, Buffer.concat([field(1, Buffer.from(name)), field(2, Buffer.from(value))]));

/** A sample; null is the mark of a stale series. */
function sample(time: number, value: number | null): Buffer {
  const double = Buffer.alloc(8);
  if (value === null) double.writeBigUInt64LE(STALE);
  else double.writeDoubleLE(value);
  return field(2, Buffer.concat([Buffer.from([0x09]), double, Buffer.from([0x10]), varint(time)]));
}

function timeSeries({ name, labels, samples, staleAt = [] }: StoredSeries): Buffer {
  const sorted = Object.entries({ ...labels, __name__: name }).sort(([left], [right]) =>
    left < right ? -1 : 1,
  );
  const marks = staleAt.map((time) => [time, null] as const);
  const ordered = [...samples, ...marks].toSorted(([left], [right]) => left - right);
  return field(
    1,
    Buffer.concat([
      ...sorted.map(([key, value]) => label(key, value)),
      ...ordered.map(([time, value]) => sample(time, value)),
    ]),
  );
}

/** Snappy's block format, everything in it one literal. */
function snappy(content: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(content.length - 1);
  return Buffer.concat([varint(content.length), Buffer.from([63 << 2]), length, content]);
}

/**
 * Gives samples to a real Prometheus that runs with `--web.enable-remote-write-receiver`, the earliest of each series no
 * more than an hour before the earliest of the first. Source: https://prometheus.io/docs/specs/remote_write_spec/
 */
export async function remoteWrite(prometheusUrl: string, series: readonly StoredSeries[]): Promise<void> {
  const answer = await fetch(`${prometheusUrl}/api/v1/write`, {
    method: "POST",
    headers: {
      "content-encoding": "snappy",
      "content-type": "application/x-protobuf",
      "x-prometheus-remote-write-version": "0.1.0",
    },
    body: new Uint8Array(snappy(Buffer.concat(series.map(timeSeries)))),
    signal: AbortSignal.timeout(30_000),
  });
  if (!answer.ok) throw new Error(`Prometheus did not take the samples: ${await answer.text()}`);
}
