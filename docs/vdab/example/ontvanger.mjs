// A receiver written from README.md alone: node ontvanger.mjs <port> <whsec_…> [fixed time, for tests]. It keeps what it took in memory and prints one line a message.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';

const [port, secret, fixed] = process.argv.slice(2);
const now = () => Number(fixed ?? Date.now() / 1000);
const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
const taken = new Map();
const last = new Map();

function verify(headers, body) {
  const [id, time] = [headers['webhook-id'], headers['webhook-timestamp']];
  if (!(Math.abs(now() - Number(time)) <= 300)) return false;
  const wanted = Buffer.from('v1,' + createHmac('sha256', key).update(`${id}.${time}.`).update(body).digest('base64'));
  return String(headers['webhook-signature']).split(' ').map((s) => Buffer.from(s))
    .some((found) => found.length === wanted.length && timingSafeEqual(found, wanted));
}

function take(headers, body) {
  if (!headers['content-type']?.startsWith('application/cloudevents+json')) return [415, { foutcode: 'MEDIATYPE' }];
  if (!verify(headers, body)) return [401, { foutcode: 'HANDTEKENING' }];
  const event = JSON.parse(body);
  const ok = [200, { id: event.id, status: 'aanvaard', ontvangstnummer: `NODE-${taken.size + 1}` }];
  if (taken.has(event.id)) return taken.get(event.id);
  if (event.type === 'be.leerwerkflow.nummer_voorbij' && Number(event.sequence) <= (last.get(event.source) ?? 0)) return [409, { foutcode: 'AL_ONTVANGEN' }];
  if (Number(event.sequence) !== (last.get(event.source) ?? 0) + 1) return [412, { foutcode: 'VOLGORDE' }];
  last.set(event.source, Number(event.sequence));
  taken.set(event.id, ok);
  console.log(`${event.sequence} ${event.data.mijlpaal} ${event.data.mijlpaalDatum ?? event.data.wijze}`);
  return ok;
}

createServer(async (request, response) => {
  const parts = [];
  for await (const part of request) parts.push(part);
  let answer;
  try {
    answer = take(request.headers, Buffer.concat(parts));
  } catch {
    answer = [400, { foutcode: 'INHOUD' }];
  }
  response.writeHead(answer[0], { 'content-type': 'application/json' }).end(JSON.stringify(answer[1]));
}).listen(Number(port), '127.0.0.1', function () {
  console.log(`klaar op ${this.address().port}`);
});
