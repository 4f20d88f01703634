/**
 * Our own entry in TensorFlow.js' kernel registry: updates all variables of a network in place, for optimizers that
 * find it there for the current backend. Inputs by number: the flat gradient, the optimizer's memory, the variables.
 */
export const UPDATE_VARIABLES = 'UpdateVariables';
