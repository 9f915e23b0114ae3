// Compiles every shader in both of its variants and fails on any message, warnings included.
import { readFileSync, readdirSync } from 'node:fs';
import { useSoftwareVulkan } from './browser.mjs';

await useSoftwareVulkan();
const { create, globals } = await import('webgpu');
Object.assign(globalThis, globals);
let gpu = create([]);
const device = await (await gpu.requestAdapter()).requestDevice();

/** As resolveIncludes in src/engine: each file once. */
function include(source, variant, taken = new Set()) {
  return source.replace(/^#include lib\/([\w-]+)\.wgsl$/gm, (_, name) => {
    if (taken.has(name)) return '';
    taken.add(name);
    return include(readFileSync(`shaders/lib/${name === 'matvec' ? `matvec_${variant}` : name}.wgsl`, 'utf8'), variant, taken);
  });
}

let messages = 0;
let compiled = 0;
for (const file of readdirSync('shaders').filter((name) => name.endsWith('.wgsl'))) {
  for (const variant of ['serial', 'workgroup']) {
    const module = device.createShaderModule({ code: include(readFileSync(`shaders/${file}`, 'utf8'), variant) });
    compiled += 1;
    for (const { lineNum, linePos, type, message } of (await module.getCompilationInfo()).messages) {
      console.log(`shaders/${file} (${variant}) ${lineNum}:${linePos} ${type}: ${message}`);
      messages += 1;
    }
  }
}
console.log(`${compiled} shaders compiled, ${messages} messages`);
device.destroy();
gpu = undefined;
process.exitCode = messages === 0 ? 0 : 1;
