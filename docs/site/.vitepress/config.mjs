import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineConfig } from 'vitepress';
import { linksOfTheRepository } from './links.mjs';

const root = resolve(import.meta.dirname, '../../..');

const pages = (...some) => some.map(([text, path]) => ({ text, link: `/${path}` }));

// Each record by the number and the title that it gives itself.
const records = readdirSync(`${root}/docs/adr`).filter(name => /^\d{4}-/.test(name)).sort().map(name => ({
  text: readFileSync(`${root}/docs/adr/${name}`, 'utf8').match(/^# (.*)$/m)[1],
  link: `/docs/adr/${name.replace('.md', '')}`,
}));

const sidebar = [
  { text: 'Newswire', items: pages(['In five minutes', 'README'], ['How it is built', 'docs/architecture'],
    ['With containers', 'docs/running-with-docker'], ['What has changed', 'CHANGELOG']) },
  { text: 'For editors', items: pages(['The desk', 'docs/editor-guide'], ['Preflight', 'docs/preflight'],
    ['Disclosures', 'docs/disclosure'], ['From a CMS: formats taken', 'docs/ingest-formats']) },
  { text: 'For partners', items: pages(['From the first feed to the first kill', 'docs/partner-guide'],
    ['Receiving webhooks', 'docs/receiving-webhooks'], ['Your portal', 'docs/portal'], ['Feeds', 'docs/feeds'],
    ['Filters', 'docs/filters'], ['WebSub', 'docs/websub'], ['Formats', 'docs/formats']) },
  { text: 'For operators', items: pages(['Operations and runbooks', 'docs/operations'], ['The console', 'docs/console'],
    ['Keys and roles', 'docs/access'], ['Secrets at rest', 'docs/secrets'], ['Endpoints', 'docs/endpoints'],
    ['Deliveries and kill reports', 'docs/deliveries'], ['Where calls may go', 'docs/outbound']) },
  { text: 'Reference', items: pages(['Configuration', 'docs/configuration'], ['Metrics', 'docs/metrics'],
    ['Ingest API', 'docs/api/ingest'], ['Syndication API', 'docs/api/syndication'],
    ['Topics (AsyncAPI)', 'docs/api/topics'], ['Schemas', 'schemas/'], ['Samples', 'samples/']) },
  { text: 'For developers', items: [...pages(['Contributing', 'CONTRIBUTING'], ['A format more', 'docs/adding-a-format'],
    ['Pages', 'docs/pages'], ['Benchmarks', 'docs/benchmarks']),
    { text: 'Decisions', link: '/docs/adr/', collapsed: true, items: records }] },
];

export default defineConfig({
  title: 'Newswire',
  description: 'Event-driven content syndication for news publishers',
  lang: 'en-GB',
  srcDir: root,
  srcExclude: ['**/target/**', '**/src/**', 'samples/*-*.md'],
  outDir: `${root}/target/docs`,
  cacheDir: `${root}/target/docs-cache`,
  // A folder's README is what one finds in it.
  rewrites: {
    'docs/site/index.md': 'index.md',
    'docs/site/api/:page': 'docs/api/:page',
    'docs/adr/README.md': 'docs/adr/index.md',
    'samples/README.md': 'samples/index.md',
    'schemas/README.md': 'schemas/index.md',
  },
  ignoreDeadLinks: 'localhostLinks', // of a Newswire that runs
  markdown: { config: md => linksOfTheRepository(md, root) },
  vite: {
    publicDir: false,
    plugins: [{
      // The pages lie outside of this folder, and find Vue here all the same.
      name: 'vue-from-here',
      enforce: 'pre',
      resolveId(id, _, options) {
        return /^vue(\/|$)/.test(id) ? this.resolve(id, import.meta.filename, { ...options, skipSelf: true }) : null;
      },
    }],
    build: { chunkSizeWarningLimit: 2000 }, // Swagger UI, which only the reference loads
  },
  themeConfig: {
    nav: pages(['Editors', 'docs/editor-guide'], ['Partners', 'docs/partner-guide'],
      ['Operators', 'docs/operations'], ['Reference', 'docs/configuration']),
    sidebar,
    outline: [2, 3],
    search: { provider: 'local' },
    footer: { message: 'Apache-2.0' },
  },
});
