type Level = "debug" | "info" | "warn" | "error";
const levels: readonly Level[] = ["debug", "info", "warn", "error"];
let lowest: Level = "info";

/** One JSON line an event on standard error. Never given personal data: ids only. */
export const log = {
  debug: (message: string, fields: object = {}) => write("debug", message, fields),
  info: (message: string, fields: object = {}) => write("info", message, fields),
  warn: (message: string, fields: object = {}) => write("warn", message, fields),
  error: (message: string, fields: object = {}) => write("error", message, fields),
  setLevel: (level: Level) => {
    lowest = level;
  },
};

function write(level: Level, message: string, fields: object): void {
  if (levels.indexOf(level) < levels.indexOf(lowest)) return;
  const line = { at: new Date().toISOString(), level, message, ...fields };
  process.stderr.write(`${JSON.stringify(line, showErrors)}\n`);
}

const showErrors = (_key: string, value: unknown) => (value instanceof Error ? (value.stack ?? value.message) : value);
