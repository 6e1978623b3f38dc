import { useMutation } from "@tanstack/react-query";
import { Landmark } from "lucide-react";
import { useRef, useState } from "react";
import type { Statement } from "../../src/transfers/statements/statements.http.ts";
import { api } from "../api.ts";
import { useDesk } from "../desk.tsx";
import { ErrorBanner } from "../kit/banner.tsx";
import { Empty, PageHead } from "../kit/page.tsx";
import { deskPath } from "../queries.ts";
import { useTitle } from "../shell/title.ts";
import { useWords } from "../words.tsx";
import { Columns, type Chosen } from "./columns.tsx";
import { Entries } from "./entries.tsx";

/** The bank's statement: what arrived, which order it pays, one click each. */
export function BankPage() {
  const { t } = useWords();
  const words = t.banking.statement;
  useTitle(words.title);
  const { file, read, choose, setColumns } = useStatement();
  return (
    <div className="page">
      <PageHead title={words.title}>
        <FilePicker label={file ? words.another : words.choose} isReading={read.isPending} onChoose={choose} />
      </PageHead>
      <ErrorBanner error={read.error} />
      {!read.data && (
        <section className="card">
          <Empty icon={Landmark} title={words.emptyTitle} text={words.emptyText} />
        </section>
      )}
      {read.data?.columns && <Columns columns={read.data.columns} onChange={setColumns} />}
      {read.data && <Entries key={read.submittedAt} statement={read.data} />}
    </div>
  );
}

/** The chosen file, read again when its columns are chosen otherwise. */
function useStatement() {
  const { shop } = useDesk();
  const [file, setFile] = useState<File>();
  const read = useMutation({
    mutationFn: ({ source, columns }: { source: File; columns: Chosen }) => {
      const query = new URLSearchParams(Object.entries(columns).map(([role, at]) => [role, String(at)]));
      const body = new Blob([source], { type: "application/octet-stream" });
      return api<Statement>(deskPath(shop.slug, `/bank-statements/reading?${query}`), { method: "POST", body });
    },
  });
  const choose = (source: File) => {
    setFile(source);
    read.mutate({ source, columns: {} });
  };
  const setColumns = (columns: Chosen) => file && read.mutate({ source: file, columns });
  return { file, read, choose, setColumns };
}

interface FilePickerProps {
  label: string;
  isReading: boolean;
  onChoose: (file: File) => void;
}

function FilePicker({ label, isReading, onChoose }: FilePickerProps) {
  const { t } = useWords();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button
        type="button"
        className="button next"
        aria-disabled={isReading}
        onClick={() => !isReading && input.current?.click()}
      >
        {label}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={t.banking.statement.file}
        accept=".xml,.csv,.txt,text/csv,text/xml,application/xml"
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file) onChoose(file);
          target.value = "";
        }}
      />
    </>
  );
}
