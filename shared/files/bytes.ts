const units = { fr: ["octets", "ko", "Mo"], en: ["bytes", "kB", "MB"] } as const;

/** The size of a file as people say it, in thousands of bytes: "1,4 Mo", "1.4 MB". */
export function formatBytes(size: number, locale: string): string {
  const step = size < 1_000 ? 0 : size < 1_000_000 ? 1 : 2;
  const unit = units[locale.startsWith("en") ? "en" : "fr"][step];
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: step === 2 ? 1 : 0 }).format(
    size / 1_000 ** step,
  );
  return `${number.replaceAll("\u202f", "\u00a0")}\u00a0${unit}`;
}
