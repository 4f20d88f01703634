/** A method evaluated on given arrays. */
export interface LossAnswer {
  /** Raw, by id. */
  readonly terms: Readonly<Record<string, number>>;
  /** Their sum, each with the factor it has within its method; before α or β. */
  readonly total: number;
  /** Of the total by the student's input, flat; of several inputs one behind the other. */
  readonly gradient: readonly number[];
  /** Gradient of the total by each tensor that the method trains beside the student, where it was given. */
  readonly auxiliaryGradients: Readonly<Record<string, readonly number[]>>;
}
