import * as tf from '@tensorflow/tfjs';
import { peakGpuBytes } from './gpu-counters.ts';

/** Members of TensorFlow.js' engine (4.22) that its types do not expose. */
interface OpenEngine {
  trackTensor: (...values: unknown[]) => void;
}

/** The memory-related members of TensorFlow.js' wasm backend. */
interface OpenBackend {
  readonly wasm?: { readonly HEAPU8?: Uint8Array };
}

/** Additional fields of `tf.memory()` on TensorFlow.js' WebGL backend. */
interface WebglMemory {
  readonly numBytesInGPUAllocated?: number;
}

/** Bytes allocated on the device, or null if unknown. */
function deviceBytes(): number | null {
  if (tf.getBackend() === 'webgpu') return peakGpuBytes();
  const { wasm } = tf.backend() as unknown as OpenBackend;
  const { numBytesInGPUAllocated } = tf.memory() as WebglMemory;
  return wasm?.HEAPU8?.byteLength ?? numBytesInGPUAllocated ?? null;
}

/** Maximum tensors and bytes that are alive at once while some work is started. */
export function peakMemory(work: () => void) {
  const engine = tf.engine() as unknown as OpenEngine;
  const track = engine.trackTensor;
  let [peakTensors, peakTensorBytes] = [0, 0];
  engine.trackTensor = (...values) => {
    track.apply(engine, values);
    const { numTensors, numBytes } = tf.memory();
    peakTensors = Math.max(peakTensors, numTensors);
    peakTensorBytes = Math.max(peakTensorBytes, numBytes);
  };
  try {
    work();
  } finally {
    engine.trackTensor = track;
  }
  return { peakTensors, peakTensorBytes, peakDeviceBytes: deviceBytes() };
}
