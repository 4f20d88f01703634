import { GrowingColumn } from '@/core/growing-column.ts';
import type { StudentStepLosses, TeacherStepLoss } from '../engine/frames.ts';

const float32 = (capacity: number): Float32Array => new Float32Array(capacity);
const uint32 = (capacity: number): Uint32Array => new Uint32Array(capacity);

/** The teacher's steps in columns. */
export class TeacherColumns {
  readonly step: GrowingColumn<Uint32Array>;
  readonly crossEntropy: GrowingColumn<Float32Array>;

  constructor(step = new GrowingColumn(uint32), crossEntropy = new GrowingColumn(float32)) {
    this.step = step;
    this.crossEntropy = crossEntropy;
  }

  get length(): number {
    return this.step.length;
  }

  push({ step, crossEntropy }: TeacherStepLoss): void {
    this.step.push(step);
    this.crossEntropy.push(crossEntropy);
  }

  at(index: number): TeacherStepLoss {
    return { step: this.step.at(index), crossEntropy: this.crossEntropy.at(index) };
  }

  copy(length: number): TeacherColumns {
    return new TeacherColumns(this.step.copy(length), this.crossEntropy.copy(length));
  }
}

/** The students' steps in columns. */
export class StudentColumns {
  readonly step: GrowingColumn<Uint32Array>;
  readonly studentTotal: GrowingColumn<Float32Array>;
  readonly controlTotal: GrowingColumn<Float32Array>;
  /** Raw terms by id; NaN at steps whose loss does not have the term. */
  readonly terms = new Map<string, GrowingColumn<Float32Array>>();

  constructor(
    step = new GrowingColumn(uint32),
    studentTotal = new GrowingColumn(float32),
    controlTotal = new GrowingColumn(float32),
  ) {
    this.step = step;
    this.studentTotal = studentTotal;
    this.controlTotal = controlTotal;
  }

  get length(): number {
    return this.step.length;
  }

  push({ step, studentTotal, controlTotal, terms }: StudentStepLosses): void {
    for (const id of Object.keys(terms)) if (!this.terms.has(id)) this.#addTerm(id);
    this.step.push(step);
    this.studentTotal.push(studentTotal);
    this.controlTotal.push(controlTotal);
    for (const [id, column] of this.terms) column.push(terms[id] ?? NaN);
  }

  /** Terms that the step does not have are omitted. */
  at(index: number): StudentStepLosses {
    const terms: Record<string, number> = {};
    for (const [id, column] of this.terms) {
      const value = column.at(index);
      if (!Number.isNaN(value)) terms[id] = value;
    }
    return {
      step: this.step.at(index),
      studentTotal: this.studentTotal.at(index),
      controlTotal: this.controlTotal.at(index),
      terms,
    };
  }

  copy(length: number): StudentColumns {
    const copied = new StudentColumns(
      this.step.copy(length),
      this.studentTotal.copy(length),
      this.controlTotal.copy(length),
    );
    for (const [id, column] of this.terms) {
      const values = column.copy(length);
      if (!values.toArray().every(Number.isNaN)) copied.terms.set(id, values);
    }
    return copied;
  }

  #addTerm(id: string): void {
    const column = new GrowingColumn(float32);
    for (let row = 0; row < this.length; row++) column.push(NaN);
    this.terms.set(id, column);
  }
}
