// Reads feeds with parsers that others wrote and prints what each understood, as JSON.
// usage: node read-feeds.mjs FEED.rss FEED.atom FEED.json
import { createReadStream, readFileSync } from 'node:fs';
import { parseFeed as parseWithFeedParser } from '@rowanmanning/feed-parser';
import FeedParser from 'feedparser';
import { parseFeed as parseWithFeedsmith } from 'feedsmith';
import RssParser from 'rss-parser';

// Every reading of an item: id, title, link, published, authors, enclosure and content. What a parser has
// no place for is left out.

function withFeedparser(file) {
  return new Promise((resolve, reject) => {
    const parser = new FeedParser({ addmeta: false });
    const items = [];
    let title = null;
    parser.on('error', reject);
    parser.on('meta', meta => { title = meta.title; });
    parser.on('readable', () => {
      for (let item = parser.read(); item; item = parser.read()) {
        items.push({
          id: item.guid, title: item.title, link: item.link, published: item.pubdate,
          // Of an entry with several authors, item.author is the feed's.
          authors: item['atom:author']
            ? [].concat(item['atom:author']).map(author => author.name['#'])
            : [item.author],
          enclosure: item.enclosures?.[0]?.url, content: item.description
        });
      }
    });
    parser.on('end', () => resolve({ title, items }));
    createReadStream(file).pipe(parser);
  });
}

function withFeedsmith(file) {
  const { format, feed } = parseWithFeedsmith(readFileSync(file, 'utf8'));
  const read = {
    rss: item => ({
      id: item.guid?.value, title: item.title, link: item.link,
      published: item.pubDate, authors: item.dc?.creators ?? [item.dc?.creator],
      enclosure: item.enclosures?.[0]?.url, content: item.content?.encoded
    }),
    atom: entry => ({
      id: entry.id, title: entry.title?.value ?? entry.title,
      link: entry.links?.find(link => link.rel === 'alternate')?.href,
      published: entry.published, authors: entry.authors?.map(author => author.name),
      enclosure: entry.links?.find(link => link.rel === 'enclosure')?.href,
      content: entry.content?.value ?? entry.content
    }),
    json: item => ({
      id: item.id, title: item.title, link: item.url,
      published: item.date_published, authors: item.authors?.map(author => author.name),
      enclosure: item.attachments?.[0]?.url, content: item.content_html
    })
  }[format];
  const items = (feed.items ?? feed.entries).map(read);
  return { title: feed.title?.value ?? feed.title, items };
}

async function withRssParser(file) {
  const feed = await new RssParser({
    customFields: { item: [['link', 'links', { keepArray: true }], ['dc:creator', 'creators', { keepArray: true }]] }
  }).parseString(readFileSync(file, 'utf8'));
  return {
    title: feed.title,
    items: feed.items.map(item => ({
      id: item.guid ?? item.id, title: item.title, link: item.link,
      published: item.isoDate, authors: item.creators ?? [item.author],
      enclosure: item.enclosure?.url
          ?? item.links?.find(link => link.$?.rel === 'enclosure')?.$.href,
      content: item['content:encoded'] ?? item.content
    }))
  };
}

function withRowanManningsFeedParser(file) {
  const feed = parseWithFeedParser(readFileSync(file, 'utf8'));
  return {
    title: feed.title,
    items: feed.items.map(item => ({
      id: item.id, title: item.title, link: item.url, published: item.published,
      authors: item.authors.map(author => author.name),
      enclosure: item.media.find(medium => medium.type === 'image')?.url ?? item.image?.url,
      content: item.content
    }))
  };
}

const XML = {
  'feedparser': withFeedparser,
  'rss-parser': withRssParser,
  '@rowanmanning/feed-parser': withRowanManningsFeedParser
};

const readings = [];
for (const file of process.argv.slice(2)) {
  const format = file.slice(file.lastIndexOf('.') + 1);
  const parsers = format === 'json' ? { feedsmith: withFeedsmith } : { feedsmith: withFeedsmith, ...XML };
  for (const [parser, read] of Object.entries(parsers)) {
    readings.push({ parser, format, ...await read(file) });
  }
}
process.stdout.write(JSON.stringify(readings));
