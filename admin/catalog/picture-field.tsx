import { useMutation } from "@tanstack/react-query";
import { ImagePlus } from "lucide-react";
import { useRef, useState } from "react";
import { api, newKey } from "../api.ts";
import { useDesk } from "../desk.tsx";
import { ErrorBanner } from "../kit/banner.tsx";
import { pictureUrl } from "../kit/thumb.tsx";
import { deskPath } from "../queries.ts";
import { useWords } from "../words.tsx";

const kinds = ["image/jpeg", "image/png", "image/webp"];
const bytesMax = 5_242_880;

interface PictureFieldProps {
  pictureId: string | null;
  name: string;
  onChange: (pictureId: string | null) => void;
}

/** One picture; it is sent as soon as it is chosen, and kept with the product when the form is saved. */
export function PictureField({ pictureId, name, onChange }: PictureFieldProps) {
  const { t } = useWords();
  const { shop } = useDesk();
  const file = useRef<HTMLInputElement>(null);
  const { send, isSending, error, wrong } = useUpload(onChange);
  const words = t.catalog.product;
  return (
    <div className="field">
      <span className="label">{words.picture}</span>
      <ErrorBanner error={error} />
      <div className="row picture">
        {pictureId ? (
          <img src={pictureUrl(shop.slug, pictureId)} alt={name} width={96} height={96} />
        ) : (
          <span className="thumb big" aria-hidden="true">
            <ImagePlus size={24} />
          </span>
        )}
        <div className="stack">
          <div className="row">
            <button type="button" className="button" disabled={isSending} onClick={() => file.current?.click()}>
              {isSending ? words.sending : pictureId ? words.changePicture : words.choosePicture}
            </button>
            {pictureId && (
              <button type="button" className="button bare" onClick={() => onChange(null)}>
                {words.removePicture}
              </button>
            )}
          </div>
          <span className={wrong ? "wrong-ink fine" : "soft fine"} role={wrong ? "alert" : undefined}>
            {wrong ?? words.pictureHint}
          </span>
        </div>
      </div>
      <input
        ref={file}
        type="file"
        hidden
        aria-label={words.picture}
        accept={kinds.join(",")}
        onChange={(event) => send(event.target.files?.[0])}
      />
    </div>
  );
}

function useUpload(onSent: (pictureId: string) => void) {
  const { t } = useWords();
  const { shop } = useDesk();
  const [wrong, setWrong] = useState<string>();
  const { mutate, isPending, error } = useMutation({
    mutationFn: (file: File) =>
      api<{ id: string }>(deskPath(shop.slug, "/pictures"), { method: "POST", body: file, key: newKey() }),
    onSuccess: ({ id }) => onSent(id),
  });
  const send = (file: File | undefined) => {
    if (!file) return;
    const fault = !kinds.includes(file.type) ? "pictureKind" : file.size > bytesMax ? "pictureSize" : undefined;
    setWrong(fault && t.catalog.product[fault]);
    if (!fault) mutate(file);
  };
  return { send, isSending: isPending, error, wrong };
}
