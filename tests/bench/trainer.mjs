// `npm run bench:trainer -- softmax 1 2 3`: trains by the page's CPU trainer, and measures on the texts of training/trainer_seeds.py; a line of JSON a run.
import { createServer } from 'vite';

const [variant = 'softmax', ...seeds] = process.argv.slice(2);
const server = await createServer({ server: { middlewareMode: true, hmr: false, ws: false }, appType: 'custom', logLevel: 'error' });
const { trained } = await server.ssrLoadModule('/tests/bench/trainer.ts');
for (const seed of seeds.length > 0 ? seeds : ['1', '2', '3']) console.log(JSON.stringify(await trained(variant, Number(seed))));
await server.close();
