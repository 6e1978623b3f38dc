import type { Tx } from "../../lib/db.ts";
import type { KeyPair } from "../../lib/push/encryption.ts";
import type { Device, Notice, NoticeKind } from "./device.ts";

/** The key with which push services know this installation; undefined before its first use. */
export async function findPushKey(tx: Tx): Promise<KeyPair | undefined> {
  return tx.one<KeyPair>(
    `select private_key as "privateKey", public_key as "publicKey" from installation_keys where name = 'push'`,
  );
}

/** Two programs may make it at once: the first one's stays. */
export async function insertPushKey(tx: Tx, pair: KeyPair): Promise<void> {
  await tx.run(
    "insert into installation_keys (name, private_key, public_key) values ('push', $1, $2) on conflict (name) do nothing",
    [pair.privateKey, pair.publicKey],
  );
}

const columns = `id, account_id as "accountId", endpoint, public_key as "publicKey", auth_secret as "authSecret", label, locale,
  kinds, created_at as "createdAt"`;

/** Adds a device, or changes it when this browser was known already, whoever used it. */
export async function upsertDevice(tx: Tx, shopId: string, device: Device): Promise<Device | undefined> {
  return tx.one<Device>(
    `insert into devices (shop_id, id, account_id, endpoint, public_key, auth_secret, label, locale, kinds, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     on conflict (shop_id, endpoint) do update set account_id = $3, public_key = $5, auth_secret = $6, label = $7, locale = $8,
       kinds = $9
     returning ${columns}`,
    [
      shopId,
      device.id,
      device.accountId,
      device.endpoint,
      device.publicKey,
      device.authSecret,
      device.label,
      device.locale,
      device.kinds,
      device.createdAt,
    ],
  );
}

export async function listDevices(tx: Tx, shopId: string, accountId: string): Promise<Device[]> {
  return tx.all<Device>(`select ${columns} from devices where shop_id = $1 and account_id = $2 order by id`, [
    shopId,
    accountId,
  ]);
}

export async function findDevice(tx: Tx, shopId: string, id: string): Promise<Device | undefined> {
  return tx.one<Device>(`select ${columns} from devices where shop_id = $1 and id = $2`, [shopId, id]);
}

export async function listDevicesHearing(tx: Tx, shopId: string, kind: NoticeKind): Promise<Device[]> {
  return tx.all<Device>(`select ${columns} from devices where shop_id = $1 and $2 = any(kinds)`, [shopId, kind]);
}

/** Its notices go with it. */
export async function deleteDevice(tx: Tx, shopId: string, id: string): Promise<number> {
  return tx.run("delete from devices where shop_id = $1 and id = $2", [shopId, id]);
}

export interface NewNotice {
  deviceId: string;
  content: Notice;
}

/** Writes what a happening tells; a device that was told already is left out. Returns those that are new. */
export async function insertNotices(
  tx: Tx,
  about: { shopId: string; happeningId: string; orderId: string; kind: NoticeKind; now: Date },
  notices: readonly NewNotice[],
): Promise<{ deviceId: string }[]> {
  return tx.all(
    `insert into notices (shop_id, happening_id, order_id, kind, state, created_at, device_id, content)
     select $1, $2, $3, $4, 'queued', $5, "deviceId", content
     from json_to_recordset($6::json) as notice ("deviceId" uuid, content jsonb)
     on conflict (shop_id, happening_id, device_id) do nothing
     returning device_id as "deviceId"`,
    [about.shopId, about.happeningId, about.orderId, about.kind, about.now, JSON.stringify(notices)],
  );
}

export interface NoticeKey {
  shopId: string;
  happeningId: string;
  deviceId: string;
}

export async function findQueuedNotice(
  tx: Tx,
  { shopId, happeningId, deviceId }: NoticeKey,
): Promise<{ content: Notice; attempts: number } | undefined> {
  return tx.one(
    `select content, attempts from notices where shop_id = $1 and happening_id = $2 and device_id = $3 and state = 'queued'`,
    [shopId, happeningId, deviceId],
  );
}

export async function keepNoticeAttempt(
  tx: Tx,
  { shopId, happeningId, deviceId }: NoticeKey,
  { state, why }: { state: "queued" | "sent" | "failed"; why: string | null },
): Promise<void> {
  await tx.run(
    `update notices set state = $4, attempts = attempts + 1, last_error = $5
     where shop_id = $1 and happening_id = $2 and device_id = $3 and state = 'queued'`,
    [shopId, happeningId, deviceId, state, why],
  );
}
