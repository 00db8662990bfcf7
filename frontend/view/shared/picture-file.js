// @ts-check
import { element } from './element.js';
import { pngOf } from './png.js';

/** Exports charts as one picture. @param {string} name of the file, before it is made safe @param {import('./png.js').Panel[]} panels @param {string[]} caption */
export async function savePanels(name, panels, caption) {
  const blob = await pngOf(panels, caption);
  const file = name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
  const link = element('a', { href: URL.createObjectURL(blob), download: `lockscope-${file}.png` });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
