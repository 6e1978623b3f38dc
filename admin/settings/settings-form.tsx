import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState, type FormEvent, type ReactNode } from "react";
import type { SettingsView } from "../../src/shops/settings.ts";
import { api, newKey } from "../api.ts";
import { useDesk } from "../desk.tsx";
import { ErrorBanner } from "../kit/banner.tsx";
import { focusFirstFault, refusedFields } from "../kit/forms/faults.ts";
import { SaveBar } from "../kit/forms/save-bar.tsx";
import { useToast } from "../kit/toast.tsx";
import { useUnsaved } from "../kit/forms/unsaved.tsx";
import { deskPath, keys } from "../queries.ts";
import { useWords } from "../words.tsx";

/** A sentence for each field that cannot be kept, by the field's name. */
export type Faults = Record<string, string>;

export interface Drafting<Draft> {
  draft: Draft;
  faults: Faults;
  change: (part: Partial<Draft>) => void;
}

interface SettingsFormProps<Draft extends object> {
  settings: SettingsView;
  /** The part of the settings that this form edits, as it is typed. */
  draftOf: (settings: SettingsView) => Draft;
  /** What is sent; or what is wrong. */
  patchOf: (draft: Draft) => { patch: object } | { faults: Faults };
  children: (drafting: Drafting<Draft>) => ReactNode;
}

/** A part of the settings: changed here, saved at once, kept safe from being left by mistake. */
export function SettingsForm<Draft extends object>({ settings, draftOf, ...props }: SettingsFormProps<Draft>) {
  const { t } = useWords();
  const form = useRef<HTMLFormElement>(null);
  const [kept, setKept] = useState(() => draftOf(settings));
  const [draft, setDraft] = useState(kept);
  const [faults, setFaults] = useState<Faults>({});
  const isChanged = JSON.stringify(draft) !== JSON.stringify(kept);
  const save = useSaveSettings((saved) => {
    setKept(draftOf(saved));
    setDraft(draftOf(saved));
  });
  const leaving = useUnsaved(isChanged && !save.isPending);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const sent = props.patchOf(draft);
    setFaults("faults" in sent ? sent.faults : {});
    if ("faults" in sent) focusFirstFault(form.current);
    else if (!save.isPending) save.mutate(sent.patch);
  };
  const change = (part: Partial<Draft>) => {
    setDraft((before) => ({ ...before, ...part }));
    setFaults({});
    if (save.error) save.reset();
  };
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <ErrorBanner error={save.error} />
      {props.children({ draft, faults: { ...refusedFields(save.error, t.shell.errors.refused), ...faults }, change })}
      <SaveBar isChanged={isChanged} isSaving={save.isPending} onDiscard={() => setDraft(kept)} />
      {leaving}
    </form>
  );
}

function useSaveSettings(onSaved: (saved: SettingsView) => void) {
  const { t } = useWords();
  const { shop } = useDesk();
  const toast = useToast();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: object) =>
      api<SettingsView>(deskPath(shop.slug, "/settings"), { method: "PATCH", body, key: newKey() }),
    onSuccess: async (saved) => {
      client.setQueryData(keys.settings(shop.slug), saved);
      onSaved(saved);
      toast(t.settings.saved);
      // The shop's name, language and words show everywhere.
      await client.invalidateQueries({ queryKey: keys.session });
    },
  });
}
