const LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const NAME_PART = /^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;

const LABEL_SYNTAX =
  "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";
const SUBDOMAIN_SYNTAX =
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";
const PART_SYNTAX =
  "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";
const VALUE_SYNTAX =
  "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";

const LONGEST_LABEL = 63;
const LONGEST_SUBDOMAIN = 253;

type Problems = readonly string[];

const tooLong = (text: string, most: number): Problems =>
  text.length > most ? [`must be no more than ${most} characters`] : [];

/** What is wrong with an RFC 1123 label, in the words of the API server; nothing for a valid one. */
export function labelProblems(text: string): Problems {
  const long = tooLong(text, LONGEST_LABEL);
  if (LABEL.test(text)) return long;
  return [...long, SUBDOMAIN.test(text) ? "must not contain dots" : LABEL_SYNTAX];
}

/** What is wrong with an RFC 1123 subdomain, the form of most objects' names. */
export function subdomainProblems(text: string): Problems {
  const long = tooLong(text, LONGEST_SUBDOMAIN);
  return text.length > LONGEST_SUBDOMAIN * 10 || SUBDOMAIN.test(text) ? long : [...long, SUBDOMAIN_SYNTAX];
}

function prefixProblems(prefix: string): Problems {
  if (prefix === "") return ["prefix part must be non-empty"];
  return subdomainProblems(prefix).map((problem) => `prefix part ${problem}`);
}

function partProblems(name: string): Problems {
  if (name === "") return ["name part must be non-empty", `name part ${PART_SYNTAX}`];
  const long = name.length > LONGEST_LABEL ? [`name part must be no more than ${LONGEST_LABEL} bytes`] : [];
  return NAME_PART.test(name) ? long : [...long, `name part ${PART_SYNTAX}`];
}

/**
 * What is wrong with a qualified name, the form of label keys, annotations and finalizers:
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set
 */
export function qualifiedNameProblems(text: string): Problems {
  const parts = text.split("/");
  const [first = "", second] = parts;
  if (parts.length > 2)
    return [
      `a valid label key ${PART_SYNTAX} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`,
    ];
  return second === undefined ? partProblems(first) : [...prefixProblems(first), ...partProblems(second)];
}

/** What is wrong with a label's value. */
export function labelValueProblems(text: string): Problems {
  const long = text.length > LONGEST_LABEL ? [`must be no more than ${LONGEST_LABEL} bytes`] : [];
  return text === "" || NAME_PART.test(text) ? long : [...long, VALUE_SYNTAX];
}
