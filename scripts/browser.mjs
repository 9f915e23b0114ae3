// Finds a Chromium with WebGPU, and the software Vulkan that Node's `webgpu` package needs, on any machine with Node alone.
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { createBrotliDecompress } from 'node:zlib';

const require = createRequire(import.meta.url);
const root = join(dirname(fileURLToPath(import.meta.url)), '..');

const quietFlags = [
  '--no-sandbox',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--font-render-hinting=none',
  '--disable-lcd-text',
  '--force-color-profile=srgb',
  '--hide-scrollbars',
];

/** Flags that give a headless Chromium WebGPU in software. */
export const webgpuFlags = [
  ...quietFlags,
  '--enable-unsafe-webgpu',
  '--use-webgpu-adapter=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
];

/** Flags of a Chromium without WebGPU. */
export const noWebgpuFlags = [...quietFlags, '--disable-features=WebGPU', '--disable-gpu'];

/** The packaged fonts.conf names a folder of its own machine; this one names where the browser is now, since checkouts are moved. */
function writeFontsConf(folder) {
  const fonts = `<?xml version="1.0"?><fontconfig><dir>${join(folder, 'fonts')}</dir><cachedir>${join(folder, 'font-cache')}</cachedir></fontconfig>`;
  writeFileSync(join(folder, 'fonts.conf'), fonts);
}

function runs(executable, env = {}) {
  try {
    execFileSync(executable, ['--version'], { stdio: 'pipe', timeout: 20_000, env: { ...process.env, ...env } });
    return true;
  } catch {
    return false;
  }
}

/** Unpacks the browser that @sparticuz/chromium ships, once; returns its folder. Linux on x64 only. */
async function packaged() {
  const source = join(dirname(require.resolve('@sparticuz/chromium')), '..');
  const { version } = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8'));
  const folder = join(root, 'node_modules', '.cache', `chromium-${version}`);
  if (existsSync(join(folder, 'done'))) return folder;
  const unfinished = `${folder}.${process.pid}`;
  mkdirSync(join(unfinished, 'lib'), { recursive: true });
  const tar = require('tar-fs');
  const unpack = (name, out) => pipeline(createReadStream(join(source, 'bin', name)), createBrotliDecompress(), out);
  await Promise.all([
    unpack('chromium.br', createWriteStream(join(unfinished, 'chromium'))),
    unpack('swiftshader.tar.br', tar.extract(unfinished)),
    unpack('fonts.tar.br', tar.extract(unfinished)),
    unpack('al2023.tar.br', tar.extract(unfinished)),
  ]);
  chmodSync(join(unfinished, 'chromium'), 0o755);
  writeFileSync(join(unfinished, 'done'), '');
  try {
    renameSync(unfinished, folder);
  } catch (error) {
    // Another process was faster.
    if (!existsSync(join(folder, 'done'))) throw error;
    rmSync(unfinished, { recursive: true });
  }
  return folder;
}

const hasPackaged = process.platform === 'linux' && process.arch === 'x64';
const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** { executablePath, env } of a browser to test with: $CHROMIUM_PATH, else the packaged one, else an installed one. */
export async function findBrowser() {
  if (process.env.CHROMIUM_PATH) return { executablePath: process.env.CHROMIUM_PATH, env: {} };
  if (hasPackaged) {
    const folder = await packaged();
    const executablePath = join(folder, 'chromium');
    writeFontsConf(folder);
    const fonts = { FONTCONFIG_FILE: join(folder, 'fonts.conf') };
    if (runs(executablePath)) return { executablePath, env: fonts };
    // A bare machine lacks libraries that the package brings along.
    const env = { ...fonts, LD_LIBRARY_PATH: [process.env.LD_LIBRARY_PATH, join(folder, 'lib')].filter(Boolean).join(':') };
    if (runs(executablePath, env)) return { executablePath, env };
  }
  const found = installed.find((path) => existsSync(path));
  if (found) return { executablePath: found, env: {} };
  throw new Error('No Chromium was found. Install Chrome, or name one in CHROMIUM_PATH.');
}

/** Lets Node's `webgpu` package find a software Vulkan; to be called before that package is imported. */
export async function useSoftwareVulkan() {
  if (!hasPackaged || process.env.VK_ICD_FILENAMES) return;
  const folder = await packaged();
  process.env.VK_ICD_FILENAMES = join(folder, 'vk_swiftshader_icd.json');
  const { RTLD_NOW, RTLD_GLOBAL } = os.constants.dlopen;
  const stays = 0x1000; // RTLD_NODELETE
  try {
    // Opened here so that Dawn finds it by name; it is no add-on, so Node then throws.
    process.dlopen({ exports: {} }, join(folder, 'libvulkan.so.1'), RTLD_NOW | RTLD_GLOBAL | stays);
  } catch {
    // As expected.
  }
}
