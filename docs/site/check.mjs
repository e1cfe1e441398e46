// Every link of the built site that stays on it leads to a file, and to something on it where it names an anchor.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { Parser } from 'htmlparser2';

const site = resolve(import.meta.dirname, '../../target/docs');
const pages = new Map();
for (const name of readdirSync(site, { recursive: true }).filter(file => file.endsWith('.html'))) {
  const page = { anchors: new Set(), links: [] };
  new Parser({
    onopentag(_, { id, href, src }) {
      if (id) page.anchors.add(id);
      page.links.push(...[href, src].filter(Boolean));
    },
  }).end(readFileSync(join(site, name), 'utf8'));
  pages.set(join(site, name), page);
}

let alive = 0;
const dead = [];
for (const [file, { links }] of pages) {
  for (const link of links.filter(one => !/^([a-z]+:|\/\/)/i.test(one))) {
    const [path, anchor] = decodeURI(link).split('#');
    const named = path === '' ? file : path.startsWith('/') ? join(site, path) : resolve(dirname(file), path);
    const target = path.endsWith('/') ? join(named, 'index.html') : existsSync(named) ? named : `${named}.html`;
    const isThere = existsSync(target) && (!anchor || !pages.has(target) || pages.get(target).anchors.has(anchor));
    if (isThere) alive++;
    else dead.push(`${relative(site, file)}: ${link}`);
  }
}
dead.forEach(one => console.error(`A dead link on ${one}`));
console.log(`${pages.size} pages; ${alive} links lead somewhere, ${dead.length} do not.`);
process.exit(dead.length === 0 ? 0 : 1);
