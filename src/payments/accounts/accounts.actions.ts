import type { Config } from "../../config.ts";
import type { Tx } from "../../lib/db.ts";
import type { Caller } from "../../lib/http.ts";
import { newId } from "../../lib/ids.ts";
import { openKeys, readableKeys, sealKeys, type Keys } from "../../lib/vault/keys.ts";
import { Refusal } from "../../refusals.ts";
import type { Shop } from "../../shops/shop.ts";
import type { Connection, ProviderName } from "../provider.ts";
import {
  connectionOf,
  knownSecrets,
  missingSecrets,
  ownerOf,
  type PaymentAccount,
  type PaymentAccountInput,
} from "./account.ts";
import {
  deleteAccount,
  findAccountRow,
  insertAccount,
  listAccountRows,
  lockAccountRow,
  updateAccount,
  type SealedAccount,
} from "./accounts.sql.ts";

type Keeping = Pick<Config, "secretKey" | "reach">;

/** An account with the names of the keys it has; never the keys. */
export type AccountSeen = PaymentAccount & { given: string[] };

/** The shop's accounts at providers. */
export async function listAccounts(tx: Tx, config: Keeping, shopId: string): Promise<AccountSeen[]> {
  const rows = await listAccountRows(tx, shopId);
  return rows.map((row) => seen(config, shopId, row));
}

/**
 * Joins an account. Refuses `keys_missing` when the provider needs more, and the test provider outside of a
 * demonstration shop (`test_provider_refused`): no customer may believe that he paid.
 */
export async function addAccount(
  tx: Tx,
  config: Keeping,
  asked: { shop: Shop; input: PaymentAccountInput; now: Date },
): Promise<AccountSeen> {
  const { shop, input, now } = asked;
  if (input.provider === "test" && !(shop.isDemo && input.mode === "test")) throw new Refusal("test_provider_refused");
  const secrets = required(input.provider, knownSecrets(input.provider, input.secrets));
  const id = newId();
  const { provider, mode, baseUrl } = input;
  const account = { id, provider, mode, baseUrl, secrets: sealed(config, shop.id, { id, secrets }) };
  await insertAccount(tx, shop.id, account, now);
  return seen(config, shop.id, { ...account, version: 1 });
}

/**
 * Changes mode, address or keys; keys left out stay, unless the address is another: whoever may change it must not have
 * kept keys sent to a machine of his. Refuses `changed_meanwhile`, `keys_missing`.
 */
export async function changeAccount(
  tx: Tx,
  config: Keeping,
  asked: { caller: Caller; id: string; input: Omit<PaymentAccountInput, "provider"> },
): Promise<AccountSeen> {
  const { caller, id, input } = asked;
  const { shopId, ifMatch } = caller;
  const row = await lockAccountRow(tx, shopId, id);
  if (!row) throw new Refusal("payment_account_not_found", { accountId: id });
  if (ifMatch !== undefined && ifMatch !== row.version)
    throw new Refusal("changed_meanwhile", { version: row.version });
  const kept = input.baseUrl === row.baseUrl ? readable(config, shopId, row) : {};
  const known = { ...kept, ...knownSecrets(row.provider, input.secrets) };
  const secrets = sealed(config, shopId, { id, secrets: required(row.provider, known) });
  const changed = { ...row, mode: input.mode, baseUrl: input.baseUrl, secrets };
  await updateAccount(tx, shopId, changed);
  return seen(config, shopId, { ...changed, version: row.version + 1 });
}

/** Leaves an account no means names and nothing was ever paid through. Refuses `payment_account_in_use`. */
export async function removeAccount(tx: Tx, shopId: string, id: string): Promise<void> {
  if (!(await findAccountRow(tx, shopId, id))) throw new Refusal("payment_account_not_found", { accountId: id });
  if ((await deleteAccount(tx, shopId, id)) === 0) throw new Refusal("payment_account_in_use", { accountId: id });
}

/** How an account is reached, with its keys. Refuses `payment_account_not_found`. */
export async function connectionTo(
  tx: Tx,
  config: Keeping,
  { shopId, accountId }: { shopId: string; accountId: string },
): Promise<{ provider: ProviderName; connection: Connection }> {
  const row = await findAccountRow(tx, shopId, accountId);
  if (!row) throw new Refusal("payment_account_not_found", { accountId });
  const how = { shopId, secrets: opened(config, shopId, row), reach: config.reach ?? ("public" as const) };
  return { provider: row.provider, connection: connectionOf(row, how) };
}

function required(provider: ProviderName, secrets: Keys): Keys {
  const missing = missingSecrets(provider, secrets);
  if (missing.length > 0) throw new Refusal("keys_missing", { provider, missing });
  return secrets;
}

function seen(config: Keeping, shopId: string, row: SealedAccount): AccountSeen {
  const { secrets: _, ...account } = row;
  return { ...account, given: Object.keys(readable(config, shopId, row)) };
}

const readable = ({ secretKey }: Keeping, shopId: string, row: SealedAccount): Keys =>
  readableKeys(secretKey, ownerOf(shopId, row.id), row.secrets);

const opened = ({ secretKey }: Keeping, shopId: string, row: Pick<SealedAccount, "id" | "secrets">): Keys =>
  openKeys(secretKey, ownerOf(shopId, row.id), row.secrets);

const sealed = ({ secretKey }: Keeping, shopId: string, { id, secrets }: { id: string; secrets: Keys }): Buffer =>
  sealKeys(secretKey, ownerOf(shopId, id), secrets);
