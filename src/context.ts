import type { Config } from "./config.ts";
import type { Db } from "./lib/db.ts";
import type { TokenDirectory } from "./staff/token-directory.actions.ts";
import type { Shop } from "./shops/shop.ts";
import type { ShopDirectory } from "./shops/shops.actions.ts";

/** What every slice's routes and jobs are given. The clock is here so that a test can hold it. */
export interface Context {
  db: Db;
  config: Config;
  shops: ShopDirectory;
  tokens: TokenDirectory;
  now(): Date;
}

declare module "fastify" {
  interface FastifyRequest {
    /** The shop the path or the host names; set before any handler of a shop's routes runs. */
    shop: Shop;
  }
}
