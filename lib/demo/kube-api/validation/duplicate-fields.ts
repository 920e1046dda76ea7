/** One object or list that is being read: how its parent names it, and the keys it has had. */
interface Open {
  readonly path: string;
  /** Null in a list. */
  readonly keys: Set<string> | null;
  index: number;
  key: string;
}

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]/g;
const MOST = 1000;

function placeOf(open: Open | undefined): string {
  if (open === undefined) return "";
  if (open.keys === null) return `${open.path}[${open.index}]`;
  return open.path === "" ? open.key : `${open.path}.${open.key}`;
}

function textOfToken(token: string): string {
  try {
    const text: unknown = JSON.parse(token);
    return typeof text === "string" ? text : token;
  } catch {
    return token;
  }
}

const open = (token: string, parent: Open | undefined): Open => ({
  path: placeOf(parent),
  keys: token === "{" ? new Set() : null,
  index: 0,
  key: "",
});

/** The path of the key that a token is, where the object it is read in has had it already. */
function repeatedKey(object: Open, token: string): string | undefined {
  object.key = textOfToken(token);
  const again = object.keys?.has(object.key) === true;
  object.keys?.add(object.key);
  return again ? placeOf(object) : undefined;
}

/** Reads one token; the path of a key that has come before. */
function readToken(stack: Open[], token: string, expectsKey: boolean): string | undefined {
  const parent = stack.at(-1);
  if (token === "{" || token === "[") stack.push(open(token, parent));
  else if (token === "}" || token === "]") stack.pop();
  else if (token === "," && parent !== undefined) parent.index += 1;
  else if (expectsKey && parent !== undefined) return repeatedKey(parent, token);
  return undefined;
}

/**
 * The paths (`spec.hosts`) of the fields that come twice in an object of a JSON text, in their order and at most 1,000 of them.
 * JSON.parse keeps the last of them and says nothing; the text must be one that it can parse.
 */
export function duplicateFields(json: string): readonly string[] {
  const stack: Open[] = [];
  const duplicates = new Set<string>();
  let expectsKey = false;
  for (const [token] of json.matchAll(TOKEN)) {
    const path = readToken(stack, token, expectsKey);
    if (path !== undefined && duplicates.size < MOST) duplicates.add(path);
    expectsKey = token === "{" || (token === "," && stack.at(-1)?.keys !== null);
  }
  return [...duplicates];
}
