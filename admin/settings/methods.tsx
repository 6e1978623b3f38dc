import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Pencil, Plus } from "lucide-react";
import { useState } from "react";
import { api, newKey } from "../api.ts";
import { useDesk } from "../desk.tsx";
import { Badge } from "../kit/badge.tsx";
import { ConfirmDialog } from "../kit/confirm.tsx";
import { useToast } from "../kit/toast.tsx";
import { deskPath, keys } from "../queries.ts";
import { useWords } from "../words.tsx";

/** What ways of delivering and of paying have in common. */
export interface Method {
  id: string;
  name: string;
  isEnabled: boolean;
}

interface MethodListProps<One extends Method> {
  words: { title: string; hint: string; add: string; empty: string; disabled: string };
  methods: readonly One[];
  about: (method: One) => string;
  onEdit: (method: One | "new") => void;
}

/** The shop's methods of one sort, each opened to be changed. */
export function MethodList<One extends Method>({ words, methods, about, onEdit }: MethodListProps<One>) {
  const { t } = useWords();
  return (
    <section className="card">
      <header>
        <h2>{words.title}</h2>
        <button type="button" className="button small" onClick={() => onEdit("new")}>
          <Plus size={15} aria-hidden="true" />
          {words.add}
        </button>
      </header>
      <p className="body soft fine">{methods.length > 0 ? words.hint : words.empty}</p>
      <ul className="entries">
        {methods.map((method) => (
          <li key={method.id}>
            <div>
              <p className="strong">{method.name}</p>
              <p className="soft fine">{about(method)}</p>
            </div>
            {!method.isEnabled && (
              <Badge tone="quiet" progress="empty">
                {words.disabled}
              </Badge>
            )}
            <button
              type="button"
              className="button bare icon small"
              aria-label={`${t.shell.edit}\u00a0: ${method.name}`}
              onClick={() => onEdit(method)}
            >
              <Pencil size={15} aria-hidden="true" />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface Writing {
  method: "POST" | "PUT" | "DELETE";
  /** Under the sort's own path; empty for a new one. */
  id?: string;
  body?: object;
}

/** Writes one method; `path` is the sort's ("/delivery-methods"). */
export function useWriteMethod(path: string, done: string, onDone: () => void) {
  const { shop } = useDesk();
  const toast = useToast();
  const client = useQueryClient();
  const [key] = useState(newKey);
  return useMutation({
    mutationFn: ({ id, ...asked }: Writing) => api(deskPath(shop.slug, id ? `${path}/${id}` : path), { ...asked, key }),
    onSuccess: () => {
      toast(done);
      onDone();
    },
    onSettled: () => client.invalidateQueries({ queryKey: keys.inShop(shop.slug) }),
  });
}

interface RemoveMethodProps {
  path: string;
  method: Method;
  words: { removeTitle: (name: string) => string; removeText: string; removed: string };
  onClose: () => void;
}

export function RemoveMethod({ path, method, words, onClose }: RemoveMethodProps) {
  const { t } = useWords();
  const remove = useWriteMethod(path, words.removed, onClose);
  return (
    <ConfirmDialog
      open
      title={words.removeTitle(method.name)}
      text={words.removeText}
      submit={t.shell.remove}
      error={remove.error}
      isSending={remove.isPending}
      onConfirm={() => remove.mutate({ method: "DELETE", id: method.id })}
      onClose={onClose}
    />
  );
}

interface MethodActionsProps {
  isSaving: boolean;
  onClose: () => void;
  onRemove: (() => void) | undefined;
}

export function MethodActions({ isSaving, onClose, onRemove }: MethodActionsProps) {
  const { t } = useWords();
  return (
    <div className="actions">
      {onRemove && (
        <button type="button" className="button bare" onClick={onRemove}>
          {t.shell.remove}
        </button>
      )}
      <span className="push" />
      <button type="button" className="button" onClick={onClose}>
        {t.shell.cancel}
      </button>
      <button type="submit" className="button next" aria-disabled={isSaving}>
        {t.shell.save}
      </button>
    </div>
  );
}
