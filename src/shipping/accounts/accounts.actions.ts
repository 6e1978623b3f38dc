import type { Config } from "../../config.ts";
import type { Tx } from "../../lib/db.ts";
import type { Caller } from "../../lib/http.ts";
import { newId } from "../../lib/ids.ts";
import { openKeys, readableKeys, sealKeys, type Keys } from "../../lib/vault/keys.ts";
import { Refusal } from "../../refusals.ts";
import { requirePerson } from "../../staff/api-keys.actions.ts";
import type { Connection } from "../carriers/carrier.ts";
import {
  carriers,
  hasAbility,
  knownSecrets,
  missingSecrets,
  ownerOf,
  type Ability,
  type CarrierAccount,
  type CarrierAccountInput,
  type CarrierName,
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

/** An account with the names of the keys it has, never the keys; and what its carrier can be asked. */
export type AccountSeen = CarrierAccount & { given: string[]; does: readonly Ability[]; isChecked: boolean };

/** Whether any of the shop's accounts makes labels. */
export async function makesLabels(tx: Tx, shopId: string): Promise<boolean> {
  return (await listAccountRows(tx, shopId)).some(({ carrier }) => hasAbility(carrier, "labels"));
}

/** The shop's accounts at carriers, oldest first. */
export async function listCarrierAccounts(tx: Tx, config: Keeping, shopId: string): Promise<AccountSeen[]> {
  const rows = await listAccountRows(tx, shopId);
  return rows.map((row) => seen(config, shopId, row));
}

/** Joins an account; people only. Refuses `carrier_keys_missing`. */
export async function addCarrierAccount(
  tx: Tx,
  config: Keeping,
  asked: { caller: Caller; input: CarrierAccountInput; now: Date },
): Promise<AccountSeen> {
  const { caller, input, now } = asked;
  requirePerson(caller);
  const keys = required(input.carrier, knownSecrets(input.carrier, input.secrets));
  const id = newId();
  const account = { ...input, id, secrets: sealKeys(config.secretKey, ownerOf(caller.shopId, id), keys) };
  await insertAccount(tx, caller.shopId, account, now);
  return seen(config, caller.shopId, { ...account, version: 1 });
}

/**
 * Changes mode, address, keys or habits; people only. Keys left out stay, unless the address is another: kept keys must not
 * be sent to whatever machine is named. Refuses `changed_meanwhile`, `carrier_keys_missing`.
 */
export async function changeCarrierAccount(
  tx: Tx,
  config: Keeping,
  asked: { caller: Caller; id: string; input: Omit<CarrierAccountInput, "carrier"> },
): Promise<AccountSeen> {
  const { caller, id, input } = asked;
  requirePerson(caller);
  const { shopId, ifMatch } = caller;
  const row = await lockAccountRow(tx, shopId, id);
  if (!row) throw new Refusal("carrier_account_not_found", { accountId: id });
  if (ifMatch !== undefined && ifMatch !== row.version)
    throw new Refusal("changed_meanwhile", { version: row.version });
  const owner = ownerOf(shopId, id);
  const kept = input.baseUrl === row.baseUrl ? readableKeys(config.secretKey, owner, row.secrets) : {};
  const keys = required(row.carrier, { ...kept, ...knownSecrets(row.carrier, input.secrets) });
  const changed = { ...row, ...input, secrets: sealKeys(config.secretKey, owner, keys) };
  await updateAccount(tx, shopId, changed);
  return seen(config, shopId, { ...changed, version: row.version + 1 });
}

/** Leaves an account; people only. Refuses `carrier_account_in_use` while a label is asked for by it. */
export async function removeCarrierAccount(tx: Tx, caller: Caller, id: string): Promise<void> {
  requirePerson(caller);
  if (!(await lockAccountRow(tx, caller.shopId, id))) throw new Refusal("carrier_account_not_found", { accountId: id });
  if ((await deleteAccount(tx, caller.shopId, id)) === 0)
    throw new Refusal("carrier_account_in_use", { accountId: id });
}

export interface Reached {
  account: CarrierAccount;
  connection: Connection;
}

/** An account and how it is reached, with its keys. Refuses `carrier_account_not_found`. */
export async function reachCarrier(
  tx: Tx,
  config: Keeping,
  { shopId, accountId }: { shopId: string; accountId: string },
): Promise<Reached> {
  const row = await findAccountRow(tx, shopId, accountId);
  if (!row) throw new Refusal("carrier_account_not_found", { accountId });
  return reachedBy(config, shopId, row);
}

/** The shop's accounts of which the carrier can be asked this, with how they are reached; oldest first. */
export async function carriersWith(tx: Tx, config: Keeping, shopId: string, ability: Ability): Promise<Reached[]> {
  const rows = await listAccountRows(tx, shopId);
  return rows.filter(({ carrier }) => hasAbility(carrier, ability)).map((row) => reachedBy(config, shopId, row));
}

function reachedBy(config: Keeping, shopId: string, { secrets, ...account }: SealedAccount): Reached {
  const { carrier, mode } = account;
  const connection = {
    shopId,
    carrier,
    mode,
    baseUrl: account.baseUrl || carriers[carrier][mode],
    reach: config.reach ?? ("public" as const),
    secrets: openKeys(config.secretKey, ownerOf(shopId, account.id), secrets),
  };
  return { account, connection };
}

function required(carrier: CarrierName, keys: Keys): Keys {
  const missing = missingSecrets(carrier, keys);
  if (missing.length > 0) throw new Refusal("carrier_keys_missing", { carrier, missing });
  return keys;
}

function seen({ secretKey }: Keeping, shopId: string, { secrets, ...account }: SealedAccount): AccountSeen {
  const keys = readableKeys(secretKey, ownerOf(shopId, account.id), secrets);
  const { does, isChecked } = carriers[account.carrier];
  return { ...account, given: Object.keys(keys), does, isChecked };
}
