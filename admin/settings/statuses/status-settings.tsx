import { useQuery } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { ownWord, statusesOf, statusWord, type StatusOf } from "../../../shared/statuses.ts";
import type { Status } from "../../../src/statuses/status.ts";
import { useDesk } from "../../desk.tsx";
import { OwnStatusBadge } from "../../kit/badge.tsx";
import { ErrorBanner } from "../../kit/banner.tsx";
import { Dialog } from "../../kit/dialog.tsx";
import { SelectField, TextField, Tick } from "../../kit/forms/field.tsx";
import { Waiting } from "../../kit/page.tsx";
import { statusesQuery } from "../../queries.ts";
import { useWords } from "../../words.tsx";
import { MethodActions, RemoveMethod, useWriteMethod } from "../methods.tsx";
import { StatusList } from "./status-list.tsx";

const path = "/statuses";
const axes = ["payment", "fulfilment", "other"] as const;
const tones = ["good", "warn", "info", "bad", "quiet"] as const;
const progresses = ["empty", "half", "full", "cross"] as const;

export function StatusSettings() {
  const { t } = useWords();
  const { shop } = useDesk();
  const { data, error, refetch } = useQuery(statusesQuery(shop.slug));
  const [edited, setEdited] = useState<Status | "new" | null>(null);
  const baseWord = useBaseWord();
  const words = t.settings.statuses;
  if (!data) return <Waiting error={error} onRetry={() => void refetch()} />;
  return (
    <>
      <StatusList
        statuses={data.statuses}
        about={(status) => words.stands(baseWord(status.axis, status.base))}
        onEdit={setEdited}
      />
      {edited && (
        <StatusDialog
          key={shop.slug}
          status={edited === "new" ? undefined : edited}
          position={data.statuses.length}
          onClose={() => setEdited(null)}
        />
      )}
    </>
  );
}

interface StatusDialogProps {
  status: Status | undefined;
  /** Where a new one goes: last. */
  position: number;
  onClose: () => void;
}

function StatusDialog({ status, position, onClose }: StatusDialogProps) {
  const { t } = useWords();
  const { place } = useDesk();
  const words = t.settings.statuses;
  const [isRemoving, setRemoving] = useState(false);
  if (status && isRemoving) {
    const method = { ...status, name: ownWord(status.labels, place.locale) };
    return <RemoveMethod path={path} method={method} words={words} onClose={onClose} />;
  }
  return (
    <Dialog open onClose={onClose} title={status ? words.editTitle : words.newTitle}>
      <StatusForm status={status} position={position} onClose={onClose} onRemove={() => setRemoving(true)} />
    </Dialog>
  );
}

type Typed = Omit<Status, "id" | "version" | "labels"> & { fr: string; en: string };

function StatusForm({ status, position, onClose, onRemove }: StatusDialogProps & { onRemove: () => void }) {
  const { t } = useWords();
  const words = t.settings.statuses;
  const [typed, setTyped] = useState<Typed>(() => typedOf(status, position));
  const [wrong, setWrong] = useState<string>();
  const save = useWriteMethod(path, t.settings.saved, onClose);
  const set = (change: Partial<Typed>) => setTyped({ ...typed, ...change });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { fr, en, ...rest } = typed;
    if (!fr.trim() && !en.trim()) return setWrong(t.shell.errors.required);
    if (save.isPending) return;
    const labels = { ...(fr.trim() && { fr: fr.trim() }), ...(en.trim() && { en: en.trim() }) };
    const body = { ...rest, labels };
    if (status) save.mutate({ method: "PUT", id: status.id, body });
    else save.mutate({ method: "POST", body });
  };
  return (
    <form onSubmit={submit} noValidate>
      <ErrorBanner error={save.error} />
      <Meaning typed={typed} isNew={!status} onChange={set} />
      <TextField
        label={words.fr}
        maxLength={60}
        value={typed.fr}
        error={wrong}
        onChange={(fr) => {
          set({ fr });
          setWrong(undefined);
        }}
      />
      <TextField label={words.en} need="optional" maxLength={60} value={typed.en} onChange={(en) => set({ en })} />
      <Look typed={typed} onChange={set} />
      <Tick label={words.visible} checked={typed.isVisible} onChange={(isVisible) => set({ isVisible })} />
      <Tick label={words.telling} checked={typed.isTelling} onChange={(isTelling) => set({ isTelling })} />
      <Tick label={words.enabled} checked={typed.isEnabled} onChange={(isEnabled) => set({ isEnabled })} />
      <MethodActions isSaving={save.isPending} onClose={onClose} onRemove={status && onRemove} />
    </form>
  );
}

interface PartProps {
  typed: Typed;
  onChange: (change: Partial<Typed>) => void;
}

/** What it stands for; written once. */
function Meaning({ typed, isNew, onChange }: PartProps & { isNew: boolean }) {
  const { t } = useWords();
  const baseWord = useBaseWord();
  const words = t.settings.statuses;
  return (
    <>
      <SelectField
        label={words.axis}
        disabled={!isNew}
        value={typed.axis}
        options={axes.map((axis) => [axis, words.axes[axis]] as const)}
        onChange={(axis) => onChange({ axis: axis as Typed["axis"], base: basesOf(axis as Typed["axis"])[0] || null })}
      />
      <SelectField
        label={words.base}
        hint={words.baseHint}
        disabled={!isNew}
        value={typed.base ?? ""}
        options={basesOf(typed.axis).map((base) => [base, baseWord(typed.axis, base || null)] as const)}
        onChange={(base) => onChange({ base: base || null })}
      />
    </>
  );
}

function Look({ typed, onChange }: PartProps) {
  const { t } = useWords();
  const words = t.settings.statuses;
  const labels = { fr: typed.fr || typed.en || "…" };
  return (
    <>
      <SelectField
        label={words.tone}
        value={typed.tone}
        options={tones.map((tone) => [tone, words.tones[tone]] as const)}
        onChange={(tone) => onChange({ tone: tone as Typed["tone"] })}
      />
      <SelectField
        label={words.progress}
        value={typed.progress}
        options={progresses.map((progress) => [progress, words.progresses[progress]] as const)}
        onChange={(progress) => onChange({ progress: progress as Typed["progress"] })}
      />
      <p>
        <OwnStatusBadge status={{ labels, tone: typed.tone, progress: typed.progress }} />
      </p>
    </>
  );
}

/** Beside the axes a status may stand for nothing: a simple mark. */
const basesOf = (axis: Typed["axis"]): readonly string[] =>
  axis === "other" ? ["", "preorder", "claim"] : statusesOf(axis);

function typedOf(status: Status | undefined, position: number): Typed {
  if (status) {
    const { id: _id, version: _version, labels, ...rest } = status;
    return { ...rest, fr: labels.fr ?? "", en: labels.en ?? "" };
  }
  const shown = { isVisible: true, isTelling: false, isEnabled: true };
  return {
    axis: "fulfilment",
    base: "unfulfilled",
    tone: "info",
    progress: "half",
    position,
    fr: "",
    en: "",
    ...shown,
  };
}

function useBaseWord() {
  const { t } = useWords();
  const { shop, place } = useDesk();
  const reader = { vocabulary: shop.vocabulary, locale: place.locale };
  return (axis: Typed["axis"], base: string | null): string => {
    if (axis === "payment") return statusWord(axis, base as StatusOf<"payment">, reader);
    if (axis === "fulfilment") return statusWord(axis, base as StatusOf<"fulfilment">, reader);
    return t.settings.statuses.bases[base === "preorder" || base === "claim" ? base : "none"];
  };
}
