/** Where menus are drawn: in the main landmark, so that whoever walks by landmarks finds them. */
export const layers = {
  get current(): HTMLElement | null {
    return document.querySelector("main");
  },
};
