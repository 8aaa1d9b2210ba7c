import pino from "pino";

/** What must never reach a log line, whatever object it hides in. */
const SECRET_FIELDS = ["authorization", "cookie", "token", "secret", "password", "api_key"];

export type Logger = pino.Logger;

/** One JSON line a fact, on standard output unless told otherwise. */
export function createLog(level: string, destination?: pino.DestinationStream): Logger {
  const options: pino.LoggerOptions = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: [...SECRET_FIELDS, ...SECRET_FIELDS.map((field) => `*.${field}`)],
    serializers: { err: describeError },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** Errors without what vendors hang onto them: headers, request bodies, statement parameters. */
function describeError(thrown: unknown): object {
  if (!(thrown instanceof Error)) return { message: String(thrown) };
  return {
    name: thrown.name,
    message: thrown.message.replace(/\nparams:[\s\S]*$/, ""),
    stack: thrown.stack?.replace(/\nparams:[\s\S]*?(?=\n {4}at |$)/, ""),
    ...(thrown.cause === undefined ? {} : { cause: describeError(thrown.cause) }),
  };
}
