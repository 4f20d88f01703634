import { create, globals } from 'webgpu';

/**
 * WebGPU in Node, by Dawn, which Chromium uses too: on the machine's GPU or, on Linux, on the SwiftShader that comes
 * with Chromium (`softwareVulkan` in scripts/chromium.mjs).
 */
Object.assign(globalThis, globals);
Object.defineProperty(globalThis, 'navigator', { value: { gpu: create([]) }, configurable: true });
