// W1 on DBOS: node w1.mjs <postgres url>. Reads "play <from> <until> <c>" or "count" a line and answers with a line of JSON.
import { DBOS } from '@dbos-inc/dbos-sdk';
import pg from 'pg';
import readline from 'node:readline';

const url = process.argv[2];
const pool = new pg.Pool({ connectionString: url, max: 10 });
const waiting = new Map();
const handles = new Map();
const letters = (i, n) => Array.from({ length: n }, (_, k) => 'abcdefghijklmnopqrstuvwxyz0123456789'[(i * 7919 + k * (k + 31)) % 36]).join('');
const body = (i, n) => JSON.stringify({ n: i, t: letters(i, n) });

// Resolves when the workflow stands before its next wait: what comes before it is committed then.
function reached(i, state) {
  const key = `${i}:${state}`;
  const known = waiting.get(key);
  if (known) { waiting.delete(key); known(); } else waiting.set(key, null);
}
function until(i, state) {
  const key = `${i}:${state}`;
  if (waiting.has(key)) { waiting.delete(key); return Promise.resolve(); }
  return new Promise(resolve => waiting.set(key, resolve));
}

const effect = (i, no, text) => DBOS.runStep(() => pool.query('INSERT INTO outbox (id, instance, body) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [i * 10 + no, i, text]).then(() => no), { name: `outbox-${no}` });
const mini = DBOS.registerWorkflow(async (i, document) => {
  reached(i, 1);
  await effect(i, 1, await DBOS.recv('taak-1', 600));
  reached(i, 2);
  await DBOS.recv('taak-2', 600);
  reached(i, 3);
  await DBOS.sleep(100);
  reached(i, 4);
  await effect(i, 2, await DBOS.recv('taak-3', 600));
  return document.length;
}, { name: 'mini' });

async function answer(i, no) {
  await DBOS.send(`w-${i}`, body(i + no * 31, 100), `taak-${no}`);
  await (no === 3 ? handles.get(i).getResult() : until(i, no + 1));
  if (no === 3) handles.delete(i);
}

async function phase(from, end, c, step, latencies) {
  let next = from;
  const begun = performance.now();
  await Promise.all(Array.from({ length: c }, async () => {
    for (let i = next++; i < end; i = next++) {
      const at = performance.now();
      await step(i);
      latencies?.push(performance.now() - at);
    }
  }));
  return (performance.now() - begun) / 1000;
}

async function play(from, end, c) {
  const [latencies, seconds] = [[], []];
  seconds.push(await phase(from, end, c, async i => { handles.set(i, await DBOS.startWorkflow(mini, { workflowID: `w-${i}` })(i, body(i, 200))); await until(i, 1); }));
  seconds.push(await phase(from, end, c, i => answer(i, 1), latencies));
  seconds.push(await phase(from, end, c, i => answer(i, 2), latencies));
  const begun = performance.now();
  for (let i = from; i < end; i++) await until(i, 4);
  seconds.push((performance.now() - begun) / 1000);
  seconds.push(await phase(from, end, c, i => answer(i, 3), latencies));
  return { seconds, latencies };
}

async function count() {
  const { rows } = await pool.query("SELECT (SELECT COUNT(*) FROM dbos.workflow_status WHERE status = 'SUCCESS')::int AS finished, (SELECT COUNT(DISTINCT id) FROM outbox)::int AS effects");
  return rows[0];
}

await pool.query('CREATE TABLE outbox (id BIGINT PRIMARY KEY, instance BIGINT NOT NULL, body TEXT NOT NULL, sent BIGINT NOT NULL DEFAULT 0)');
DBOS.setConfig({ name: 'bench', systemDatabaseUrl: url, logLevel: 'error', runAdminServer: false });
await DBOS.launch();
console.log(JSON.stringify({ ready: true }));
for await (const line of readline.createInterface({ input: process.stdin })) {
  const [verb, ...n] = line.split(' ');
  if (verb === 'stop') break;
  const answered = verb === 'play' ? await play(...n.map(Number)) : verb === 'count' ? await count() : {};
  console.log(JSON.stringify({ ...answered, cpuMs: (process.cpuUsage().user + process.cpuUsage().system) / 1000 }));
}
await DBOS.shutdown();
await pool.end();
