interface Field {
  readonly least: number;
  readonly most: number;
  readonly names: readonly string[];
}

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const DAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
const FIELDS: readonly Field[] = [
  { least: 0, most: 59, names: [] },
  { least: 0, most: 23, names: [] },
  { least: 1, most: 31, names: [] },
  { least: 1, most: 12, names: ["", ...MONTHS] },
  { least: 0, most: 6, names: DAYS },
];
const DESCRIPTORS = ["@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly"];

const numberOf = (text: string, names: readonly string[]): number => {
  const named = text === "" ? -1 : names.indexOf(text.toLowerCase());
  return named >= 0 ? named : Number(/^\d{1,9}$/.test(text) ? text : Number.NaN);
};

function stepProblem(range: string, step: string | undefined): string | null {
  if (step === undefined) return null;
  if (!/^\d{1,9}$/.test(step)) return `failed to parse int from ${step}`;
  return Number(step) === 0 ? `step of range should be a positive number: ${range}` : null;
}

function boundsProblem(
  range: string,
  first: string,
  last: string,
  { least, most, names }: Field,
): string | null {
  const [start, end] = [numberOf(first, names), numberOf(last, names)];
  if (Number.isNaN(start)) return `failed to parse int from ${first}`;
  if (Number.isNaN(end)) return `failed to parse int from ${last}`;
  if (start < least) return `beginning of range (${start}) below minimum (${least}): ${range}`;
  if (end > most) return `end of range (${end}) above maximum (${most}): ${range}`;
  return start > end ? `beginning of range (${start}) beyond end of range (${end}): ${range}` : null;
}

function rangeProblem(range: string, field: Field): string | null {
  const [bounds = "", step, ...tooMany] = range.split("/");
  if (tooMany.length > 0) return `too many slashes: ${range}`;
  const wrongStep = stepProblem(range, step);
  if (wrongStep !== null || bounds === "*" || bounds === "?") return wrongStep;
  const [first = "", last = step === undefined ? first : String(field.most), ...more] = bounds.split("-");
  return more.length > 0 ? `too many hyphens: ${range}` : boundsProblem(range, first, last, field);
}

function fieldsProblem(text: string): string | null {
  const fields = text.split(/\s+/);
  if (fields.length !== FIELDS.length)
    return `expected exactly 5 fields, found ${fields.length}: [${fields.join(" ")}]`;
  const problems = FIELDS.flatMap((field, index) =>
    (fields[index] ?? "").split(",").map((range) => rangeProblem(range, field)),
  );
  return problems.find((problem) => problem !== null) ?? null;
}

const ZONE = /^(?:CRON_)?TZ=\S* ?/;

/** What is wrong with a schedule of a CronJob: https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax */
export function scheduleProblems(schedule: string): readonly string[] {
  const text = schedule.trim().replace(ZONE, "").trim();
  const described = DESCRIPTORS.includes(text) || /^@every \S{1,40}$/.test(text);
  const unknown = text.startsWith("@") && !described ? `unrecognized descriptor: ${text}` : null;
  const problem = text.startsWith("@") ? unknown : fieldsProblem(text);
  return [
    ...(problem === null ? [] : [problem]),
    ...(ZONE.test(schedule.trim())
      ? ["cannot use TZ or CRON_TZ in schedule, use timeZone field instead"]
      : []),
  ];
}
