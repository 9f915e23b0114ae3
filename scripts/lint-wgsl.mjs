// Compiles every shader in both of its variants and fails on any message, warnings included.
import { readFileSync, readdirSync } from 'node:fs';
import { useSoftwareVulkan } from './browser.mjs';

await useSoftwareVulkan();
const { create, globals } = await import('webgpu');
Object.assign(globalThis, globals);
let gpu = create([]);
const device = await (await gpu.requestAdapter()).requestDevice();

/** As resolveIncludes in src/engine: each file once. */
function include(source, lanes, taken = new Set()) {
  return source.replace(/^#include lib\/([\w-]+)\.wgsl$/gm, (_, name) => {
    if (taken.has(name)) return '';
    taken.add(name);
    return include(readFileSync(`shaders/lib/${name === 'lanes' ? `lanes_${lanes}` : name}.wgsl`, 'utf8'), lanes, taken);
  });
}

let messages = 0;
let compiled = 0;
for (const file of readdirSync('shaders').filter((name) => name.endsWith('.wgsl'))) {
  for (const lanes of ['serial', 'workgroup']) {
    const module = device.createShaderModule({ code: include(readFileSync(`shaders/${file}`, 'utf8'), lanes) });
    compiled += 1;
    for (const { lineNum, linePos, type, message } of (await module.getCompilationInfo()).messages) {
      console.log(`shaders/${file} (${lanes}) ${lineNum}:${linePos} ${type}: ${message}`);
      messages += 1;
    }
  }
}
console.log(`${compiled} shaders compiled, ${messages} messages`);
device.destroy();
gpu = undefined;
process.exitCode = messages === 0 ? 0 : 1;
