import { parseArgs } from "node:util";
import { say } from "./commands/terminal.ts";
import { readConfig, WrongEnvironment, type Config } from "./config.ts";
import { log } from "./lib/log.ts";

const usage = `Usage : npm run carnet -- <commande>   (ou : npm start)

  start [--demo]  sert la boutique, avec une boutique de démonstration si demandé (serves the shop)
  migrate         met la base de données au niveau du programme (brings the database up to date)
  seed            crée la boutique de démonstration (makes the demo shop)
  build           construit les pages de l’administration (builds the admin's pages)
  doctor          vérifie l’installation (checks the installation)
  password        donne un nouveau mot de passe à qui l’a oublié : password <adresse> (for who forgot it)
  openapi         écrit la description de l’API (prints the API's description)

Variables : PORT, HOST, PUBLIC_URL, CARNET_DATA, DATABASE_URL, SMTP_URL, SMS_URL, MAIL_FROM, TRUST_PROXY, LOG_LEVEL`;

interface Asked {
  shop: "demo" | "own";
  /** What is written after the command's name. */
  word: string;
}

/** Each command loads its own code only, so that none waits for the others'. */
const commands: Record<string, (config: Config, asked: Asked) => Promise<void>> = {
  async start(config, { shop }) {
    const { start } = await import("./commands/start.ts");
    await start(config, { shop });
  },
  async migrate(config) {
    const { bringUpToDate } = await import("./commands/database.ts");
    await bringUpToDate(config);
  },
  async seed(config) {
    const { seed } = await import("./commands/database.ts");
    await seed(config);
  },
  async build() {
    const { buildAdmin } = await import("./commands/admin-build.ts");
    await buildAdmin();
  },
  async doctor(config) {
    const { doctor } = await import("./commands/doctor.ts");
    if ((await doctor(config)) === "ill") process.exitCode = 1;
  },
  async password(config, { word }) {
    const { renewPassword } = await import("./commands/password.ts");
    await renewPassword(config, word);
  },
  async openapi(config) {
    const { printApi } = await import("./commands/openapi.ts");
    await printApi(config);
  },
};

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { demo: { type: "boolean" }, help: { type: "boolean", short: "h" } },
  });
  const [name = "", word = ""] = positionals;
  const command = commands[name];
  if (!command || values.help) {
    say(usage);
    process.exitCode = values.help ? 0 : 1;
    return;
  }
  const config = readConfig(process.env);
  log.setLevel(config.logLevel);
  await command(config, { shop: values.demo ? "demo" : "own", word });
}

/** What a merchant can do something about, in words; undefined for what only a programmer can. */
function inWords(error: unknown): string | undefined {
  const { code, port, path, syscall } = (error ?? {}) as Partial<Record<"code" | "port" | "path" | "syscall", string>>;
  if (code === "EADDRINUSE" && syscall === "listen")
    return `Le port ${port} est déjà pris : choisissez-en un autre, PORT=3001 npm start (the port is in use)`;
  if (code === "EACCES" || code === "EROFS" || code === "ENOTDIR")
    return `Impossible d’écrire dans ${path ?? "le dossier des données"} (cannot write there); CARNET_DATA`;
  if (code === "ECONNREFUSED" || code === "ENOTFOUND" || code === "28P01" || code === "3D000")
    return `La base de données ne répond pas ou refuse (the database does not answer or refuses): ${code}; DATABASE_URL`;
  return undefined;
}

main().catch((error: unknown) => {
  const words = inWords(error);
  if (words) {
    process.stderr.write(`${words}\n`);
    process.exit(1);
  }
  const isOurs =
    error instanceof WrongEnvironment ||
    (error instanceof Error && ["FolderInUse", "NewerDatabase"].includes(error.name));
  process.stderr.write(`${error instanceof Error ? (isOurs ? error.message : error.stack) : String(error)}\n`);
  process.exit(1);
});
