/** Loss and gradients of a method, evaluated on given arrays. */
export interface LossAnswer {
  /** Unweighted terms, by id. */
  readonly terms: Readonly<Record<string, number>>;
  /** Sum of the terms, each times its factor within the method; before α or β. */
  readonly total: number;
  /** Gradient of the total with respect to the student's inputs, flattened and concatenated. */
  readonly gradient: readonly number[];
  /** Gradient of the total with respect to each given auxiliary tensor that the method trains. */
  readonly auxiliaryGradients: Readonly<Record<string, readonly number[]>>;
}
