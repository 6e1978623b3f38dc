import { useMutation, useQueryClient } from "@tanstack/react-query";
import { FileDown } from "lucide-react";
import { useState } from "react";
import { formatBytes } from "../../../shared/files/bytes.ts";
import type { OrderPage } from "../../../src/overview/order-page.ts";
import { api, newKey } from "../../api.ts";
import { useDesk } from "../../desk.tsx";
import { ConfirmDialog } from "../../kit/confirm.tsx";
import { useToast } from "../../kit/toast.tsx";
import { deskPath, keys } from "../../queries.ts";
import { useWords } from "../../words.tsx";
import { useOrder } from "../order-context.ts";

/** What the customer may download, how often he did, and until when; given anew by one button. */
export function FilesCard() {
  const { t } = useWords();
  const { recent } = useDesk();
  const { order } = useOrder();
  const { files, filesWithheld, digitalConsent } = order;
  if (!order.lines.some(({ kind }) => kind === "digital") || (files.length === 0 && !order.hasFiles)) return null;
  return (
    <section className="card">
      <header>
        <FileDown size={16} aria-hidden="true" />
        <h2>{t.files.title}</h2>
        {!filesWithheld && <Renew />}
      </header>
      <div className="body stack">
        {filesWithheld && <p>{t.files.withheld[filesWithheld]}</p>}
        {files.length === 0 && !filesWithheld && <p className="soft">{t.files.none}</p>}
        {files.map((file) => (
          <OneFile key={file.id} file={file} />
        ))}
        {digitalConsent && <p className="soft fine">{t.files.consent(recent(digitalConsent.at))}</p>}
      </div>
    </section>
  );
}

function OneFile({ file }: { file: OrderPage["files"][number] }) {
  const { t } = useWords();
  const { recent, day, place } = useDesk();
  const { name, size, count, countMax, lastAt, expiresAt, state } = file;
  const ends = day(expiresAt);
  const facts = [
    t.files.taken(count, countMax),
    lastAt && t.files.last(recent(lastAt)),
    state === "expired" ? t.files.expired(ends) : t.files.until(ends),
  ];
  return (
    <div>
      <p>
        <bdi className="strong">{name}</bdi> <span className="soft">{formatBytes(size, place.locale)}</span>
      </p>
      <p className="soft fine">{facts.filter(Boolean).join(" · ")}</p>
    </div>
  );
}

function Renew() {
  const { t } = useWords();
  const { shop } = useDesk();
  const { order } = useOrder();
  const client = useQueryClient();
  const toast = useToast();
  const [key, setKey] = useState(newKey);
  const [isAsked, setAsked] = useState(false);
  const { mutate, isPending, error } = useMutation({
    mutationFn: () =>
      api(deskPath(shop.slug, `/orders/${order.id}/downloads/renewal`), { method: "POST", body: {}, key }),
    onSuccess: async () => {
      setKey(newKey());
      setAsked(false);
      toast(t.files.renewed);
      await client.invalidateQueries({ queryKey: keys.inShop(shop.slug) });
    },
  });
  return (
    <>
      <button type="button" className="button small" onClick={() => setAsked(true)}>
        {t.files.renew}
      </button>
      <ConfirmDialog
        open={isAsked}
        title={t.files.renewTitle}
        text={t.files.renewText}
        submit={t.files.renew}
        error={error}
        isSending={isPending}
        onConfirm={() => mutate()}
        onClose={() => setAsked(false)}
      />
    </>
  );
}
