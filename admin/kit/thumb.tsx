import { useState } from "react";
import { useDesk } from "../desk.tsx";

/** Where the storefront serves a shop's pictures. */
export const pictureUrl = (slug: string, id: string): string => `/s/${slug}/images/${id}`;

/** A product's picture, or its first letter. Decorative: the name stands beside it. */
export function Thumb({ name, pictureId }: { name: string; pictureId: string | null }) {
  const { shop } = useDesk();
  const [failed, setFailed] = useState<string>();
  const isShown = pictureId !== null && failed !== pictureId;
  return (
    <span className="thumb" aria-hidden="true">
      {isShown ? (
        <img
          src={pictureUrl(shop.slug, pictureId)}
          alt=""
          loading="lazy"
          width={44}
          height={44}
          onError={() => setFailed(pictureId)}
        />
      ) : (
        name.slice(0, 1).toUpperCase()
      )}
    </span>
  );
}
