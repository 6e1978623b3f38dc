import { useIsMutating, useMutation } from "@tanstack/react-query";
import { FileDown } from "lucide-react";
import { useRef, useState } from "react";
import { formatBytes } from "../../shared/files/bytes.ts";
import { api, newKey } from "../api.ts";
import { useDesk } from "../desk.tsx";
import { ErrorBanner } from "../kit/banner.tsx";
import { deskPath } from "../queries.ts";
import { useWords } from "../words.tsx";

export interface ChosenFile {
  id: string;
  name: string;
  size: number;
}

const bytesMax = 104_857_600;

interface FileFieldProps {
  file: ChosenFile | null;
  onChange: (file: ChosenFile | null) => void;
}

/** What a digital variant is sold with; it is sent as soon as it is chosen, and kept with the product when the form is saved. */
export function FileField({ file, onChange }: FileFieldProps) {
  const { t } = useWords();
  const { place } = useDesk();
  const input = useRef<HTMLInputElement>(null);
  const { send, percent, error, wrong } = useUpload(onChange);
  const words = t.files;
  return (
    <div className="field">
      <span className="label">{words.field}</span>
      <ErrorBanner error={error} />
      {file && (
        <p className="row">
          <FileDown size={16} aria-hidden="true" />
          <bdi className="strong">{file.name}</bdi>
          <span className="soft">{formatBytes(file.size, place.locale)}</span>
        </p>
      )}
      <div className="row">
        <button
          type="button"
          className="button"
          disabled={percent !== undefined}
          onClick={() => input.current?.click()}
        >
          {percent === undefined ? (file ? words.change : words.choose) : words.sending(percent)}
        </button>
        {file && (
          <button type="button" className="button bare" onClick={() => onChange(null)}>
            {words.remove}
          </button>
        )}
      </div>
      <span className={wrong ? "wrong-ink fine" : "soft fine"} role={wrong ? "alert" : undefined}>
        {wrong ?? (file ? words.replaceHint : words.fieldHint)}
      </span>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={words.field}
        onChange={(event) => {
          send(event.target.files?.[0]);
          event.target.value = "";
        }}
      />
    </div>
  );
}

const uploadKey = ["file-upload"];

/** A file is on its way: what is saved now would be sold without it. */
export const useIsUploading = (): boolean => useIsMutating({ mutationKey: uploadKey }) > 0;

/** Part after part: `percent` of it has arrived; undefined while nothing is sent. */
function useUpload(onSent: (file: ChosenFile) => void) {
  const { t } = useWords();
  const { shop } = useDesk();
  const [wrong, setWrong] = useState<string>();
  const [percent, setPercent] = useState<number>();
  const { mutate, error } = useMutation({
    mutationKey: uploadKey,
    mutationFn: (file: File) => upload(deskPath(shop.slug, "/files"), file, setPercent),
    onSuccess: onSent,
    onSettled: () => setPercent(undefined),
  });
  const send = (file: File | undefined) => {
    if (!file) return;
    const fault = file.size === 0 ? "empty" : file.size > bytesMax ? "tooLarge" : undefined;
    setWrong(fault && t.files[fault]);
    if (!fault) mutate(file);
  };
  return { send, percent, error, wrong };
}

async function upload(path: string, file: File, onProgress: (percent: number) => void): Promise<ChosenFile> {
  onProgress(0);
  const { id, partBytes, partCount } = await api<{ id: string; partBytes: number; partCount: number }>(path, {
    method: "POST",
    body: { name: file.name, size: file.size },
    key: newKey(),
  });
  for (let position = 0; position < partCount; position++) {
    const part = file.slice(position * partBytes, (position + 1) * partBytes, "application/octet-stream");
    // One after the other: a slow line is not divided.
    await api(`${path}/${id}/parts/${position}`, { method: "PUT", body: part });
    onProgress(Math.floor(((position + 1) / partCount) * 100));
  }
  return api<ChosenFile>(`${path}/${id}/completion`, { method: "POST", key: newKey() });
}
