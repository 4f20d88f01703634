/** WebAssembly machine code: instructions that leave one value, or none, on the stack. */
export type Code = readonly number[];

/** A parameter or local variable of a function. */
export interface Local {
  readonly get: Code;
  set(value: Code): Code;
}

const MAGIC_AND_VERSION: Code = [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
const I32 = 0x7f;
const V128 = 0x7b;

/** Unsigned LEB128, the format of counts, indices and offsets. */
function unsigned(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  do {
    const low = rest % 128;
    rest = Math.floor(rest / 128);
    bytes.push(rest > 0 ? low + 128 : low);
  } while (rest > 0);
  return bytes;
}

/** Signed LEB128 of a value ≥ 0: the last byte's sixth bit must be 0, since it is the sign. */
function signed(value: number): number[] {
  return value < 64 ? [value] : [(value % 128) + 128, ...signed(Math.floor(value / 128))];
}

/** The vector instruction `opcode` (prefix 0xfd) after its operands. */
const vectorOp =
  (opcode: number) =>
  (...operands: Code[]): Code => [...operands.flat(), 0xfd, ...unsigned(opcode)];

/** Vector instruction on the memory at `address` + `offset` bytes; floats are aligned to 4 bytes. */
const memoryOp = (opcode: number, offset: number) => [0xfd, ...unsigned(opcode), 2, ...unsigned(offset)];

/** The instructions that our kernels use: addresses are i32 in bytes, values are vectors of four floats. */
export const ops = {
  /** A constant ≥ 0. */
  int: (value: number): Code => [0x41, ...signed(value)],
  addInt: (a: Code, b: Code): Code => [...a, ...b, 0x6a],
  /** The byte ranges must not overlap. */
  copy: (to: Code, from: Code, numBytes: Code): Code => [...to, ...from, ...numBytes, 0xfc, 10, 0, 0],
  load: (address: Code, offset = 0): Code => [...address, ...memoryOp(0, offset)],
  /** One float, repeated four times. */
  loadSplat: (address: Code, offset = 0): Code => [...address, ...memoryOp(9, offset)],
  store: (address: Code, value: Code, offset = 0): Code => [...address, ...value, ...memoryOp(11, offset)],
  zero: [0xfd, 12, ...Array.from({ length: 16 }, () => 0)] as Code,
  and: vectorOp(78),
  /** The bits of the first operand that are not set in the second. */
  andNot: vectorOp(79),
  equal: vectorOp(65),
  greater: vectorOp(68),
  add: vectorOp(228),
  multiply: vectorOp(230),
  /** The second operand where it is greater, else the first. */
  max: vectorOp(235),
  /** a · b + c, rounded once or twice depending on the processor; see `hasFusedMultiply`. */
  relaxedMultiplyAdd: vectorOp(0x105),
} as const;

/** Declares the parameters and locals of one function. */
export class Frame {
  readonly #types: number[] = [];
  #numParameters = 0;

  /** The i32 arguments in the caller's order; must be declared before any variable. */
  parameters<Name extends string>(...names: Name[]): Readonly<Record<Name, Local>> {
    this.#numParameters = names.length;
    return Object.fromEntries(names.map((name) => [name, this.#local(I32)])) as Record<Name, Local>;
  }

  int(): Local {
    return this.#local(I32);
  }

  vector(): Local {
    return this.#local(V128);
  }

  vectors(count: number): Local[] {
    return Array.from({ length: count }, () => this.vector());
  }

  /** Repeats `body` `count` times, at least once. */
  repeat(count: Code, ...body: Code[]): Code {
    const left = this.int();
    const oneLess = [...left.get, 0x41, 1, 0x6b];
    const start = left.set(count);
    const next = left.set(oneLess);
    return [...start, 0x03, 0x40, ...body.flat(), ...next, ...left.get, 0x0d, 0, 0x0b];
  }

  /**
   * A module with one function `run` of the declared parameters, on an imported memory.
   *
   * @param isShared whether that memory is shared between threads
   */
  module(body: Code, isShared: boolean): Uint8Array<ArrayBuffer> {
    const vector = (items: readonly Code[]) => [...unsigned(items.length), ...items.flat()];
    const section = (id: number, content: Code) => [id, ...unsigned(content.length), ...content];
    const name = (text: string) => vector([...new TextEncoder().encode(text)].map((byte) => [byte]));
    const parameters = this.#types.slice(0, this.#numParameters).map((type) => [type]);
    const variables = this.#types.slice(this.#numParameters).map((type) => [1, type]);
    // Shared memory has a limit, and the import must allow as much: 65,536 pages, the most that i32s can
    // address.
    const limits = isShared ? [3, 0, ...unsigned(65_536)] : [0, 0];
    const code = [...vector(variables), ...body, 0x0b];
    return Uint8Array.from([
      ...MAGIC_AND_VERSION,
      ...section(1, vector([[0x60, ...vector(parameters), 0]])),
      ...section(2, vector([[...name('env'), ...name('memory'), 2, ...limits]])),
      ...section(3, vector([[0]])),
      ...section(7, vector([[...name('run'), 0, 0]])),
      ...section(10, vector([[...unsigned(code.length), ...code]])),
    ]);
  }

  #local(type: number): Local {
    const index = unsigned(this.#types.length);
    this.#types.push(type);
    return { get: [0x20, ...index], set: (value) => [...value, 0x21, ...index] };
  }
}
