/** Fields of a log line. Only plain scalars: an object could carry a secret along. */
export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

/** Where the program says what it does. Never given a secret value. */
export interface Logger {
  trace(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
}

const ignore = (): void => undefined;

export const silentLogger: Logger = { trace: ignore, info: ignore, warn: ignore, error: ignore };

/** `message key=value key=value`, the one text form of a log line. */
export function formatLogLine(message: string, fields: LogFields = {}): string {
  const parts = Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}=${String(value)}`);
  return [message, ...parts].join(' ');
}
