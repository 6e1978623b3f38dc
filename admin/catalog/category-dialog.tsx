import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import type { CategoryView } from "../../src/catalog/categories/category.ts";
import { api, newKey } from "../api.ts";
import { useDesk } from "../desk.tsx";
import { ErrorBanner } from "../kit/banner.tsx";
import { ConfirmDialog } from "../kit/confirm.tsx";
import { Dialog } from "../kit/dialog.tsx";
import { TextField, Tick } from "../kit/forms/field.tsx";
import { useToast } from "../kit/toast.tsx";
import { deskPath, keys } from "../queries.ts";
import { useWords } from "../words.tsx";

interface CategoryDialogProps {
  /** Undefined for a new one. */
  category: CategoryView | undefined;
  onClose: () => void;
}

export function CategoryDialog({ category, onClose }: CategoryDialogProps) {
  const { t } = useWords();
  const words = t.catalog.categories;
  const [isRemoving, setRemoving] = useState(false);
  if (category && isRemoving) return <RemoveCategory category={category} onClose={onClose} />;
  return (
    <Dialog open onClose={onClose} title={category ? words.editTitle : words.newTitle}>
      <CategoryForm category={category} onClose={onClose} onRemove={() => setRemoving(true)} />
    </Dialog>
  );
}

function CategoryForm({ category, onClose, onRemove }: CategoryDialogProps & { onRemove: () => void }) {
  const { t } = useWords();
  const words = t.catalog.categories;
  const [typed, setTyped] = useState({
    name: category?.name ?? "",
    description: category?.description ?? "",
    isVisible: category?.isVisible ?? true,
  });
  const [wrong, setWrong] = useState<string>();
  const save = useWriting(words.saved, onClose);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!typed.name.trim()) return setWrong(t.shell.errors.required);
    if (save.isPending) return;
    const path = category ? `/categories/${category.id}` : "/categories";
    save.mutate({ path, method: category ? "PATCH" : "POST", body: typed, version: category?.version });
  };
  return (
    <form onSubmit={submit} noValidate>
      <ErrorBanner error={save.error} />
      <TextField
        label={words.name}
        maxLength={120}
        value={typed.name}
        error={typed.name.trim() ? undefined : wrong}
        onChange={(name) => setTyped({ ...typed, name })}
      />
      <TextField
        label={words.description}
        need="optional"
        hint={words.descriptionHint}
        lines={3}
        maxLength={5_000}
        value={typed.description}
        onChange={(description) => setTyped({ ...typed, description })}
      />
      <Tick
        label={words.visible}
        checked={typed.isVisible}
        onChange={(isVisible) => setTyped({ ...typed, isVisible })}
      />
      {category && category.productCount > 0 && <p className="soft fine">{words.inUse}</p>}
      <div className="actions">
        {category?.productCount === 0 && (
          <button type="button" className="button bare" onClick={onRemove}>
            {t.shell.remove}
          </button>
        )}
        <span className="push" />
        <button type="button" className="button" onClick={onClose}>
          {t.shell.cancel}
        </button>
        <button type="submit" className="button next" aria-disabled={save.isPending}>
          {t.shell.save}
        </button>
      </div>
    </form>
  );
}

function RemoveCategory({ category, onClose }: { category: CategoryView; onClose: () => void }) {
  const { t } = useWords();
  const words = t.catalog.categories;
  const remove = useWriting(words.removed, onClose);
  const { id, version } = category;
  return (
    <ConfirmDialog
      open
      title={words.removeTitle(category.name)}
      text={words.removeText}
      submit={t.shell.remove}
      error={remove.error}
      isSending={remove.isPending}
      onConfirm={() => remove.mutate({ path: `/categories/${id}`, method: "DELETE", version })}
      onClose={onClose}
    />
  );
}

interface Writing {
  path: string;
  method: "POST" | "PATCH" | "DELETE";
  body?: object;
  version?: number | undefined;
}

function useWriting(done: string, onClose: () => void) {
  const { shop } = useDesk();
  const toast = useToast();
  const client = useQueryClient();
  const [key] = useState(newKey);
  return useMutation({
    mutationFn: ({ path, ...asked }: Writing) => api(deskPath(shop.slug, path), { ...asked, key }),
    onSuccess: () => {
      toast(done);
      onClose();
    },
    onSettled: () => client.invalidateQueries({ queryKey: keys.inShop(shop.slug) }),
  });
}
