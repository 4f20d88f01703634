/** One benchmark task in a process of its own: `node task.mjs <dawn.node> <order as JSON>`; prints its events as JSON lines. */
import './node-webgpu.mjs';
import { runOrder } from '../../../src/engine/worker/bench/run-order.ts';

const [, , , order = ''] = process.argv;
await runOrder(JSON.parse(order), (event) => console.log(JSON.stringify(event)));
// Dawn keeps the process alive.
process.exit(0);
