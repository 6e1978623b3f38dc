/** Line drawings of 20 px, in the colour of the text beside them. They say nothing that the text does not. */
const paths = {
  basket: "M4 7.5h12l-1 9H5zM7 7.5V6a3 3 0 0 1 6 0v1.5",
  check: "M4.5 10.5 8.5 14.5 15.5 6",
  truck: "M2.5 5.5h9v8h-9zM11.5 8.5h3l3 3v2h-6zM6 15.5a1.5 1.5 0 1 0 0-.01M14 15.5a1.5 1.5 0 1 0 0-.01",
  pin: "M10 17s5.5-4.6 5.5-9a5.5 5.5 0 0 0-11 0c0 4.4 5.5 9 5.5 9zM10 10a2 2 0 1 0 0-4 2 2 0 0 0 0 4z",
  alert: "M10 3 2.5 16.5h15zM10 8v4M10 14.3v.2",
  left: "M12 5 7 10l5 5",
  file: "M5.5 2.5h6l3 3v12h-9zM11.5 2.5v3h3",
  download: "M10 3v9M6.5 8.5 10 12l3.5-3.5M4 16.5h12",
  mail: "M3 5h14v10H3zM3 6l7 5 7-5",
  print: "M6 7V3h8v4M5 14H3V7h14v7h-2M6 12h8v5H6z",
  info: "M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15zM10 9v5M10 6.2v.2",
  outside: "M8 4H4v12h12v-4M11 4h5v5M16 4l-7 7",
} as const;

export function Icon({ name }: { name: keyof typeof paths }) {
  return (
    <svg className="icon" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
      <path
        d={paths[name]}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.6"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
    </svg>
  );
}
