// Reads feeds with two parsers that others wrote and prints what each understood, as JSON.
// usage: node read-feeds.mjs FEED.rss FEED.atom FEED.json
import { createReadStream, readFileSync } from 'node:fs';
import FeedParser from 'feedparser';
import { parseFeed } from 'feedsmith';

function withFeedParser(file) {
  return new Promise((resolve, reject) => {
    const parser = new FeedParser({ addmeta: false });
    const items = [];
    let title = null;
    parser.on('error', reject);
    parser.on('meta', meta => { title = meta.title; });
    parser.on('readable', () => {
      for (let item = parser.read(); item; item = parser.read()) {
        items.push({
          id: item.guid, title: item.title, link: item.link,
          published: item.pubdate, content: item.description
        });
      }
    });
    parser.on('end', () => resolve({ title, items }));
    createReadStream(file).pipe(parser);
  });
}

function withFeedsmith(file) {
  const { format, feed } = parseFeed(readFileSync(file, 'utf8'));
  const read = {
    rss: item => ({
      id: item.guid?.value, title: item.title, link: item.link,
      published: item.pubDate, content: item.content?.encoded
    }),
    atom: entry => ({
      id: entry.id, title: entry.title?.value ?? entry.title,
      link: entry.links?.find(link => link.rel === 'alternate')?.href,
      published: entry.published, content: entry.content?.value ?? entry.content
    }),
    json: item => ({
      id: item.id, title: item.title, link: item.url,
      published: item.date_published, content: item.content_html
    })
  }[format];
  const items = (feed.items ?? feed.entries).map(read);
  return { title: feed.title?.value ?? feed.title, items };
}

const readings = [];
for (const file of process.argv.slice(2)) {
  const format = file.slice(file.lastIndexOf('.') + 1);
  if (format !== 'json') {
    readings.push({ parser: 'feedparser', format, ...await withFeedParser(file) });
  }
  readings.push({ parser: 'feedsmith', format, ...withFeedsmith(file) });
}
process.stdout.write(JSON.stringify(readings));
