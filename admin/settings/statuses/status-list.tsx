import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ChevronDown, ChevronUp, GripVertical, Pencil, Plus } from "lucide-react";
import { useState } from "react";
import { ownWord } from "../../../shared/statuses.ts";
import type { Status, StatusAxis } from "../../../src/statuses/status.ts";
import { api, newKey } from "../../api.ts";
import { useDesk } from "../../desk.tsx";
import { Badge, OwnStatusBadge } from "../../kit/badge.tsx";
import { ErrorBanner } from "../../kit/banner.tsx";
import { deskPath, keys } from "../../queries.ts";
import { useWords } from "../../words.tsx";
import { moved } from "./moved.ts";
import { useDragging } from "./use-dragging.ts";

interface StatusListProps {
  statuses: readonly Status[];
  /** What it stands for. */
  about: (status: Status) => string;
  onEdit: (status: Status | "new") => void;
}

const axes = ["payment", "fulfilment", "other"] as const;

/** The merchant's own statuses, group by group, in the order in which they are offered: dragged, or moved by their buttons. */
export function StatusList({ statuses, about, onEdit }: StatusListProps) {
  const { t } = useWords();
  const words = t.settings.statuses;
  const [said, setSaid] = useState("");
  const order = useOrderStatuses();
  const move = (status: Status, to: number) => {
    const group = statuses.filter(({ axis }) => axis === status.axis);
    const next = moved(group, group.indexOf(status), to);
    const all = axes.flatMap((axis) => (axis === status.axis ? next : statuses.filter((one) => one.axis === axis)));
    order.mutate(all);
    setSaid(words.movedTo(next.indexOf(status) + 1, next.length));
  };
  return (
    <section className="card">
      <header>
        <h2>{words.title}</h2>
        <button type="button" className="button small" onClick={() => onEdit("new")}>
          <Plus size={15} aria-hidden="true" />
          {words.add}
        </button>
      </header>
      <ErrorBanner error={order.error} />
      <p className="body soft fine">{statuses.length > 0 ? `${words.hint} ${words.orderHint}` : words.empty}</p>
      {axes
        .map((axis) => [axis, statuses.filter((status) => status.axis === axis)] as const)
        .filter(([, group]) => group.length > 0)
        .map(([axis, group]) => (
          <Group key={axis} axis={axis} group={group} about={about} onEdit={onEdit} onMove={move} />
        ))}
      <output className="aloud">{said}</output>
    </section>
  );
}

interface GroupProps extends Omit<StatusListProps, "statuses"> {
  axis: StatusAxis;
  group: readonly Status[];
  onMove: (status: Status, to: number) => void;
}

function Group({ axis, group, about, onEdit, onMove }: GroupProps) {
  const { t } = useWords();
  const rows = useDragging((from, to) => {
    const [dragged] = group.slice(from, from + 1);
    if (dragged) onMove(dragged, to);
  });
  const words = t.settings.statuses;
  return (
    <>
      <h3 className="body soft fine">{words.axes[axis]}</h3>
      <ul ref={rows} className="entries" aria-label={words.axes[axis]}>
        {group.map((status, at) => (
          <li key={status.id} draggable={group.length > 1}>
            {group.length > 1 && <GripVertical size={15} className="soft grip" aria-hidden="true" />}
            <div>
              <p>
                <OwnStatusBadge status={status} />
              </p>
              <p className="soft fine">{about(status)}</p>
            </div>
            {!status.isEnabled && (
              <Badge tone="quiet" progress="empty">
                {words.disabled}
              </Badge>
            )}
            <RowButtons status={status} at={at} count={group.length} onEdit={onEdit} onMove={onMove} />
          </li>
        ))}
      </ul>
    </>
  );
}

interface RowProps {
  status: Status;
  at: number;
  count: number;
  onEdit: (status: Status) => void;
  onMove: (status: Status, to: number) => void;
}

function RowButtons({ status, at, count, onEdit, onMove }: RowProps) {
  const { t } = useWords();
  const { place } = useDesk();
  const words = t.settings.statuses;
  const name = ownWord(status.labels, place.locale);
  const moves = [
    [words.up(name), at - 1, ChevronUp],
    [words.down(name), at + 1, ChevronDown],
  ] as const;
  return (
    <>
      {count > 1 &&
        moves.map(([label, to, Icon]) => (
          <button
            key={label}
            type="button"
            className="button bare icon small"
            aria-label={label}
            aria-disabled={to < 0 || to >= count}
            onClick={() => {
              if (to >= 0 && to < count) onMove(status, to);
            }}
          >
            <Icon size={15} aria-hidden="true" />
          </button>
        ))}
      <button
        type="button"
        className="button bare icon small"
        aria-label={`${t.shell.edit}\u00a0: ${name}`}
        onClick={() => onEdit(status)}
      >
        <Pencil size={15} aria-hidden="true" />
      </button>
    </>
  );
}

/** Shows the new order at once, and keeps it. */
function useOrderStatuses() {
  const { shop } = useDesk();
  const client = useQueryClient();
  const key = keys.statuses(shop.slug);
  return useMutation({
    mutationFn: (statuses: readonly Status[]) =>
      api(deskPath(shop.slug, "/statuses/order"), {
        method: "PUT",
        body: { ids: statuses.map(({ id }) => id) },
        key: newKey(),
      }),
    onMutate: (statuses) => client.setQueryData(key, { statuses }),
    onSettled: () => client.invalidateQueries({ queryKey: key }),
  });
}
