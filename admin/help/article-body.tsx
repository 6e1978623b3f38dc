import { Link } from "@tanstack/react-router";
import { useDesk } from "../desk.tsx";
import { articleNamed } from "./articles.ts";
import { helpFolder } from "./help-queries.ts";
import type { Block, Inline } from "./markdown.ts";

/** A page of the help, without its title. */
export function ArticleBody({ blocks }: { blocks: readonly Block[] }) {
  return blocks.map((block, index) => <OneBlock key={index} block={block} />);
}

function OneBlock({ block }: { block: Block }) {
  if (block.kind === "heading") return block.level === 3 ? <h3>{block.text}</h3> : <h2>{block.text}</h2>;
  if (block.kind === "code")
    return (
      <pre>
        <code>{block.text}</code>
      </pre>
    );
  if (block.kind === "picture") return <img src={`${helpFolder}/${block.source}`} alt={block.alt} loading="lazy" />;
  if (block.kind === "table") return <HelpTable rows={block.rows} />;
  if (block.kind === "paragraph")
    return (
      <p>
        <Inlines inlines={block.inlines} />
      </p>
    );
  const List = block.isOrdered ? "ol" : "ul";
  return (
    <List>
      {block.items.map((item, index) => (
        <li key={index}>
          <Inlines inlines={item} />
        </li>
      ))}
    </List>
  );
}

function HelpTable({ rows: [head = [], ...rows] }: { rows: Inline[][][] }) {
  return (
    <div className="wide-table">
      <table>
        <thead>
          <tr>
            {head.map((cell, index) => (
              <th key={index} scope="col">
                <Inlines inlines={cell} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, at) => (
                <td key={at}>
                  <Inlines inlines={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Inlines({ inlines }: { inlines: readonly Inline[] }) {
  return inlines.map((inline, index) => <OneInline key={index} inline={inline} />);
}

function OneInline({ inline }: { inline: Inline }) {
  const { shop } = useDesk();
  if (inline.kind === "strong") return <strong>{inline.text}</strong>;
  if (inline.kind === "code") return <code>{inline.text}</code>;
  if (inline.kind !== "link") return inline.text;
  const article = articleNamed(inline.to);
  if (article)
    return (
      <Link className="link" to="/$shop/aide/$article" params={{ shop: shop.slug, article }}>
        {inline.text}
      </Link>
    );
  if (!/^https?:/.test(inline.to)) return inline.text;
  return (
    <a className="link" href={inline.to} target="_blank" rel="noreferrer">
      {inline.text}
    </a>
  );
}
