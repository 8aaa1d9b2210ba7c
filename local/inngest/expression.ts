/**
 * The corner of CEL that triggers and keys use: a path such as `event.data.payout_id`, literals,
 * `==` and `!=`, joined by `&&`. Anything else throws when the function registers.
 */
type Scope = Record<string, unknown>;

const PATH = /^(event|async)(\.[A-Za-z_][A-Za-z0-9_]*)+$/;
const LITERAL = /^(?:'([^']*)'|"([^"]*)"|(-?\d+(?:\.\d+)?)|(true|false|null))$/;

export function matches(expression: string, scope: Scope): boolean {
  return expression.split("&&").every((clause) => holds(clause.trim(), scope));
}

/** The value a concurrency, throttle or idempotency key has for this event, as text. */
export function keyOf(expression: string, scope: Scope): string {
  return expression
    .split("+")
    .map((part) => String(valueIn(part.trim(), scope) ?? ""))
    .join("");
}

/** Throws on what this file does not understand, so that a typo is not a filter that never fits. */
export function assertUnderstood(expression: string, kind: "filter" | "key"): void {
  if (kind === "filter") matches(expression, {});
  else keyOf(expression, {});
}

function holds(clause: string, scope: Scope): boolean {
  const [left, operator, right, ...rest] = clause.split(/\s*(==|!=)\s*/);
  if (left === undefined || rest.length > 0) throw unknownExpression(clause);
  const value = valueIn(left, scope);
  if (operator === undefined || right === undefined) return value === true;
  const equal = value === valueIn(right, scope);
  return operator === "==" ? equal : !equal;
}

function valueIn(term: string, scope: Scope): unknown {
  const literal = LITERAL.exec(term);
  if (literal !== null) return literalValue(literal);
  if (!PATH.test(term)) throw unknownExpression(term);
  let value: unknown = scope;
  for (const name of term.split(".")) value = isObject(value) ? value[name] : undefined;
  return value;
}

function literalValue(literal: RegExpExecArray): unknown {
  const [, single, double, number, word] = literal;
  if (number !== undefined) return Number(number);
  if (word !== undefined) return word === "null" ? null : word === "true";
  return single ?? double ?? "";
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function unknownExpression(text: string): Error {
  return new Error(`The local executor does not understand the expression "${text}"`);
}
