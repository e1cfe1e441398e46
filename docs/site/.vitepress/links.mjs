import { existsSync, readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';

// Documents that are no pages, and the pages that show them.
const shown = {
  'docs/api': 'docs/api/ingest.md',
  'docs/api/openapi-ingest.yaml': 'docs/api/ingest.md',
  'docs/api/openapi-syndication.yaml': 'docs/api/syndication.md',
  'docs/api/asyncapi.yaml': 'docs/api/topics.md',
};
const isNoPage = path => !path.endsWith('.md') || /^samples\/.*-.*\.md$/.test(path);
const isElsewhere = href => /^([a-z]+:|#|\/)/.test(href);
const titleOf = file => readFileSync(file, 'utf8').match(/^# (.*)$/m)?.[1];

/**
 * Links as they stand in the repository, for the site: a folder's README is its index, a page is called by its
 * title and not by its file, and what is no page (sources, charts) is named but not linked. One that leads
 * nowhere fails the build.
 */
export function linksOfTheRepository(md, root) {
  md.core.ruler.push('links-of-the-repository', state => {
    const from = resolve(root, state.env.relativePath);
    for (const block of state.tokens) {
      let isNamedOnly = false;
      (block.children ?? []).forEach((token, at, all) => {
        if (token.type === 'link_close' && isNamedOnly) {
          token.meta = { isNamedOnly };
          isNamedOnly = false;
        }
        if (token.type !== 'link_open' || isElsewhere(token.attrGet('href'))) return;
        const [path, anchor] = token.attrGet('href').split('#');
        const file = resolve(dirname(from), decodeURI(path));
        if (!existsSync(file)) throw new Error(`${from}: a dead link, ${path}`);
        const page = shown[relative(root, file)];
        if (page) {
          token.attrSet('href', `/${page}`);
        } else if (isNoPage(relative(root, file))) {
          isNamedOnly = true;
          token.meta = { isNamedOnly };
        } else {
          const name = all[at + 1];
          if (name.type === 'text' && name.content.endsWith('.md')) name.content = titleOf(file) ?? name.content;
          if (path.endsWith('README.md') && file !== `${root}/README.md`) {
            token.attrSet('href', path.replace('README.md', 'index.md') + (anchor ? `#${anchor}` : ''));
          }
        }
      });
    }
  });
  for (const rule of ['link_open', 'link_close']) {
    const render = md.renderer.rules[rule] ?? ((tokens, at, options, _, self) => self.renderToken(tokens, at, options));
    md.renderer.rules[rule] = (tokens, at, ...more) => (tokens[at].meta?.isNamedOnly ? '' : render(tokens, at, ...more));
  }
}
