/** Still lifes of our own, drawn on a 400 × 400 square: what the demonstration shop shows without a photograph from anybody. */
export type Drawing = keyof typeof drawings;

export interface Picture {
  drawing: Drawing;
  /** The thing's main colour, and one that goes with it. */
  colour: string;
  accent: string;
  /** Behind it: wall and table. */
  wall: string;
  table: string;
}

type Colours = Pick<Picture, "colour" | "accent">;

/** The picture as SVG: no script, no link, nothing from elsewhere. */
export function drawPicture(picture: Picture): string {
  const { wall, table, drawing } = picture;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400" width="800" height="800" role="img">
<defs><linearGradient id="w" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#fff" stop-opacity=".55"/><stop offset="1" stop-color="#fff" stop-opacity="0"/></linearGradient>
<linearGradient id="s" x1="0" y1="0" x2="1" y2="0"><stop offset="0" stop-color="#fff" stop-opacity=".38"/><stop offset=".45" stop-color="#fff" stop-opacity="0"/><stop offset="1" stop-color="#000" stop-opacity=".2"/></linearGradient></defs>
<rect width="400" height="400" fill="${wall}"/><rect width="400" height="400" fill="url(#w)"/>
<rect y="292" width="400" height="108" fill="${table}"/><rect y="292" width="400" height="3" fill="#000" opacity=".05"/>
${drawings[drawing](picture)}
</svg>`;
}

const shadow = (x: number, y: number, width: number): string =>
  `<ellipse cx="${x}" cy="${y}" rx="${width}" ry="${Math.round(width / 7)}" fill="#2b2118" opacity=".18"/>`;

/** A shape in its colour, then the light that falls on it from the left. */
const lit = (path: string, colour: string): string =>
  `<path d="${path}" fill="${colour}"/><path d="${path}" fill="url(#s)"/>`;

const leaf = (x: number, y: number, turn: number, colour: string): string =>
  `<path transform="translate(${x} ${y}) rotate(${turn})" d="M0 0C14 -16 14 -38 0 -54C-14 -38 -14 -16 0 0Z" fill="${colour}"/>`;

const sprig = (x: number, y: number, colour: string): string =>
  `<path d="M${x} ${y}C${x + 4} ${y - 40} ${x - 6} ${y - 80} ${x} ${y - 118}" fill="none" stroke="${colour}" stroke-width="3"/>` +
  [0, 1, 2].map((step) => leaf(x, y - 30 - step * 32, 48, colour) + leaf(x, y - 22 - step * 32, -48, colour)).join("") +
  leaf(x, y - 112, 0, colour);

const drawings = {
  candle: ({ colour, accent }: Colours) =>
    shadow(208, 318, 92) +
    lit("M128 158H272V296Q272 316 252 316H148Q128 316 128 296Z", colour) +
    `<ellipse cx="200" cy="158" rx="72" ry="14" fill="#fff6e6"/><ellipse cx="200" cy="158" rx="72" ry="14" fill="none" stroke="#fff" stroke-opacity=".6" stroke-width="3"/>` +
    `<path d="M200 160V138" stroke="#4a3b2c" stroke-width="4"/><path d="M200 140C184 122 194 108 200 90C208 108 216 122 200 140Z" fill="#f6a93b"/><path d="M200 138C193 128 197 120 200 110C204 120 207 128 200 138Z" fill="#ffe9b0"/>` +
    `<rect x="152" y="206" width="96" height="74" rx="4" fill="#fffdf8"/>${leaf(200, 262, 0, accent)}${leaf(200, 262, 42, accent)}${leaf(200, 262, -42, accent)}`,
  holder: ({ colour, accent }: Colours) =>
    shadow(206, 318, 84) +
    lit("M138 150Q124 240 156 304Q160 314 176 314H224Q240 314 244 304Q276 240 262 150Z", colour) +
    `<ellipse cx="200" cy="150" rx="62" ry="12" fill="#fff" opacity=".55"/><circle cx="200" cy="252" r="30" fill="${accent}" opacity=".55"/><circle cx="200" cy="252" r="14" fill="#fff3cf"/>`,
  wax: ({ colour, accent }: Colours) =>
    shadow(206, 318, 96) +
    lit("M136 196Q128 308 146 314H254Q272 308 264 196Q232 178 200 178T136 196Z", colour) +
    `<path d="M150 186Q200 140 250 186" fill="none" stroke="${accent}" stroke-width="10" stroke-linecap="round"/><path d="M200 160q-22 -24 -40 -8q18 22 40 8q22 14 40 -8q-18 -16 -40 8Z" fill="${accent}"/>` +
    `<rect x="164" y="228" width="72" height="48" rx="4" fill="#fffdf8"/><path d="M176 246H224M184 260H216" stroke="${accent}" stroke-width="4" stroke-linecap="round"/>`,
  bowl: ({ colour, accent }: Colours) =>
    shadow(204, 318, 96) +
    lit("M96 206Q104 306 168 314H232Q296 306 304 206Z", colour) +
    `<ellipse cx="200" cy="206" rx="104" ry="22" fill="${accent}"/><ellipse cx="200" cy="210" rx="86" ry="15" fill="#000" opacity=".12"/>` +
    `<path d="M112 246Q200 276 288 246" fill="none" stroke="${accent}" stroke-width="6" opacity=".7"/>`,
  cups: ({ colour, accent }: Colours) =>
    shadow(170, 318, 70) +
    shadow(272, 322, 54) +
    lit("M108 188H226L214 300Q212 316 196 316H138Q122 316 120 300Z", colour) +
    `<ellipse cx="167" cy="188" rx="59" ry="12" fill="#3b2a20"/>` +
    lit("M226 232H318L310 308Q308 320 296 320H248Q236 320 234 308Z", accent) +
    `<ellipse cx="272" cy="232" rx="46" ry="10" fill="#f5ede2"/>`,
  plate: ({ colour, accent }: Colours) =>
    shadow(204, 322, 116) +
    `<circle cx="200" cy="200" r="122" fill="${colour}"/><circle cx="200" cy="200" r="122" fill="url(#s)"/><circle cx="200" cy="200" r="86" fill="none" stroke="${accent}" stroke-width="5" opacity=".75"/><circle cx="200" cy="200" r="80" fill="#fff" opacity=".22"/>` +
    sprig(200, 250, accent),
  vase: ({ colour, accent }: Colours) =>
    shadow(206, 320, 66) +
    sprig(200, 176, accent) +
    `<g transform="rotate(18 200 176)">${leaf(208, 168, 24, accent)}</g>` +
    lit("M182 168H218V186Q262 220 254 268Q246 318 200 318Q154 318 146 268Q138 220 182 186Z", colour) +
    `<ellipse cx="200" cy="168" rx="18" ry="5" fill="#000" opacity=".25"/>`,
  linen: ({ colour, accent }: Colours) =>
    shadow(204, 320, 118) +
    [0, 1, 2]
      .map((row) =>
        lit(
          `M${88 + row * 8} ${276 - row * 44}Q84 ${254 - row * 44} 108 ${252 - row * 44}H296Q318 ${254 - row * 44} 312 ${276 - row * 44}Q318 ${298 - row * 44} 296 ${298 - row * 44}H108Q84 ${298 - row * 44} ${88 + row * 8} ${276 - row * 44}Z`,
          row === 1 ? accent : colour,
        ),
      )
      .join("") +
    `<path d="M120 188H288M116 276H286" stroke="#fff" stroke-opacity=".5" stroke-width="3" stroke-dasharray="2 9"/>`,
  cloth: ({ colour, accent }: Colours) =>
    shadow(204, 330, 128) +
    lit(
      "M70 196L200 160L330 196L346 322Q318 306 296 324Q270 306 246 326Q222 308 200 328Q178 308 154 326Q130 306 104 324Q82 306 54 322Z",
      colour,
    ) +
    `<path d="M70 196L200 160L330 196L200 232Z" fill="#fff" opacity=".28"/><path d="M66 226L200 264L334 226M62 252L200 292L338 252" fill="none" stroke="${accent}" stroke-width="5" opacity=".8"/>`,
  apron: ({ colour, accent }: Colours) =>
    `<path d="M150 96Q200 40 250 96" fill="none" stroke="${accent}" stroke-width="9"/>` +
    lit("M150 96H250L262 168Q300 184 306 214L300 344H100L94 214Q100 184 138 168Z", colour) +
    `<path d="M94 214L48 236M306 214L352 236" stroke="${accent}" stroke-width="9" stroke-linecap="round"/><rect x="150" y="226" width="100" height="66" rx="5" fill="#000" opacity=".1"/><path d="M154 230H246" stroke="#fff" stroke-opacity=".6" stroke-width="3" stroke-dasharray="6 5"/>`,
  notebook: ({ colour, accent }: Colours) =>
    shadow(212, 334, 96) +
    `<rect x="126" y="92" width="164" height="240" rx="6" fill="#f7f1e6"/>` +
    lit("M112 84H266Q276 84 276 94V316Q276 326 266 326H112Z", colour) +
    `<rect x="112" y="84" width="20" height="242" fill="#000" opacity=".16"/><path d="M122 104v18M122 142v18M122 180v18M122 218v18M122 256v18M122 292v18" stroke="#fff" stroke-width="3"/><rect x="240" y="84" width="9" height="242" fill="${accent}"/>` +
    `<rect x="152" y="132" width="72" height="46" rx="3" fill="#fffdf8"/>`,
  cards: ({ colour, accent }: Colours) =>
    shadow(206, 336, 112) +
    `<g transform="rotate(-11 170 220)"><rect x="84" y="118" width="150" height="206" rx="5" fill="${accent}"/></g>` +
    `<g transform="rotate(9 240 220)"><rect x="168" y="112" width="150" height="206" rx="5" fill="#fffdf8"/>${sprig(243, 290, colour)}</g>` +
    `<g transform="rotate(-2 200 230)"><rect x="122" y="126" width="150" height="206" rx="5" fill="#fbf6ec"/>${sprig(197, 302, colour)}</g>`,
  ebook: ({ colour, accent }: Colours) =>
    shadow(206, 334, 96) +
    `<rect x="112" y="66" width="180" height="260" rx="16" fill="#2d2a27"/><rect x="124" y="80" width="156" height="224" rx="4" fill="${colour}"/><g transform="translate(50 58) scale(.75)">${sprig(202, 216, accent)}</g>` +
    `<path d="M148 244H256M148 262H240M148 280H252" stroke="#fffdf8" stroke-width="6" stroke-linecap="round" opacity=".85"/><circle cx="202" cy="315" r="4" fill="#8b857d"/>`,
  wheel: ({ colour, accent }: Colours) =>
    shadow(204, 332, 126) +
    lit("M92 282H308L292 330H108Z", accent) +
    `<ellipse cx="200" cy="282" rx="116" ry="24" fill="#8d8379"/><ellipse cx="200" cy="278" rx="116" ry="24" fill="#a69c91"/><ellipse cx="200" cy="276" rx="84" ry="16" fill="none" stroke="#8d8379" stroke-width="3"/>` +
    lit("M150 172Q140 262 172 274H228Q260 262 250 172Z", colour) +
    `<ellipse cx="200" cy="172" rx="50" ry="11" fill="#000" opacity=".22"/><path d="M146 200Q200 220 254 200M147 226Q200 246 253 226" fill="none" stroke="#fff" stroke-opacity=".35" stroke-width="4"/>`,
} satisfies Record<string, (colours: Colours) => string>;
